"""Submitting a proposal: a version that stays, and at first a number."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.calls.actions import redeem
from app.calls.models import Call
from app.proposals import mail, queries, rules, words
from app.proposals.actions.keeping import hold_call, record, show_as, step
from app.proposals.actions.starting import check_proposer
from app.proposals.errors import Incomplete, NothingNew, OncePerRegion
from app.proposals.models import Proposal, ProposalVersion
from app.proposals.rules import Content


def submit(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    received: datetime,
    code: str = "",
) -> ProposalVersion:
    """Submit a proposal as it stands; it must be held, with all its parts.

    `received` is the moment at which the request reached the server: nothing later counts against
    it. An access code lets in what would be too late. Raises NotNow, CodeUnusable, MayNotPropose,
    OrganisationMissing, Incomplete, NothingNew, OncePerRegion, TooLateToRevise and what a call that
    is not open refuses.
    """
    state = step("submit", proposal)
    hold_call(session, proposal.call)
    if code:
        _take_code(session, proposal, code, received)
    rules.check_in_time(
        proposal.call, proposal.state, proposal.revise_until, received, proposal.code
    )
    if proposal.region_id is not None:
        check_proposer(session, proposal.call, proposal.region_id, proposal.organisation)
    content = rules.content_of(proposal)
    if missing := rules.missing(proposal.call.type, content):
        raise Incomplete([words.part(one) for one in missing])
    last = queries.version(session, proposal.id)
    if last is not None and rules.same(last.content, content):
        raise NothingNew
    _check_once(session, proposal)
    made = _keep(session, actor_id, proposal, content, received, last)
    proposal.state, proposal.revise_until = state, None
    session.flush()
    record(session, actor_id, "proposal.submitted", proposal, {"version": made.number})
    mail.submitted(session, proposal, made.number)
    return made


def _take_code(session: Session, proposal: Proposal, code: str, received: datetime) -> None:
    """Let an access code in a draft that would come too late or too early."""
    found = redeem(session, proposal.call, code, proposal.region_id, received)
    proposal.code_id = found.id
    set_committed_value(proposal, "code", found)


def submit_known(session: Session, proposal: Proposal, at: datetime) -> ProposalVersion:
    """Keep a proposal of the past as submitted at a moment, whatever is missing; nobody is told.

    The proposal must be held, with all its parts.
    """
    made = _keep(session, None, proposal, rules.content_of(proposal), at, None)
    proposal.state = "submitted"
    session.flush()
    return made


def _keep(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    content: Content,
    received: datetime,
    last: ProposalVersion | None,
) -> ProposalVersion:
    """Store the version, give the proposal its number, and show it to others so."""
    if proposal.number is None:
        proposal.number = _next_number(session, proposal.call_id)
    proposal.submitted_at = received
    show_as(proposal, content)
    made = ProposalVersion(
        proposal_id=proposal.id,
        number=last.number + 1 if last else 1,
        submitted_at=received,
        submitted_by_id=actor_id,
        content=content,
    )
    session.add(made)
    return made


def _next_number(session: Session, call_id: int) -> int:
    """Take the call's next number: one atomic statement, and no version of the call's own."""
    calls = Call.__table__.c
    taken = (
        update(Call.__table__)  # type: ignore[arg-type]  # a table
        .where(calls.id == call_id)
        .values(next_number=calls.next_number + 1)
        .returning(calls.next_number)
    )
    return int(session.execute(taken).scalar_one()) - 1


def _check_once(session: Session, proposal: Proposal) -> None:
    """Refuse a second proposal of a region where one is all it may have; the call is held."""
    if not proposal.call.type.once_per_region or proposal.region_id is None:
        return
    others = queries.of_region(session, proposal.call_id, proposal.region_id, but=proposal.id)
    if any(other.number is not None for other in others):
        raise OncePerRegion
