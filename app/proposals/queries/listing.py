"""Lists of proposals: of a call, searched, filtered and sorted; of a region; submitted ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, joinedload, selectinload

from app.calls.models import Call
from app.core.folding import folded
from app.proposals.models import (
    STATES,
    Party,
    Proposal,
    ProposalArea,
    ProposalVersion,
    ShutOut,
)
from app.regions.models import Region

PAGE = 50
SORTS = ("number", "title", "region", "state", "submitted")
# What reviews, ballots and decisions deal with.
TAKEN = ("submitted", "revise", "accepted", "rejected")
_LISTED = (
    joinedload(Proposal.region),
    selectinload(Proposal.areas),
    selectinload(Proposal.parties).joinedload(Party.region),
)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whose proposals a person may list: a call's submitted ones, those of regions, or both.

    Without a call those of regions in their programmes: `pairs` of both ids.
    """

    call_id: int | None = None
    person_id: int | None = None
    submitted: bool = False
    regions: frozenset[int] = frozenset()
    pairs: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; empty means anything."""

    search: str = ""
    state: str = ""
    area_id: int | None = None
    sorted_by: str = "number"
    descending: bool = False
    page: int | None = 1


def listed(session: Session, scope: Scope, wanted: Wanted) -> Sequence[Proposal]:
    """Return a page of the proposals that somebody may list, or all where no page is wanted."""
    region = aliased(Region)
    found = _wanted(scope, wanted).outerjoin(region, region.id == Proposal.region_id)
    columns: dict[str, Any] = {
        "number": func.coalesce(Proposal.number, 1_000_000),
        "title": Proposal.search_key,
        "region": region.code,
        "state": Proposal.state,
        "submitted": Proposal.submitted_at,
    }
    column = columns.get(wanted.sorted_by, columns["number"])
    # Drafts have no number and no submission yet: the newest of all, on every database.
    order = column.desc().nulls_first() if wanted.descending else column.asc().nulls_last()
    found = found.order_by(order, Proposal.id)
    if wanted.page is not None:
        found = found.limit(PAGE).offset(PAGE * (wanted.page - 1))
    return session.scalars(found.options(*_LISTED, contains_eager(Proposal.call))).all()


def count(session: Session, scope: Scope, wanted: Wanted) -> int:
    """Count the proposals on all pages."""
    return session.scalars(_wanted(scope, wanted).with_only_columns(func.count(Proposal.id))).one()


def _wanted(scope: Scope, wanted: Wanted) -> Select[Proposal]:
    """Select what somebody may list and looks for."""
    found = select(Proposal).join(Proposal.call).where(_seen(scope))
    for word in wanted.search.split():
        if key := folded(word):
            found = found.where(Proposal.search_key.contains(key, autoescape=True))
    if wanted.state in STATES:
        found = found.where(Proposal.state == wanted.state)
    if wanted.area_id is not None:
        about = select(ProposalArea.proposal_id).where(ProposalArea.area_id == wanted.area_id)
        found = found.where(Proposal.id.in_(about))
    return found


def _seen(scope: Scope) -> ColumnElement[bool]:
    """Compare a proposal with what somebody may list: drafts only of regions that propose."""
    if scope.call_id is None:
        return or_(
            false(), *(and_(Call.programme_id == one, _of({other})) for one, other in scope.pairs)
        )
    seen = [_of(scope.regions)]
    if scope.submitted:
        shut = select(ShutOut.proposal_id).where(ShutOut.user_id == scope.person_id)
        seen.append(and_(Proposal.number.is_not(None), Proposal.id.not_in(shut)))
    return and_(Proposal.call_id == scope.call_id, or_(*seen))


def _of(region_ids: Collection[int]) -> ColumnElement[bool]:
    """Select what regions propose, or are asked to propose together and did not decline."""
    together = select(Party.proposal_id).where(
        Party.region_id.in_(region_ids), Party.state != "declined"
    )
    return or_(Proposal.region_id.in_(region_ids), Proposal.id.in_(together))


def submitted(session: Session, call_id: int) -> Sequence[Proposal]:
    """Return a call's proposals that were submitted and not withdrawn, by number; four statements.

    Region, areas, parties with their regions and shut-outs are loaded; `title` and `summary` are
    those submitted.
    """
    return session.scalars(
        select(Proposal)
        .where(Proposal.call_id == call_id, Proposal.state.in_(TAKEN))
        .options(*_LISTED, selectinload(Proposal.shut_outs))
        .order_by(Proposal.number)
    ).all()


def latest_versions(session: Session, proposal_ids: Collection[int]) -> dict[int, ProposalVersion]:
    """Return the newest version of each proposal with its content, by proposal; one statement."""
    newer = aliased(ProposalVersion)
    newest = (
        select(newer.proposal_id, func.max(newer.number).label("number"))
        .where(newer.proposal_id.in_(proposal_ids))
        .group_by(newer.proposal_id)
        .subquery()
    )
    found = select(ProposalVersion).join(
        newest,
        and_(
            newest.c.proposal_id == ProposalVersion.proposal_id,
            newest.c.number == ProposalVersion.number,
        ),
    )
    return {one.proposal_id: one for one in session.scalars(found)}


def of_region(
    session: Session, call_id: int, region_id: int, *, but: int | None = None
) -> Sequence[Proposal]:
    """Return what a region itself proposes to a call and has not withdrawn, drafts too."""
    found = select(Proposal).where(
        Proposal.call_id == call_id,
        Proposal.region_id == region_id,
        Proposal.state != "withdrawn",
    )
    if but is not None:
        found = found.where(Proposal.id != but)
    return session.scalars(found.order_by(Proposal.id)).all()


def earlier(session: Session, call: Call, region_ids: Collection[int]) -> Sequence[Proposal]:
    """Return what regions proposed to other calls of the programme, the newest first.

    Only what was submitted can be continued; rejected proposals may be tried again.
    """
    return session.scalars(
        select(Proposal)
        .join(Proposal.call)
        .where(
            Call.programme_id == call.programme_id,
            Call.id != call.id,
            Proposal.region_id.in_(region_ids),
            Proposal.state.in_(TAKEN),
        )
        .options(joinedload(Proposal.call))
        .order_by(Call.year.desc(), Proposal.number)
        .limit(200)
    ).all()
