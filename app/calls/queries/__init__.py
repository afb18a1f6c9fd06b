"""Finding calls, their parts, and what their forms offer."""

from app.calls.queries.calls import (
    call,
    drafts,
    held,
    last_of_type,
    named,
    of_edition,
    of_programme,
    open_calls,
)
from app.calls.queries.choices import area, areas, call_areas, edition_year, editions, zones
from app.calls.queries.listing import PAGE, Wish, count, listed, programmes
from app.calls.queries.parts import (
    code,
    code_typed,
    codes,
    criteria,
    criterion,
    may_join_panel,
    panel_member,
    phases,
    review_phase,
)

__all__ = [
    "PAGE",
    "Wish",
    "area",
    "areas",
    "call",
    "call_areas",
    "code",
    "code_typed",
    "codes",
    "count",
    "criteria",
    "criterion",
    "drafts",
    "edition_year",
    "editions",
    "held",
    "last_of_type",
    "listed",
    "may_join_panel",
    "named",
    "of_edition",
    "of_programme",
    "open_calls",
    "panel_member",
    "phases",
    "programmes",
    "review_phase",
    "zones",
]
