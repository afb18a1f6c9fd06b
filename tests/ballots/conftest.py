from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import has_app_context

from app.ballots import actions, jobs, queries
from app.ballots.actions import Plan
from app.ballots.terms import VotingTerms
from app.core import clock as clock_
from app.core.words import Words
from app.programmes import kind
from app.programmes.models import Membership
from app.regions.models import Region
from tests.conftest import statements
from tests.editions.making import MEET
from tests.intentions import making

OPENS = datetime(2027, 4, 10, 0, 0, tzinfo=UTC)
DURING = OPENS + timedelta(days=2)
CLOSES = datetime(2027, 4, 24, 8, 0, tzinfo=UTC)
COUNTING = CLOSES + timedelta(minutes=1)


def plan(proposals, **facts):
    """A vote for or against each proposal."""
    usual = {
        "method": "each",
        "secret": True,
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "zone": "Asia/Tokyo",
        "quorum": 50,
        "majority": "simple",
        "showing": "at-once",
    }
    return Plan(options=proposals, **{**usual, **facts})


def votes_of_few(fewest):
    """Let secret votes have so few ballots, that small worlds can have them."""
    meet = replace(MEET, offers=(*MEET.offers, VotingTerms(fewest=fewest)))
    kind.install([*(one for one in kind.kinds() if one.slug != MEET.slug), meet])


@contextmanager
def inside(session):
    """Stand inside the application, where keys are; requests stand in their own."""
    with nullcontext() if has_app_context() else session.info["app"].app_context():
        yield


def prepared(session, world, **facts):
    """Prepare a vote about all proposals."""
    made = actions.prepare(session, None, world.call, plan(world.proposals, **facts))
    session.commit()
    session.expire_all()
    return queries.poll(session, made.id)


def opened(session, world, **facts):
    """Prepare and open a vote about all proposals."""
    poll = prepared(session, world, **facts)
    with inside(session):
        actions.open_poll(session, None, poll)
    session.commit()
    return poll


def everything(world, *answers):
    """A ballot with these answers to the proposals."""
    return {one.uuid: said for one, said in zip(world.proposals, answers, strict=True)}


def cast(session, poll, region, choices, received=None):
    """Vote for a region."""
    elector = queries.elector(session, poll.id, region.code)
    with inside(session):
        actions.cast(session, None, elector, choices, received or clock_.now())
    session.commit()


def more_members(session, programme, number, **facts):
    """Make more members of a programme."""
    made = []
    for place in range(number):
        code = f"t-m{place}{facts.get('member_class', 'full')}"
        region = Region(code=code, kind="prefecture", name=Words(en=f"Region {code}"))
        session.add(region)
        session.flush()
        session.add(Membership(programme_id=programme.id, region_id=region.id, **facts))
        made.append(region)
    session.flush()
    return made


@pytest.fixture
def world(app, session, clock):
    """A closed call with two proposals of three members, in the days of a vote about them."""
    session.info["app"] = app
    clock(DURING)
    made = making.world(session)
    votes_of_few(0)
    made.call.published_at = making.OPENS
    session.commit()
    return made


@pytest.fixture
def minute(app, session):
    """Let the worker's minute pass."""

    def pass_by():
        session.commit()
        with app.app_context():
            jobs.count()
            jobs.remind()
        session.expire_all()

    return pass_by


@pytest.fixture
def runs(world, signed_in):
    """Sign the programme's coordinator in; sessions end while the clock moves."""
    return lambda: signed_in("programme_coordinator", programme_id=world.programme.id)


@pytest.fixture
def coordinator(runs):
    return runs()


@pytest.fixture
def speaks(world, signed_in):
    """Sign a coordinator of one of the regions in."""
    scope = {"programme_id": world.programme.id}
    return lambda region: signed_in("region_coordinator", region_id=region.id, **scope)


@pytest.fixture
def queries_counted(app):
    """Collect the statements of a block."""
    return lambda: statements(app.extensions["engine"])


@pytest.fixture
def in_app(app):
    """Stand inside the application for a whole test without requests."""
    with app.app_context():
        yield
