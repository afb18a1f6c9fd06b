"""A small world for tests: a programme with regions, a call of a type of the tests' own."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

from app.calls import type as types
from app.calls.models import Area, Call, CallCode
from app.calls.type import Field, ProposalType
from app.core.languages import _l
from app.core.words import Words
from app.proposals import actions, queries
from app.proposals.actions import Beginning, Draft, Line
from app.proposals.models import ShutOut
from app.proposals.rules import Text
from tests.editions import making
from tests.keeping import once

OPENS = datetime(2027, 4, 1, tzinfo=UTC)
CLOSES = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
NOON = datetime(2027, 5, 20, 3, 0, tzinfo=UTC)
LATE = CLOSES + timedelta(days=1)
SECOND = timedelta(seconds=1)

FIELDS = (
    Field(identifier="goal", label=_l("Goal"), kind="long-text", required=True, most=2000),
    Field(identifier="size", label=_l("Size"), kind="number", most=500),
    Field(identifier="from", label=_l("From"), kind="day"),
    Field(
        identifier="kind",
        label=_l("Sort"),
        kind="choice",
        choices=(("a", _l("First")), ("b", _l("Second"))),
    ),
)


def kind(slug="test-project", **changes):
    """Make a type of proposal."""
    usual = {
        "label": _l("Project"),
        "summary": _l("A project."),
        "fields": FIELDS,
        "proposers": frozenset({"region"}),
        "asks": frozenset({"dates", "place", "people", "budget", "parties"}),
        "made_label": _l("A project"),
        "creates": lambda *_given: "/",
    }
    return ProposalType(slug=slug, **{**usual, **changes})


PROJECT = kind()
ONCE = kind("test-once", once_per_region=True, public=False)


def know_the_types():
    """Make the types of these tests known beside the real ones."""
    own = {one.slug: one for one in (PROJECT, ONCE)}
    types.install([*(one for one in types.proposal_types() if one.slug not in own), *own.values()])


def call(session, programme, slug=PROJECT.slug, **changes):
    """Make a published call."""
    usual = {
        "title": Words(en="Projects 2028", ja="事業2028"),
        "text": Words(en="Propose something."),
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "zone": "Asia/Tokyo",
        "published_at": OPENS,
        "year": 2027,
    }
    made = Call(programme_id=programme.id, type_slug=slug, **{**usual, **changes})
    session.add(made)
    session.flush()
    return made


def code(session, made, **changes):
    """Make an access code."""
    usual = {"code": "ACDEF34679", "made_at": OPENS}
    found = CallCode(call_id=made.id, **{**usual, **changes})
    session.add(found)
    session.flush()
    return found


def area(session, slug="test-shipping"):
    """Make an area of cooperation."""
    made = Area(code=slug, name=Words(en="Shipping", ja="海運"))
    session.add(made)
    session.flush()
    return made


def world(session, **changes):
    """Make a programme with three members, an area and a call that is open at NOON."""
    know_the_types()
    making.know_the_kind()
    if changes:
        return _world(session, **changes)
    return once(session, "proposals", lambda: _world(session))


def _world(session, **changes):
    """Build it."""
    programme = making.programme(session)
    regions = making.regions(session, programme)
    made = call(session, programme, **changes)
    session.flush()
    return SimpleNamespace(
        programme=programme,
        regions=regions,
        toyama=regions[0],
        gangwon=regions[1],
        liaoning=regions[2],
        area=area(session),
        call=made,
        call_id=made.id,
        path=f"/calls/{made.id}/proposals",
    )


def text(title="Kelp", summary="Plant kelp.", status="original"):
    """One language's text."""
    return Text(title=title, summary=summary, status=status)


def draft(**changes):
    """What is written at a proposal that may be submitted."""
    usual = {
        "texts": {"en": text()},
        "values": {"goal": "Cleaner water"},
        "area_ids": frozenset(),
        "budget": (Line(what="Travel", payer="sender", amount=None, currency="JPY"),),
    }
    return Draft(**{**usual, **changes})


def begin(session, world, region=None, *, at=NOON, call=None, **changes):
    """Begin a draft; it is held, with all its parts."""
    usual = {"region": region or world.toyama, "title": "Kelp", "original": "en"}
    wanted = Beginning(**{**usual, **changes})
    made = actions.start(session, None, call or world.call, wanted, at)
    return queries.held(session, made.id)


def written(session, world, region=None, *, at=NOON, **changes):
    """Begin a draft and write what a submission needs."""
    made = begin(session, world, region, at=at)
    return actions.save(session, None, made, draft(**changes), at)


def submitted(session, world, region=None, *, at=NOON, **changes):
    """Submit a proposal."""
    made = written(session, world, region, at=at, **changes)
    actions.submit(session, None, made, at)
    return made


def shut_out(session, proposal, person, at=NOON):
    """Declare a person's conflict of interest."""
    session.add(ShutOut(proposal_id=proposal.id, user_id=person.id, since=at))
    session.flush()


def held(session, proposal):
    """Return a proposal as it is stored now."""
    session.expire_all()
    return queries.held(session, proposal.id)
