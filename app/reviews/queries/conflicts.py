"""Whom a conflict of interest shuts out of which proposals."""

from collections.abc import Collection

from sqlalchemy import CTE, CompoundSelect, Select, literal, select, union
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role
from app.calls.models import Call
from app.proposals.models import Party, Proposal
from app.regions.models import Tie
from app.reviews.models import Conflict, Reviewer
from app.reviews.rules.conflicts import STANDING

# Roles in which a person belongs to a region.
BELONGING = (Role.REGION_COORDINATOR, Role.REVIEWER)
Pairs = CompoundSelect[int, int, str]


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
    belongs, involved = _belongs(call, user_id), _involved(call)
    region, own = involved.c.region_id, belongs.c.region_id
    base = select(involved.c.proposal_id, belongs.c.user_id)
    declared = (
        select(Conflict.proposal_id, Conflict.user_id, literal("declared").label("reason"))
        .join(Proposal, Proposal.id == Conflict.proposal_id)
        .where(Proposal.call_id == call.id)
    )
    if user_id is not None:
        declared = declared.where(Conflict.user_id == user_id)
    return union(
        base.add_columns(involved.c.reason).join(belongs, own == region),
        _tied(base, Tie.a_id == region, own == Tie.b_id, belongs),
        _tied(base, Tie.b_id == region, own == Tie.a_id, belongs),
        declared,
    )


def _tied(
    base: Select[int, int], here: object, there: object, belongs: CTE
) -> Select[int, int, str]:
    """Select who belongs to a region that is tied to one that proposes."""
    found: Select[int, int, str] = (
        base.add_columns(literal("tied-region").label("reason"))
        .join(Tie, here)  # type: ignore[arg-type]  # a condition
        .join(belongs, there)  # type: ignore[arg-type]
    )
    return found


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


def _involved(call: Call) -> CTE:
    """Select the proposals of a call with the regions that propose, and as what."""
    own = select(
        Proposal.id.label("proposal_id"), Proposal.region_id, literal("own-region").label("reason")
    ).where(Proposal.call_id == call.id, Proposal.region_id.is_not(None))
    together = (
        select(Party.proposal_id, Party.region_id, literal("co-proposer").label("reason"))
        .join(Proposal, Proposal.id == Party.proposal_id)
        .where(
            Proposal.call_id == call.id,
            Party.region_id.is_not(None),
            Party.state.in_(STANDING),
        )
    )
    return union(own, together).cte("involved")


def found(session: Session, call: Call) -> dict[tuple[int, int], frozenset[str]]:
    """Return why each reviewer of a call is shut out of which proposals: by proposal and person."""
    reasons: dict[tuple[int, int], set[str]] = {}
    for proposal_id, user_id, reason in session.execute(pairs(call)):
        reasons.setdefault((proposal_id, user_id), set()).add(reason)
    return {pair: frozenset(why) for pair, why in reasons.items()}


def shut(session: Session, call: Call, user_id: int | None) -> frozenset[int]:
    """Return the ids of a call's proposals of which a person may see nothing in review."""
    if user_id is None:
        return frozenset()
    return frozenset(row[0] for row in session.execute(pairs(call, user_id)))
