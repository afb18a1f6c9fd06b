"""Decisions for tests: what was released without the pages of a release, and a call to decide."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import func, select

from app.calls import queries as calls
from app.decisions import actions, queries, rules
from app.decisions.actions import Verdict
from app.decisions.models import Decision, Release
from app.proposals import actions as proposals
from tests.reviews import making

ENDS = making.ENDS
DECIDING = ENDS + timedelta(days=1)


def decided(session, proposal, outcome, at):
    """Accept or reject a proposal in a release of its own, whatever the call says."""
    count = session.scalar(
        select(func.count(Release.id)).where(Release.call_id == proposal.call_id)
    )
    seen = sha256(f"{proposal.id} {count}".encode()).hexdigest()
    release = Release(call_id=proposal.call_id, number=count + 1, at=at, seen=seen)
    session.add(release)
    session.flush()
    decision = Decision(
        proposal_id=proposal.id,
        outcome=outcome,
        decided_at=at,
        released_at=at,
        release_id=release.id,
    )
    session.add(decision)
    session.flush()
    proposals.set_outcome(session, None, proposal, outcome, at)
    return decision


def call(session, world):
    """Return the call as pages have it."""
    session.expire_all()
    return calls.call(session, world.call_id)


def decide(session, world, outcome, *chosen, actor_id=None, **verdict):
    """Let a decision about some proposals wait for its release."""
    pending = queries.pending_of(session, [one.id for one in chosen])
    seen = {one.id: pending[one.id].version if one.id in pending else 0 for one in chosen}
    made = Verdict(outcome=outcome, **verdict)
    actions.decide(session, actor_id, call(session, world), seen, made)
    session.commit()


def seen(session, world):
    """Return the digest of what waits for a release."""
    found = queries.pending(session, world.call_id)
    return rules.digest((one.id, one.version) for one in found)


def release(session, world, actor_id=None, *, told=None):
    """Release what waits."""
    told = told or seen(session, world)
    made = actions.release(session, actor_id, call(session, world), told)
    session.commit()
    return made
