"""Whom a conflict of interest shuts out of which proposals."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    CompoundSelect,
    Select,
    case,
    literal,
    select,
    tuple_,
    union,
    union_all,
)
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.accounts.models import Grant, Role
from app.calls.models import Call
from app.proposals.models import Party, Proposal
from app.regions.models import Tie
from app.reviews.models import Conflict, Reviewer
from app.reviews.rules.conflicts import STANDING

# Roles in which a person belongs to a region.
BELONGING = (Role.REGION_COORDINATOR, Role.REVIEWER)
Pairs = CompoundSelect[Any]


def regions_of(
    session: Session, programme_id: int, user_id: int | None, call_id: int | None = None
) -> frozenset[int]:
    """Return the regions to which a person belongs in a programme, and as reviewer of a call."""
    granted = select(Grant.region_id).where(
        Grant.user_id == user_id,
        Grant.programme_id == programme_id,
        Grant.role.in_(BELONGING),
        Grant.revoked_at.is_(None),
        Grant.region_id.is_not(None),
    )
    named = select(Reviewer.region_id).where(
        Reviewer.user_id == user_id,
        Reviewer.call_id == call_id,
        Reviewer.region_id.is_not(None),
    )
    found = session.scalars(union(granted, named)).all()
    return frozenset(one for one in found if one is not None)


def ties(session: Session, region_ids: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the regions to which each of some regions is tied."""
    rows = session.execute(
        union(
            select(Tie.a_id, Tie.b_id).where(Tie.a_id.in_(region_ids)),
            select(Tie.b_id, Tie.a_id).where(Tie.b_id.in_(region_ids)),
        )
    ).all()
    found: dict[int, set[int]] = {}
    for one, other in rows:
        found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def pairs(call: Call, user_id: int | None = None) -> Pairs:
    """Select each proposal of a call with each person shut out of it, and why.

    All reviewers of the call are looked at, or one person only. `rules.conflicts` says the same of
    one proposal and one person.
    """
    return union(*_selected(call, user_id))


def free(call: Call, proposal_id: Any, user_id: Any) -> ColumnElement[bool]:
    """Compare a proposal and a person in another statement: no conflict stands between them."""
    # Together, repetitions and all, this is quicker than sorting them out. PostgreSQL looks a pair
    # up in a list of pairs; asked whether one exists, it may compare each with all of them.
    shut = union_all(*_selected(call, None)).cte("shut")
    return tuple_(proposal_id, user_id).not_in(select(shut.c.proposal_id, shut.c.user_id))


def _selected(call: Call, user_id: int | None) -> list[Select[Any]]:
    """Select who is shut out for which reason, one statement a reason."""
    near = _near(_belongs(call, user_id))
    tied = near.c.tied
    own = (
        select(
            Proposal.id.label("proposal_id"),
            near.c.user_id,
            case((tied == 1, "tied-region"), else_="own-region").label("reason"),
        )
        .join(near, near.c.region_id == Proposal.region_id)
        .where(_of(call))
    )
    together = (
        select(Proposal.id, near.c.user_id, case((tied == 1, "tied-region"), else_="co-proposer"))
        .join(Party, Party.proposal_id == Proposal.id)
        .join(near, near.c.region_id == Party.region_id)
        .where(_of(call), Party.state.in_(STANDING))
    )
    declared = (
        select(Conflict.proposal_id, Conflict.user_id, literal("declared"))
        .join(Proposal, Proposal.id == Conflict.proposal_id)
        .where(_of(call))
    )
    if user_id is not None:
        declared = declared.where(Conflict.user_id == user_id)
    return [own, together, declared]


def _of(call: Call) -> ColumnElement[bool]:
    """Compare a proposal's call, without an index: that of the few regions finds fewer rows."""
    return Proposal.call_id + 0 == call.id


def _near(belongs: CTE) -> CTE:
    """Select the regions of people, and those to which these are tied."""
    user, region = belongs.c.user_id, belongs.c.region_id
    return union(
        select(user, region, literal(0).label("tied")),
        select(user, Tie.b_id, literal(1)).join(Tie, Tie.a_id == region),
        select(user, Tie.a_id, literal(1)).join(Tie, Tie.b_id == region),
    ).cte("near")


def _belongs(call: Call, user_id: int | None) -> CTE:
    """Select the people looked at with the regions to which they belong."""
    named = select(Reviewer.user_id, Reviewer.region_id).where(
        Reviewer.call_id == call.id, Reviewer.region_id.is_not(None)
    )
    granted = select(Grant.user_id, Grant.region_id).where(
        Grant.programme_id == call.programme_id,
        Grant.role.in_(BELONGING),
        Grant.revoked_at.is_(None),
        Grant.region_id.is_not(None),
    )
    if user_id is None:
        reviewers = select(Reviewer.user_id).where(Reviewer.call_id == call.id)
        granted = granted.where(Grant.user_id.in_(reviewers))
    else:
        named = named.where(Reviewer.user_id == user_id)
        granted = granted.where(Grant.user_id == user_id)
    return union(named, granted).cte("belongs")


def found(session: Session, call: Call) -> dict[tuple[int, int], frozenset[str]]:
    """Return why each reviewer of a call is shut out of which proposals: by proposal and person."""
    reasons: dict[tuple[int, int], set[str]] = {}
    for row in session.execute(pairs(call)):
        reasons.setdefault((row.proposal_id, row.user_id), set()).add(row.reason)
    return {pair: frozenset(why) for pair, why in reasons.items()}


def declared(session: Session, call_id: int) -> Sequence[Conflict]:
    """Return the conflicts that people declared about a call's proposals, with both."""
    return session.scalars(
        select(Conflict)
        .join(Conflict.proposal)
        .where(Proposal.call_id == call_id)
        .options(contains_eager(Conflict.proposal), joinedload(Conflict.user))
        .order_by(Proposal.number, Conflict.declared_at)
    ).all()


def shut(session: Session, call: Call, user_id: int | None) -> frozenset[int]:
    """Return the ids of a call's proposals of which a person may see nothing in review."""
    if user_id is None:
        return frozenset()
    return frozenset(row.proposal_id for row in session.execute(pairs(call, user_id)))
