"""Finding proposals: one with all that its pages show, those of a call, those of a region."""

from app.proposals.queries.co_writers import (
    co_writer,
    co_writer_by_token,
    co_writers,
    recorded_parts,
    written,
)
from app.proposals.queries.finding import (
    ANSWERABLE,
    area_rows,
    by_uuid,
    held,
    hold_party,
    party,
    party_by_token,
    proposal,
    several,
    version,
    versions,
    with_parties,
)
from app.proposals.queries.listing import (
    PAGE,
    SORTS,
    Scope,
    Wanted,
    count,
    earlier,
    latest_versions,
    listed,
    of_region,
    submitted,
)
from app.proposals.queries.old import never_submitted, owners, remembered
from app.proposals.queries.papers import (
    WantedPaper,
    paper_content,
    submitted_papers,
    wanted_paper,
)
from app.proposals.queries.people import region_names
from app.proposals.queries.shutting import shut_out

__all__ = [
    "ANSWERABLE",
    "PAGE",
    "SORTS",
    "Scope",
    "Wanted",
    "WantedPaper",
    "area_rows",
    "by_uuid",
    "co_writer",
    "co_writer_by_token",
    "co_writers",
    "count",
    "earlier",
    "held",
    "hold_party",
    "latest_versions",
    "listed",
    "never_submitted",
    "of_region",
    "owners",
    "paper_content",
    "party",
    "party_by_token",
    "proposal",
    "recorded_parts",
    "region_names",
    "remembered",
    "several",
    "shut_out",
    "submitted",
    "submitted_papers",
    "version",
    "versions",
    "wanted_paper",
    "with_parties",
    "written",
]
