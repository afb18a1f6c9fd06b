"""Who is told about released decisions and cancelled calls, and what reviewers wrote."""

from collections.abc import Collection

from sqlalchemy import CompoundSelect, and_, select, union
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.accounts.queries import coordinators
from app.ballots.models import Elector, Poll
from app.calls.models import Call, PanelMember
from app.proposals.models import Party, Proposal
from app.reviews.models import Review, Reviewer
from app.reviews.queries.conflicts import pairs

# Neither withdrawn nor decided.
ALIVE = ("draft", "submitted", "revise")
RUNNING = (Poll.opened_at.is_not(None), Poll.counted_at.is_(None), Poll.cancelled_at.is_(None))


def coordinators_by_region(session: Session, programme_id: int) -> dict[int, list[User]]:
    """Return who coordinates each region in a programme, by region; one statement."""
    rows = session.execute(
        select(Grant.region_id, User)
        .join(User, User.id == Grant.user_id)
        .where(
            Grant.programme_id == programme_id,
            Grant.role == Role.REGION_COORDINATOR,
            Grant.revoked_at.is_(None),
            Grant.region_id.is_not(None),
        )
        .order_by(User.id)
    )
    found: dict[int, list[User]] = {}
    for region_id, user in rows:
        if region_id is not None:
            found.setdefault(region_id, []).append(user)
    return found


def concerned(session: Session, call: Call) -> list[User]:
    """Return whom it concerns that a call ends: each once; three statements.

    Who proposes or is asked to, drafts included; who reviews; the panel; who may vote.
    """
    at_it = (Proposal.call_id == call.id, Proposal.state.in_(ALIVE))
    asked = select(Party.region_id).join(Proposal, Proposal.id == Party.proposal_id)
    voting = select(Elector.region_id).join(Poll, Poll.id == Elector.poll_id)
    regions: CompoundSelect[int | None] = union(
        select(Proposal.region_id).where(*at_it),
        asked.where(*at_it, Party.state != "declined"),
        voting.where(Poll.call_id == call.id, Elector.entitled, *RUNNING),
    )
    people = union(
        select(Reviewer.user_id).where(Reviewer.call_id == call.id, Reviewer.removed_at.is_(None)),
        select(PanelMember.user_id).where(PanelMember.call_id == call.id),
    )
    still = select(Grant.user_id).where(
        Grant.programme_id == call.programme_id, Grant.revoked_at.is_(None)
    )
    found = [*coordinators(session, call.programme_id, session.scalars(regions))]
    found += session.scalars(
        select(User).where(User.id.in_(people), User.id.in_(still)).order_by(User.id)
    )
    return list({one.id: one for one in found}.values())


def asked_by_mail(session: Session, call_id: int) -> set[tuple[str, str]]:
    """Return the organisations that propose in a call or are asked to: address and language."""
    found = session.execute(
        select(Party.contact_mail, Party.language)
        .join(Proposal, Proposal.id == Party.proposal_id)
        .where(
            Proposal.call_id == call_id,
            Proposal.state.in_(ALIVE),
            Party.state != "declined",
            Party.contact_mail != "",
        )
    )
    return {(address, language) for address, language in found}


def remarks(session: Session, call: Call, proposal_ids: Collection[int]) -> dict[int, list[str]]:
    """Return what reviewers wrote for the proposers, by proposal, in an order that names nobody.

    Only what is done counts, and nothing of whom a conflict shuts out.
    """
    shut = pairs(call).subquery()
    one = select(shut.c.proposal_id, shut.c.user_id).distinct().subquery()
    rows = session.execute(
        select(Review.proposal_id, Review.for_proposer)
        .join(Proposal, Proposal.id == Review.proposal_id)
        .outerjoin(
            one,
            and_(one.c.proposal_id == Review.proposal_id, one.c.user_id == Review.user_id),
        )
        .where(
            Proposal.call_id == call.id,
            Review.proposal_id.in_(proposal_ids),
            Review.done_at.is_not(None),
            Review.for_proposer != "",
            one.c.user_id.is_(None),
        )
    )
    found: dict[int, list[str]] = {}
    for proposal_id, text in rows:
        found.setdefault(proposal_id, []).append(text)
    return {proposal_id: sorted(texts) for proposal_id, texts in found.items()}
