"""The result of few ballots would tell how each region voted: of a secret vote none is read."""

import json
from itertools import product

import pytest
from sqlalchemy import func, select, update

from app.ballots import exports, queries, rules
from app.ballots.errors import TooFewForSecret
from app.ballots.models import Ballot
from app.ballots.rules import ANSWERS, Terms
from app.ballots.terms import VotingTerms
from tests.ballots.conftest import (
    COUNTING,
    cast,
    everything,
    more_members,
    opened,
    votes_of_few,
)

FEWEST = VotingTerms().fewest
ELECTORS = 9


def results(fewest, number):
    """Return every result that so many ballots can have."""
    terms = Terms(method="each", options=("a",), fewest=fewest)
    return {
        json.dumps(rules.count(terms, ELECTORS, [{"a": one} for one in said]).document())
        for said in product(ANSWERS, repeat=number)
    }


def test_the_result_of_few_ballots_is_one_whatever_they_say():
    assert [len(results(FEWEST, number)) for number in range(FEWEST)] == [1] * FEWEST
    assert len(results(FEWEST, FEWEST)) > 1


def test_without_the_rule_they_tell():
    assert [len(results(0, number)) for number in range(3)] == [1, 3, 6]


def test_of_one_among_several_nobody_is_chosen():
    terms = Terms(method="one-of", options=("a", "b"), fewest=FEWEST)
    found = rules.count(terms, ELECTORS, [{"choice": "a"}] * (FEWEST - 1))
    assert (found.outcome, found.leading, found.unread) == ("too-few", (), FEWEST - 1)
    assert {one.votes_for for one in found.tallies} == {0}
    found = rules.count(terms, ELECTORS, [{"choice": "a"}] * FEWEST)
    assert (found.outcome, found.unread) == ("chosen", 0)


@pytest.fixture
def members(world, session):
    """As many members as a secret vote needs."""
    votes_of_few(FEWEST)
    more = more_members(session, world.programme, FEWEST - len(world.regions))
    session.commit()
    return [*world.regions, *more]


@pytest.mark.usefixtures("in_app")
def test_a_vote_of_few_regions_can_only_be_open(world, session, members):
    assert opened(session, world, secret=True).opened_at is not None
    votes_of_few(FEWEST + 1)
    with pytest.raises(TooFewForSecret):
        opened(session, world, secret=True)
    assert opened(session, world, secret=False).opened_at is not None


def voted(session, world, regions, **facts):
    """Let regions vote for everything."""
    poll = opened(session, world, quorum=0, **facts)
    for region in regions:
        cast(session, poll, region, everything(world, "for", "for"))
    return poll


def counted(session, poll, clock, minute):
    """Let the vote be over, and count it."""
    clock(COUNTING)
    minute()
    return queries.poll(session, poll.id)


def stored(session, poll):
    """Return how many ballots are kept."""
    return session.scalar(select(func.count(Ballot.id)).where(Ballot.poll_id == poll.id))


def test_few_ballots_are_destroyed_unread(world, session, members, clock, minute, runs):
    poll = counted(session, voted(session, world, members[1:]), clock, minute)
    assert stored(session, poll) == 0
    assert (poll.result["cast"], poll.result["unread"]) == (0, FEWEST - 1)
    outcomes = queries.outcomes(session, [one.id for one in world.proposals])
    assert {one.outcome for one in outcomes.values()} == {"too-few"}
    told = exports.document(poll, queries.electors(session, poll.id), [])
    found, same = rules.recount(json.loads(json.dumps(told)))
    assert (same, found.document()) == (True, poll.result)
    coordinator = runs()
    page = coordinator.get(f"/polls/{poll.id}").text
    assert "4 of 5 regions with a vote have voted; 5 were needed." in page
    assert "The ballots were destroyed unread." in page
    assert "do not add up" not in page
    assert "Abstain" not in page
    proposal = coordinator.get(f"/proposals/{world.proposals[0].uuid}").text
    assert "none was read" in proposal
    assert "0 for" not in proposal


@pytest.mark.usefixtures("in_app")
@pytest.mark.parametrize("secret", [True, False])
def test_enough_ballots_and_those_of_an_open_vote_are_counted(
    world, session, members, clock, minute, secret
):
    regions = members if secret else members[:1]
    poll = counted(session, voted(session, world, regions, secret=secret), clock, minute)
    assert stored(session, poll) == len(regions)
    assert {one["outcome"] for one in poll.result["tallies"]} == {"carried"}


@pytest.mark.usefixtures("in_app")
def test_whoever_spoils_ballots_until_few_are_left_reads_none(
    world, session, members, clock, minute
):
    poll = voted(session, world, members)
    spoilt = select(Ballot.id).where(Ballot.poll_id == poll.id).limit(FEWEST - 1)
    ids = list(session.scalars(spoilt))
    session.execute(update(Ballot).where(Ballot.id.in_(ids)).values(sealed=b"spoilt"))
    poll = counted(session, poll, clock, minute)
    assert stored(session, poll) == 0
    assert (poll.result["unreadable"], poll.result["unread"]) == (FEWEST - 1, 1)
    assert {one["votes_for"] for one in poll.result["tallies"]} == {0}


@pytest.mark.usefixtures("in_app")
def test_the_coordinator_and_whoever_votes_are_told(world, session, members, speaks):
    poll = opened(session, world, secret=True)
    shown = speaks(members[0]).get(f"/polls/{poll.id}/regions/{members[0].code}").text
    assert "With fewer than 5 ballots none is read" in shown
