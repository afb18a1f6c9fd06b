"""Releasing pending decisions: proposals change, things are made, and everybody is told."""

from collections.abc import Sequence
from typing import Literal, cast

from sqlalchemy.orm import Session

from app.calls.models import Call
from app.calls.type import Accepted
from app.core import clock
from app.core.errors import Refused
from app.core.languages import _
from app.decisions import mail, queries, rules
from app.decisions.errors import NotCreated, NothingToRelease, OtherDecisions
from app.decisions.models import Decision, Release
from app.history import actions as history
from app.proposals import actions as proposals
from app.proposals import queries as proposal_queries
from app.proposals.models import Proposal
from app.reviews import queries as reviews


def release(session: Session, actor_id: int | None, call: Call, seen: str) -> Release:
    """Make all pending decisions of a call known, all at once or none; the phases must be loaded.

    `seen` is the digest of the decisions that the person saw: the same click again finds the
    release that it made. Decisions about withdrawn proposals wait on. Raises NoDecisions, TooEarly,
    NothingToRelease, OtherDecisions, and NotCreated where one thing cannot be made.
    """
    pending = _held(session, call)
    if rules.digest((one.id, one.version) for one in pending) != seen or not pending:
        return _earlier(session, call, seen, pending)
    rules.check_time(call, clock.now())
    ready = [one for one in pending if rules.releasable(one.proposal.state)]
    if not ready:
        raise NothingToRelease
    made = Release(
        call_id=call.id,
        number=queries.next_number(session, call.id),
        at=clock.now(),
        by_id=actor_id,
        seen=seen,
    )
    session.add(made)
    session.flush()
    _release_all(session, actor_id, call, made, ready)
    history.record(
        session,
        actor_id,
        "decisions.released",
        subject=f"call:{call.id}",
        programme_id=call.programme_id,
        details={"call": call.id, "release": made.number},
    )
    return made


def _held(session: Session, call: Call) -> Sequence[Decision]:
    """Return the pending decisions, while nobody else decides, submits or releases.

    Proposals are held before their call, as whoever submits one does.
    """
    queries.hold(session, call.id, queries.pending_ids(session, call.id))
    session.refresh(call, ["version", "cancelled_at"], with_for_update=True)
    return queries.pending(session, call.id)


def _earlier(session: Session, call: Call, seen: str, pending: Sequence[Decision]) -> Release:
    """Return the release that an earlier click made; raises NothingToRelease, OtherDecisions."""
    found = queries.release_seen(session, call.id, seen)
    if found is not None:
        return found
    raise OtherDecisions if pending else NothingToRelease


def _release_all(
    session: Session,
    actor_id: int | None,
    call: Call,
    made: Release,
    ready: Sequence[Decision],
) -> None:
    """Release each decision, then tell everybody."""
    ids = [one.proposal_id for one in ready]
    remarks = queries.remarks(session, call, ids)
    versions = proposal_queries.latest_versions(session, ids)
    whole = {one.id: one for one in proposal_queries.several(session, ids)}
    for decision in ready:
        proposal = whole[decision.proposal_id]
        if decision.outcome == "accepted":
            values = versions[proposal.id].content["values"]
            decision.made = _create(session, actor_id, call, made, proposal, values)
        decision.remarks = remarks.get(proposal.id, [])
        decision.release_id, decision.released_at = made.id, made.at
        session.flush()
        _carry_out(session, actor_id, decision, proposal)
    readers = queries.coordinators_by_region(session, call.programme_id)
    for decision in ready:
        proposal = whole[decision.proposal_id]
        mail.released(session, call, decision, proposal, readers)
        if decision.outcome in {"accepted", "rejected"}:
            proposals.forget_contacts(session, proposal)


def _create(
    session: Session,
    actor_id: int | None,
    call: Call,
    made: Release,
    proposal: Proposal,
    values: dict[str, str],
) -> str:
    """Make what acceptance leads to; returns the path of its page. Raises NotCreated."""
    accepted = Accepted(
        programme=call.programme, edition=call.edition, title=call.title, values=values, at=made.at
    )
    try:
        return call.type.creates(session, actor_id, proposal, accepted)
    except Refused as refusal:
        number, title = str(proposal.number), proposal.title.best(proposal.original)
        if proposal.id in reviews.shut(session, call, actor_id):
            number, title = "–", _("Decisions that a conflict of interest hides from you")
        raise NotCreated(number, title, refusal.message) from refusal


def _carry_out(
    session: Session, actor_id: int | None, decision: Decision, proposal: Proposal
) -> None:
    """Let the proposal stand where the released decision says."""
    if decision.outcome == "revise":
        proposals.ask_to_revise(session, actor_id, proposal, decision.until)
    elif decision.outcome == "deferred":
        history.record(
            session,
            actor_id,
            "proposal.deferred",
            subject=f"proposal:{proposal.id}",
            programme_id=proposal.call.programme_id,
            region_id=proposal.region_id,
            details={"call": proposal.call_id, "number": proposal.number},
        )
    else:
        outcome = cast("Literal['accepted', 'rejected']", decision.outcome)
        at = decision.released_at
        assert at is not None
        proposals.set_outcome(session, actor_id, proposal, outcome, at)
