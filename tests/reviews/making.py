"""A small world under review: a call with criteria and a phase, proposals, reviewers."""

from datetime import timedelta
from types import SimpleNamespace

from app.accounts.models import Grant, Role, User
from app.calls import queries as calls
from app.calls.models import Criterion, ReviewPhase
from app.core import clock
from app.core.words import Words
from app.regions.models import Tie
from app.reviews import actions, queries
from app.reviews.actions import Written
from tests.editions import making as programmes
from tests.keeping import once
from tests.proposals import making

NOON = making.NOON
OPENS = making.CLOSES
REVIEWING = OPENS + timedelta(days=10)
ENDS = OPENS + timedelta(days=30)
LATER = ENDS + timedelta(seconds=1)
TEXT, COMMITTEE, PROPOSER = "canarytext", "canarycommittee", "canaryproposer"


def phase(session, call, **changes):
    """Make a phase of review."""
    usual = {"name": Words(en="First"), "opens_at": OPENS, "closes_at": ENDS}
    made = ReviewPhase(call_id=call.id, **{**usual, **changes})
    session.add(made)
    session.flush()
    return made


def criterion(session, call, position=1, **changes):
    """Make a criterion, scored from 0 to 5."""
    usual = {"label": Words(en=f"Criterion {position}"), "hint": Words(en="Think.")}
    made = Criterion(call_id=call.id, position=position, **{**usual, **changes})
    session.add(made)
    session.flush()
    return made


def world(session, **changes):
    """Make a call whose proposals of Toyama and of Gangwon are under review from REVIEWING on."""
    if changes:
        return _world(session, **changes)
    making.know_the_types()
    programmes.know_the_kind()
    return once(session, "reviews", lambda: _world(session))


def _world(session, **changes):
    """Build it."""
    found = making.world(session)
    found.phase = phase(session, found.call, **changes)
    found.criteria = [
        criterion(session, found.call, 1, weight=3),
        criterion(session, found.call, 2, weight=1),
        criterion(session, found.call, 3, weight=0),
    ]
    found.first = proposal(session, found, found.toyama)
    found.second = proposal(session, found, found.gangwon)
    session.commit()
    return found


def proposal(session, world, region, title=TEXT):
    """Submit a proposal of a region, in time."""
    texts = {"en": making.text(title=title)}
    made = making.submitted(session, world, region, texts=texts)
    session.flush()
    return made


def reviewer(session, world, region=None, *, user=None, **load):
    """Make a person with the role, and name them."""
    number = len(queries.eligible(session, world.programme.id)) + 1
    if user is None:
        user = User(
            email=f"reviewer-{number}@example.org",
            name=f"Reviewer {number}",
            created_at=clock.now(),
        )
        session.add(user)
        session.flush()
    scope = {"programme_id": world.programme.id, "region_id": region.id if region else None}
    session.add(Grant(user_id=user.id, role=Role.REVIEWER, granted_at=clock.now(), **scope))
    session.flush()
    session.expire(user, ["grants"])
    load.setdefault("region_id", scope["region_id"])
    made = actions.name_reviewer(session, None, world.call, user.id, **load)
    session.commit()
    return SimpleNamespace(user=user, id=made.id, user_id=user.id)


def tie(session, one, other):
    """Tie two regions."""
    session.add(
        Tie(
            code=f"{one.code}-{other.code}",
            a_id=one.id,
            b_id=other.id,
            level="region",
            tie_type="friendship",
        )
    )
    session.flush()


def assign(session, world, proposal, *people):
    """Assign a proposal to exactly these reviewers."""
    session.expire_all()
    found = queries.proposal_of(session, world.call_id, proposal.number)
    actions.assign_by_hand(session, None, found, {one.id for one in people})
    session.commit()


def reading(session, proposal, person, at=REVIEWING):
    """Return a proposal as it is to a person."""
    session.expire_all()
    return queries.reading(session, proposal.uuid, person.user_id, at)


def scores(world, *values):
    """Return scores by criterion."""
    return {one.id: value for one, value in zip(world.criteria, values, strict=False)}


def reviewed(session, world, proposal, person, *values, done=True, at=REVIEWING):
    """Let a person score a proposal."""
    found = reading(session, proposal, person, at)
    written = Written(
        values=scores(world, *values), for_committee=COMMITTEE, for_proposer=PROPOSER, done=done
    )
    made = actions.save(session, person.user_id, found, written)
    session.commit()
    return made


def call(session, world):
    """Return the call as pages have it."""
    session.expire_all()
    return calls.call(session, world.call_id)
