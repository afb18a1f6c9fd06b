"""The answers of regions, what they are asked about, and whom to remind."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session, joinedload

from app.calls import queries as calls
from app.calls.models import Call
from app.intentions import rules
from app.intentions.models import Intention, SurveyReminder
from app.intentions.rules import Cell, Counts, Said
from app.programmes.models import Membership
from app.programmes.queries import member_regions
from app.proposals.models import Party, Proposal
from app.regions.models import Region

# Drafts and what was withdrawn are nobody else's business.
ASKED_STATES = ("submitted", "revise", "accepted", "rejected")


@dataclass(frozen=True)
class Asked:
    """A call's survey as one region is asked it."""

    call: Call
    region: Region


def survey(session: Session, call_id: int) -> Call | None:
    """Return a published call that has an intention survey, with programme, edition and panel."""
    found = calls.call(session, call_id)
    if found is None or found.published_at is None or found.survey_closes_at is None:
        return None
    return found


def asked(session: Session, call_id: int, code: str) -> Asked | None:
    """Return a call's survey and a region that is a member of its programme now."""
    call = survey(session, call_id)
    if call is None:
        return None
    region = session.scalar(
        select(Region)
        .join(Membership, Membership.region_id == Region.id)
        .where(
            Region.code == code,
            Membership.programme_id == call.programme_id,
            Membership.left.is_(None),
            or_(Membership.left_reason.is_(None), Membership.left_reason != "suspended"),
        )
    )
    return None if region is None else Asked(call, region)


def proposals(session: Session, call_id: int) -> Sequence[Proposal]:
    """Return what was submitted to a call and not withdrawn, by number, with proposing region."""
    return session.scalars(
        select(Proposal)
        .where(
            Proposal.call_id == call_id,
            Proposal.number.is_not(None),
            Proposal.state.in_(ASKED_STATES),
        )
        .options(joinedload(Proposal.region))
        .order_by(Proposal.number)
    ).all()


def proposing(session: Session, found: Collection[Proposal]) -> dict[int, set[int]]:
    """Return the ids of the regions that propose each proposal, by its id, in the order given."""
    own: dict[int, set[int]] = {
        one.id: {one.region_id} if one.region_id is not None else set() for one in found
    }
    parties = select(Party.proposal_id, Party.region_id).where(
        Party.proposal_id.in_(own), Party.region_id.is_not(None), Party.state == "confirmed"
    )
    for proposal_id, region_id in session.execute(parties):
        if region_id is not None:
            own[proposal_id].add(region_id)
    return own


def answers(
    session: Session, proposal_ids: Collection[int], region_id: int
) -> dict[int, Intention]:
    """Return what a region answered as it stands now, by proposal id."""
    found = session.scalars(
        select(Intention)
        .where(Intention.proposal_id.in_(proposal_ids), Intention.region_id == region_id)
        .execution_options(populate_existing=True)
    )
    return {one.proposal_id: one for one in found}


def cells(session: Session, proposal_ids: Collection[int]) -> dict[tuple[int, int], Cell]:
    """Return what every region answered, by proposal and region; one statement."""
    columns = (Intention.answer, Intention.people, Intention.contribution)
    found = session.execute(
        select(Intention.proposal_id, Intention.region_id, *columns)
        .where(Intention.proposal_id.in_(proposal_ids))
        .order_by(Intention.id)
    )
    return {
        (proposal_id, region_id): Cell(
            said=cast("Said", answer), people=people, contribution=contribution
        )
        for proposal_id, region_id, answer, people, contribution in found
    }


def of_proposal(session: Session, proposal_id: int) -> Sequence[Intention]:
    """Return what regions answered about a proposal, with the regions, yes before no."""
    order = case({"will": 1, "interested": 2}, value=Intention.answer, else_=3)
    return session.scalars(
        select(Intention)
        .where(Intention.proposal_id == proposal_id)
        .options(joinedload(Intention.region))
        .order_by(order, Intention.id)
    ).all()


def counts(session: Session, proposal_ids: Collection[int]) -> dict[int, Counts]:
    """Return how many regions will take part, are interested and will not, by proposal id.

    One statement; a proposal that nobody answered has its zeros too.
    """
    people = func.coalesce(func.sum(case((Intention.answer == "will", Intention.people))), 0)
    found = session.execute(
        select(
            Intention.proposal_id,
            func.count(case((Intention.answer == "will", 1))),
            func.count(case((Intention.answer == "interested", 1))),
            func.count(case((Intention.answer == "will-not", 1))),
            people,
        )
        .where(Intention.proposal_id.in_(proposal_ids))
        .group_by(Intention.proposal_id)
    )
    counted = {
        proposal_id: Counts(will=will, interested=interested, will_not=will_not, people=sum_)
        for proposal_id, will, interested, will_not, sum_ in found
    }
    return {one: counted.get(one, Counts()) for one in proposal_ids}


def regions(session: Session, region_ids: Collection[int]) -> dict[int, Region]:
    """Return regions by id."""
    found = session.scalars(select(Region).where(Region.id.in_(region_ids)))
    return {one.id: one for one in found}


def matrix(
    session: Session, call: Call, found: Sequence[Proposal], hidden: Collection[int] = ()
) -> rules.Matrix:
    """Return the matrix of a call's members and proposals; three statements.

    What is contributed to a hidden proposal is left out: it tells what that is about.
    """
    members = [one.id for one in member_regions(session, call.programme_id)]
    known = {
        at: replace(cell, contribution="") if at[0] in hidden else cell
        for at, cell in cells(session, [one.id for one in found]).items()
    }
    return rules.matrix(members, proposing(session, found), known)


def hold_region(session: Session, programme_id: int, region_id: int) -> None:
    """Let whoever answers for the same region at the same moment wait."""
    session.execute(
        select(Membership.id)
        .where(Membership.programme_id == programme_id, Membership.region_id == region_id)
        .with_for_update()
    ).all()


def surveys_ahead(session: Session, now: datetime) -> Sequence[Call]:
    """Return the calls whose survey is open."""
    return session.scalars(_ahead(now).order_by(Call.id)).all()


def held_survey(session: Session, call_id: int, now: datetime) -> Call | None:
    """Return a call whose survey is open, with its programme; nobody moves its deadline now."""
    return session.scalar(
        _ahead(now)
        .where(Call.id == call_id)
        .options(joinedload(Call.programme, innerjoin=True))
        .with_for_update(of=Call)
    )


def _ahead(now: datetime) -> Select[Call]:
    """Select the calls whose survey is open."""
    return select(Call).where(
        Call.published_at.is_not(None),
        Call.cancelled_at.is_(None),
        Call.closes_at <= now,
        Call.survey_closes_at > now,
    )


def reminders(session: Session, call_id: int) -> dict[int, SurveyReminder]:
    """Return the reminders that went out for a call, by minutes before the deadline."""
    found = session.scalars(select(SurveyReminder).where(SurveyReminder.call_id == call_id))
    return {one.before_minutes: one for one in found}
