"""Areas of cooperation: what was proposed and done in each, and who works with whom."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask.typing import ResponseReturnValue

from app.calls import queries as calls
from app.calls.models import Area
from app.calls.type import proposal_types
from app.core.access import allow, anyone
from app.core.db import session
from app.core.web import page
from app.projects import queries, words
from app.projects.models import Project
from app.projects.routes.blueprint import bp
from app.projects.rules.together import Pair, matrix, pairs
from app.proposals.models import Proposal
from app.regions.models import Region

# So many pairs stand in the table; the others are folded.
MOST_PAIRS = 15


@bp.get("/areas")
@allow(anyone)
def areas() -> ResponseReturnValue:
    """List the areas, each with how much was proposed and done in it."""
    every = calls.areas(session())
    under = {one.id: [other for other in every if other.parent_id == one.id] for one in every}
    members = queries.area_members(session(), _public_types())
    return page(
        areas=[one for one in every if one.parent_id is None],
        under=under,
        counts={one.id: _count(members, [one, *under[one.id]]) for one in every},
    )


@bp.get("/areas/<code>")
@allow(anyone, find=calls.area)
def area(area: Area) -> ResponseReturnValue:
    """Show what an area holds over the years."""
    every = calls.areas(session())
    under = [one for one in every if one.parent_id == area.id]
    ids = {area.id, *(one.id for one in under)}
    projects = queries.in_area(session(), ids)
    proposals = queries.in_area_proposals(session(), ids, _public_types())
    return page(
        area=area,
        parent=next((one for one in every if one.id == area.parent_id), None),
        under=under,
        projects=projects,
        proposals=proposals,
        **_together(projects, proposals),
        words=words,
    )


def _together(projects: Sequence[Project], proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Return who works with whom, as pairs and, where there are several, as a matrix."""
    found = _pairs(projects, proposals)
    return {
        "pairs": found,
        "most": MOST_PAIRS,
        "matrix": matrix(found) if len(found) > 1 else [],
        "regions": _regions(projects, proposals),
    }


def _count(members: Mapping[int, set[tuple[str, int]]], areas: Iterable[Area]) -> int:
    """Count what stands in areas; what stands in several of them counts once."""
    return len(set().union(*(members.get(one.id, set()) for one in areas)))


def _public_types() -> list[str]:
    """Return the types of proposal of which anyone may see what was accepted."""
    return [one.slug for one in proposal_types() if one.public]


def _pairs(projects: Iterable[Project], proposals: Iterable[Proposal]) -> list[Pair]:
    """Return who works with whom."""
    proposed = ((one.call.year, _parties(one)) for one in proposals)
    return pairs([*queries.between(projects), *proposed])


def _parties(proposal: Proposal) -> frozenset[int]:
    """Return the ids of the regions that propose together."""
    confirmed = [one.region_id for one in proposal.parties if one.state == "confirmed"]
    return frozenset(one for one in (proposal.region_id, *confirmed) if one is not None)


def _regions(projects: Iterable[Project], proposals: Iterable[Proposal]) -> dict[int, Region]:
    """Return all regions that are named, by their ids."""
    named = [one.lead for one in projects] + [one.region for one in proposals]
    named += [row.region for one in projects for row in one.partners]
    named += [row.region for one in proposals for row in one.parties]
    return {one.id: one for one in named if one is not None}
