"""Deciding about proposals; nobody but deciders knows until the release."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.ballots import queries as ballots
from app.calls.models import Call
from app.core import clock
from app.core.errors import Absent
from app.core.words import Words
from app.decisions import queries, rules
from app.decisions.errors import NothingChosen, Overtaken
from app.decisions.models import Decision
from app.history import actions as history
from app.proposals.models import Proposal


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is decided; without a comment the one that stands there stays."""

    outcome: rules.Outcome
    for_proposer: Words | None = None
    until: datetime | None = None


def decide(
    session: Session, actor_id: int | None, call: Call, seen: Mapping[int, int], verdict: Verdict
) -> None:
    """Decide the same about some proposals of a call, whose phases must be loaded.

    `seen` tells by proposal which pending decision the person saw: its version, or 0 for none.
    Raises NoDecisions, TooEarly, NothingChosen, Overtaken, UntilPassed, and what
    `rules.check_outcome` does; Absent for what is no proposal of the call.
    """
    now = clock.now()
    rules.check_time(call, now)
    rules.check_until(verdict.until, now)
    held = _held(session, call, seen)
    pending, votes = _fresh(session, held, seen), _votes(session, call, seen)
    last = queries.last_released(session, seen)
    for proposal in held:
        rules.check_outcome(
            verdict.outcome,
            proposal.state,
            proposal.number,
            by_vote=call.decided_by == "vote",
            vote=votes.get(proposal.id),
        )
        _set(session, actor_id, pending.get(proposal.id), proposal, verdict, last)
    session.flush()
    _record(session, actor_id, "decisions.prepared", call)


def undo(session: Session, actor_id: int | None, call: Call, seen: Mapping[int, int]) -> None:
    """Take pending decisions about some proposals back; `seen` as above. Raises Overtaken."""
    for one in _fresh(session, _held(session, call, seen), seen).values():
        session.delete(one)
    session.flush()
    _record(session, actor_id, "decisions.taken_back", call)


def take_vote(session: Session, actor_id: int | None, call: Call, hidden: Collection[int]) -> int:
    """Decide what the counted votes say where nothing is decided yet; returns how many.

    `hidden` are the proposals that a conflict hides from the person. Raises what `decide` does.
    """
    outcomes = ballots.outcomes(session, [one for one in _open(session, call) if one not in hidden])
    count = 0
    for outcome in ("accepted", "rejected"):
        said = [key for key, one in outcomes.items() if rules.offered(one.outcome) == outcome]
        if said:
            decide(session, actor_id, call, dict.fromkeys(said, 0), Verdict(outcome=outcome))
            count += len(said)
    return count


def _open(session: Session, call: Call) -> list[int]:
    """Return the ids of the proposals of a call about which nothing is decided."""
    pending = set(queries.pending_ids(session, call.id))
    return [one for one in queries.decidable(session, call.id) if one not in pending]


def _held(session: Session, call: Call, wanted: Collection[int]) -> list[Proposal]:
    """Hold the proposals; raises NothingChosen, Absent."""
    if not wanted:
        raise NothingChosen
    held = list(queries.hold(session, call.id, wanted))
    if len(held) != len(wanted) or any(one.number is None for one in held):
        raise Absent
    return held


def _fresh(
    session: Session, held: Collection[Proposal], seen: Mapping[int, int]
) -> dict[int, Decision]:
    """Return the pending decisions, which must be those that the person saw; raises Overtaken."""
    pending = queries.pending_of(session, [one.id for one in held])
    for proposal in held:
        there = pending.get(proposal.id)
        if (there.version if there else 0) != seen[proposal.id]:
            raise Overtaken(proposal.number)
    return pending


def _votes(session: Session, call: Call, wanted: Collection[int]) -> dict[int, str]:
    """Return what the members' votes say of some proposals, where they decide."""
    if call.decided_by != "vote":
        return {}
    return {key: one.outcome for key, one in ballots.outcomes(session, wanted).items()}


def _set(
    session: Session,
    actor_id: int | None,
    pending: Decision | None,
    proposal: Proposal,
    verdict: Verdict,
    last: Mapping[int, int],
) -> None:
    """Write a decision down, or change the one that is pending."""
    until = verdict.until if verdict.outcome == "revise" else None
    told: dict[str, Any] = {
        "outcome": verdict.outcome,
        "until": until,
        "decided_at": clock.now(),
        "decided_by_id": actor_id,
    }
    if verdict.for_proposer is not None:
        told["for_proposer"] = verdict.for_proposer
    if pending is None:
        follows = last.get(proposal.id)
        session.add(Decision(proposal_id=proposal.id, follows_id=follows, **told))
        return
    for name, value in told.items():
        setattr(pending, name, value)


def _record(session: Session, actor_id: int | None, action: str, call: Call) -> None:
    """Write a record that tells nothing of what is decided, about which proposals, how many."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"call:{call.id}",
        programme_id=call.programme_id,
        details={"call": call.id},
    )
