"""Finding proposals: one with all that its pages show, those of a call, those of a region."""

from app.proposals.queries.finding import (
    by_uuid,
    held,
    party,
    party_by_token,
    proposal,
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
from app.proposals.queries.people import coordinators, names, region_coordinators

__all__ = [
    "PAGE",
    "SORTS",
    "Scope",
    "Wanted",
    "by_uuid",
    "coordinators",
    "count",
    "earlier",
    "held",
    "latest_versions",
    "listed",
    "names",
    "of_region",
    "party",
    "party_by_token",
    "proposal",
    "region_coordinators",
    "submitted",
    "version",
    "versions",
    "with_parties",
]
