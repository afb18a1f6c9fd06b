"""What the page of a review shows: the text as it may be read, and what others wrote."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from flask import request

from app.calls import queries as calls
from app.core.db import session
from app.core.languages import _
from app.proposals import queries as proposals
from app.proposals import words as proposal_words
from app.proposals.words import Names, Row
from app.regions import queries as regions
from app.reviews import queries, rules
from app.reviews.models import Remark, Review
from app.reviews.queries import Figures, Reading

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Text:
    """What was submitted, laid out: texts by language, the other parts, who proposes, papers."""

    texts: Sequence[Row]
    rows: Sequence[Row]
    proposers: Sequence[str]
    papers: Sequence[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Others:
    """What others wrote: reviews that are done, what they amount to, the discussion."""

    reviews: Sequence[Review]
    remarks: Sequence[Remark]
    figures: Figures


def text(found: Reading, *, blind: bool) -> Text:
    """Lay out the version that was submitted last, without what a blind phase hides."""
    version = proposals.version(session(), found.proposal.id)
    assert version is not None
    kind = found.call.type
    content = rules.shown(version.content, kind, blind=blind, hidden=_("A cost"))
    names = _names(content)
    return Text(
        texts=[row for row in proposal_words.text_rows(content) if row.text],
        rows=[row for row in proposal_words.content_rows(kind, content, names) if row.text],
        proposers=[
            one for one in (names.region(content["region"]), content["organisation"]) if one
        ],
        papers=content["papers"],
    )


def _names(content: dict[str, Any]) -> Names:
    """Return the names of the areas and regions in a content."""
    wanted = {content["region"], content["place_region"]}
    wanted |= {one["region"] for one in content["parties"]}
    by_code = {one.code: one.name for one in regions.regions(session()) if one.code in wanted}
    return Names(areas={one.code: one.name for one in calls.areas(session())}, regions=by_code)


def others(found: Reading) -> Others:
    """Return what others wrote about a proposal."""
    return Others(
        reviews=queries.reviews(session(), found.proposal),
        remarks=queries.remarks(session(), found.proposal.id),
        figures=queries.figures(session(), found.call.id).get(found.proposal.id, Figures()),
    )


def page_number(count: int) -> tuple[int, int]:
    """Return which page of a list is asked for, and how many there are."""
    pages = max(1, ceil(count / PAGE))
    return min(max(1, request.args.get("page", 1, int)), pages), pages
