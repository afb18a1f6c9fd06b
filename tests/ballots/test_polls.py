"""A vote from its preparation to its result: who may vote, one region one vote, the count."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.ballots import actions, exports, queries, rules
from app.ballots import terms as voting
from app.ballots.errors import (
    BallotInvalid,
    ClosesTooEarly,
    KeyGone,
    NobodyMayVote,
    NoVote,
    OptionsMissing,
    PausedAlready,
    PauseInDisorder,
    VoteBegun,
    VoteCancelled,
    VoteClosed,
    VotedAlready,
    VoteNotOpen,
)
from app.ballots.models import Ballot, Elector, Poll, PollKey
from app.ballots.terms import VotingTerms
from app.core.outbox import Letter
from app.history.models import Record
from tests.ballots.conftest import (
    CLOSES,
    COUNTING,
    DURING,
    OPENS,
    cast,
    everything,
    more_members,
    opened,
    plan,
)
from tests.editions.making import know_the_kind

SECOND = timedelta(seconds=1)
pytestmark = pytest.mark.usefixtures("in_app")


def turnout(session, poll):
    return {one.region.code: one.ballots for one in queries.electors(session, poll.id)}


def test_opening_writes_down_who_may_vote_and_why(world, session):
    (observer,) = more_members(session, world.programme, 1, member_class="observer")
    actions.pause(session, None, world.programme, world.gangwon.id, date(2027, 1, 1), "fees")
    poll = opened(session, world)
    found = {one.region.code: (one.entitled, one.why) for one in queries.electors(session, poll.id)}
    assert found == {
        "t-jp": (True, "entitled"),
        "t-kr": (False, "fees"),
        "t-cn": (True, "entitled"),
        observer.code: (False, "class"),
    }
    assert poll.rights_on == date(2027, 4, 12)


def test_the_kind_says_which_classes_vote(world, session, monkeypatch):
    (observer,) = more_members(session, world.programme, 1, member_class="observer")
    (associate,) = more_members(session, world.programme, 1, member_class="associate")
    terms = VotingTerms(classes=frozenset({"associate"}), fewest=0)
    monkeypatch.setattr(voting, "of_call", lambda _call: terms)
    poll = opened(session, world)
    entitled = [one.region.code for one in queries.electors(session, poll.id) if one.entitled]
    assert entitled == [associate.code]
    assert observer.code in {one.region.code for one in queries.electors(session, poll.id)}


def test_a_kind_that_says_nothing_lets_full_members_vote(world):
    know_the_kind()
    world.call.programme = world.programme
    assert voting.of_call(world.call).classes == VotingTerms().classes == frozenset({"full"})


def test_what_changes_after_the_opening_changes_no_right(world, session):
    poll = opened(session, world)
    actions.pause(session, None, world.programme, world.gangwon.id, date(2027, 1, 1), "fees")
    cast(session, poll, world.gangwon, everything(world, "for", "for"))
    assert turnout(session, poll)["t-kr"] == 1


@pytest.mark.parametrize(
    ("number", "facts", "refusal"),
    [
        (2, {"closes_at": OPENS}, ClosesTooEarly),
        (2, {"closes_at": DURING}, ClosesTooEarly),
        (1, {"method": "one-of"}, OptionsMissing),
        (0, {}, OptionsMissing),
    ],
)
def test_a_vote_that_cannot_be_is_not_prepared(world, session, number, facts, refusal):
    with pytest.raises(refusal):
        actions.prepare(session, None, world.call, plan(world.proposals[:number], **facts))


def test_without_electors_no_vote_is_opened(world, session):
    for region in world.regions:
        actions.pause(session, None, world.programme, region.id, date(2027, 1, 1), "other")
    with pytest.raises(NobodyMayVote):
        opened(session, world)


def test_what_is_open_stays_as_it_is(world, session):
    poll = opened(session, world)
    with pytest.raises(VoteBegun):
        actions.change(session, None, poll, plan(world.proposals, secret=False))
    with pytest.raises(VoteBegun):
        actions.open_poll(session, None, poll)


def test_a_prepared_vote_is_changed(world, session):
    poll = actions.prepare(session, None, world.call, plan(world.proposals))
    actions.change(session, None, poll, plan(world.proposals[1:], secret=False, quorum=0))
    session.commit()
    session.expire_all()
    stands = queries.poll(session, poll.id)
    assert [one.proposal_id for one in stands.options] == [world.proposals[1].id]
    assert (stands.secret, stands.quorum, stands.number) == (False, 0, 1)


def test_one_region_has_one_vote_in_a_secret_vote(world, session):
    poll = opened(session, world)
    cast(session, poll, world.toyama, everything(world, "for", "against"))
    with pytest.raises(VotedAlready):
        cast(session, poll, world.toyama, everything(world, "for", "for"))
    assert session.scalar(select(func.count(Ballot.id))) == 1


def test_a_ballot_of_an_open_vote_is_changed_until_the_deadline(world, session, clock):
    poll = opened(session, world, secret=False)
    cast(session, poll, world.toyama, everything(world, "for", "against"))
    cast(session, poll, world.toyama, everything(world, "abstain", "for"))
    elector = queries.elector(session, poll.id, "t-jp")
    assert actions.own_choices(session, elector) == everything(world, "abstain", "for")
    assert turnout(session, poll) == {"t-jp": 1, "t-kr": 0, "t-cn": 0}
    clock(CLOSES)
    with pytest.raises(VoteClosed):
        cast(session, poll, world.toyama, everything(world, "for", "for"))


def test_nobody_can_tell_what_a_region_voted_in_a_secret_vote(world, session):
    poll = opened(session, world)
    cast(session, poll, world.toyama, everything(world, "for", "against"))
    assert actions.own_choices(session, queries.elector(session, poll.id, "t-jp")) is None


def test_a_region_without_a_vote_cannot_vote(world, session):
    actions.pause(session, None, world.programme, world.gangwon.id, date(2027, 1, 1), "fees")
    for secret in (True, False):
        poll = opened(session, world, secret=secret)
        with pytest.raises(NoVote):
            cast(session, poll, world.gangwon, everything(world, "for", "for"))


def test_a_ballot_that_answers_something_else_is_refused(world, session):
    poll = opened(session, world)
    with pytest.raises(BallotInvalid):
        cast(session, poll, world.toyama, {world.proposals[0].uuid: "for"})
    assert session.scalar(select(func.count(Ballot.id))) == 0


@pytest.mark.parametrize(
    ("received", "refusal"),
    [(OPENS - SECOND, VoteNotOpen), (OPENS, None), (CLOSES - SECOND, None), (CLOSES, VoteClosed)],
)
def test_a_ballot_counts_by_when_it_arrived(world, session, clock, received, refusal):
    poll = opened(session, world)
    clock(CLOSES + SECOND)
    ballot = everything(world, "for", "for")
    if refusal is None:
        cast(session, poll, world.toyama, ballot, received)
        return
    with pytest.raises(refusal):
        cast(session, poll, world.toyama, ballot, received)


def test_a_cancelled_vote_takes_no_ballot_and_keeps_none(world, session):
    poll = opened(session, world)
    cast(session, poll, world.toyama, everything(world, "for", "for"))
    actions.cancel(session, None, poll, "The wrong proposals")
    with pytest.raises(VoteCancelled):
        cast(session, poll, world.gangwon, everything(world, "for", "for"))
    assert session.scalar(select(func.count(Ballot.id))) == 0
    assert session.scalar(select(func.count(PollKey.id))) == 0


def voted(session, world, *answers, **facts):
    """Let the three regions answer so about both proposals; None stays away."""
    poll = opened(session, world, **facts)
    for region, said in zip(world.regions, answers, strict=True):
        if said is not None:
            cast(session, poll, region, everything(world, *said))
    return poll


@pytest.mark.parametrize("secret", [True, False])
def test_a_vote_is_counted_once_it_is_over(world, session, clock, minute, secret):
    poll = voted(
        session, world, ("for", "for"), ("for", "against"), ("against", "abstain"), secret=secret
    )
    clock(CLOSES)
    minute()
    assert queries.poll(session, poll.id).counted_at is None
    clock(COUNTING)
    minute()
    poll = queries.poll(session, poll.id)
    first, second = poll.result["tallies"]
    assert [first[name] for name in ("votes_for", "votes_against", "abstained", "outcome")] == [
        *(2, 1, 0, "carried"),
    ]
    assert (second["outcome"], poll.result["cast"], poll.shown_at) == ("tie", 3, COUNTING)
    assert session.scalar(select(func.count(PollKey.id))) == 0
    again = (poll.counted_at, poll.result)
    clock(COUNTING + timedelta(days=1))
    minute()
    actions.count(session, None, poll)
    assert (poll.counted_at, poll.result) == again


def test_outcomes_are_there_for_whoever_decides(world, session, clock, minute, queries_counted):
    voted(session, world, ("for", "for"), ("for", "against"), None)
    clock(COUNTING)
    minute()
    first, second = (one.id for one in world.proposals)
    with queries_counted() as seen:
        found = queries.outcomes(session, [first, second])
    assert len(seen) == 1
    assert {one: found[one].outcome for one in found} == {first: "carried", second: "tie"}


def test_of_one_among_several_the_others_are_not_chosen(world, session, clock, minute):
    poll = opened(session, world, method="one-of", quorum=0)
    uuids = [one.uuid for one in world.proposals]
    for region, chosen in zip(world.regions, [uuids[0], uuids[0], "abstain"], strict=True):
        cast(session, poll, region, {"choice": chosen})
    clock(COUNTING)
    minute()
    found = queries.outcomes(session, [one.id for one in world.proposals])
    assert [found[one.id].outcome for one in world.proposals] == ["chosen", "not-chosen"]


def test_too_few_ballots_decide_nothing(world, session, clock, minute):
    poll = voted(session, world, ("for", "for"), None, None)
    clock(COUNTING)
    minute()
    result = queries.poll(session, poll.id).result
    assert (result["needed"], result["quorate"]) == (2, False)
    assert {one["outcome"] for one in result["tallies"]} == {"no-quorum"}


@pytest.mark.parametrize("secret", [True, False])
def test_the_kept_ballots_give_the_same_result_again(world, session, clock, minute, secret):
    poll = voted(session, world, ("for", "for"), ("against", "for"), None, secret=secret)
    clock(COUNTING)
    minute()
    poll = queries.poll(session, poll.id)
    kept = queries.counted(session, poll.id)
    told = exports.document(poll, queries.electors(session, poll.id), kept)
    found, same = rules.recount(json.loads(json.dumps(told)))
    assert same
    assert found.document() == poll.result
    assert sorted(one.get("region", "") for one in told["ballots"]) == (
        ["", ""] if secret else ["t-jp", "t-kr"]
    )


def test_a_ballot_that_somebody_put_in_or_changed_is_found(world, session, clock, minute):
    poll = voted(session, world, ("for", "for"), ("for", "for"), None)
    session.execute(
        insert(Ballot).values(id="x" * 36, poll_id=poll.id, secret=True, sealed=b"forged")
    )
    cast(session, poll, world.shenyang, everything(world, "against", "against"))
    clock(COUNTING)
    minute()
    result = queries.poll(session, poll.id).result
    assert (result["voted"], result["cast"], result["unreadable"]) == (3, 3, 1)


def test_without_its_key_a_vote_is_neither_cast_nor_counted(world, session, clock, minute):
    poll = voted(session, world, ("for", "for"), None, None)
    session.execute(update(PollKey).values(wrapped=b"lost"))
    with pytest.raises(KeyGone):
        cast(session, poll, world.gangwon, everything(world, "for", "for"))
    clock(COUNTING)
    minute()
    assert queries.poll(session, poll.id).counted_at is None
    with pytest.raises(KeyGone):
        actions.count(session, None, queries.poll(session, poll.id))


def refused_by_database(session, statement):
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(statement)


def test_the_database_refuses_a_second_vote(world, session):
    secret, open_ = opened(session, world), opened(session, world, secret=False)
    for poll in (secret, open_):
        cast(session, poll, world.toyama, everything(world, "for", "for"))
    refused_by_database(session, update(Elector).values(ballots=Elector.ballots + 1))
    again = {"id": "x" * 36, "poll_id": open_.id, "sealed": b"x"}
    own = {"secret": False, "region_id": world.toyama.id}
    refused_by_database(session, insert(Ballot).values(**again, **own))


def test_the_database_refuses_a_vote_without_a_right(world, session):
    actions.pause(session, None, world.programme, world.gangwon.id, date(2027, 1, 1), "fees")
    opened(session, world)
    refused_by_database(session, update(Elector).values(ballots=1))


def test_the_database_refuses_a_secret_ballot_with_a_region(world, session):
    poll = opened(session, world)
    row = {"id": "x" * 36, "poll_id": poll.id, "sealed": b"x", "region_id": world.toyama.id}
    refused_by_database(session, insert(Ballot).values(secret=True, **row))
    # An open ballot cannot point at a secret vote either.
    refused_by_database(session, insert(Ballot).values(secret=False, **row))


@pytest.mark.parametrize(
    "statement",
    [
        lambda poll: update(Ballot).values(choices={"choice": "x"}),
        lambda poll: delete(Ballot),
        lambda poll: insert(Ballot).values(
            id="x" * 36, poll_id=poll.id, secret=True, choices={"choice": "x"}
        ),
        lambda poll: update(Poll).values(result={}),
        lambda poll: update(Poll).values(counted_at=None, result=None, shown_at=None),
    ],
    ids=["change", "delete", "add", "result", "uncount"],
)
def test_the_database_keeps_what_was_counted(world, session, clock, minute, statement):
    poll = voted(session, world, ("for", "for"), None, None)
    with session.begin_nested() as point:
        session.execute(update(Ballot).values(sealed=b"still sealed"))
        point.rollback()
    clock(COUNTING)
    minute()
    refused_by_database(session, statement(poll))


def letters(session):
    return [(one.recipient, one.subject, one.body) for one in session.scalars(select(Letter))]


def test_who_may_vote_is_told_and_reminded_and_told_of_the_result(
    world, session, person, clock, minute
):
    scope = {"programme_id": world.programme.id}
    people = [
        person("region_coordinator", region_id=region.id, **scope).email for region in world.regions
    ]
    actions.pause(session, None, world.programme, world.shenyang.id, date(2027, 1, 1), "fees")
    poll = opened(session, world)
    assert [one[0] for one in letters(session)] == people[:2]
    cast(session, poll, world.toyama, everything(world, "against", "against"))
    clock(CLOSES - timedelta(days=1))
    minute()
    minute()
    assert [one[0] for one in letters(session)][2:] == people[1:2]
    clock(COUNTING)
    minute()
    assert sorted(one[0] for one in letters(session)[3:]) == sorted(people)
    whole = json.dumps(letters(session))
    assert "gainst" not in whole.replace("programme", "")
    assert world.proposals[0].uuid not in whole


def test_an_open_vote_is_recorded_by_region_and_a_secret_one_not_at_all(world, session):
    secret, open_ = opened(session, world), opened(session, world, secret=False)
    for poll in (secret, open_):
        cast(session, poll, world.toyama, everything(world, "for", "for"))
    told = session.scalars(select(Record).where(Record.action == "ballot.cast")).all()
    assert [(one.subject, one.region_id) for one in told] == [(f"poll:{open_.id}", world.toyama.id)]
    assert told[0].details == {}


def test_a_vote_rests_and_comes_back(world, session):
    rests = actions.pause(session, None, world.programme, world.toyama.id, date(2027, 1, 1), "fees")
    with pytest.raises(PausedAlready):
        actions.pause(session, None, world.programme, world.toyama.id, date(2027, 2, 1), "fees")
    with pytest.raises(PauseInDisorder):
        actions.end_pause(session, None, rests, date(2027, 1, 1))
    actions.end_pause(session, None, rests, date(2027, 3, 1))
    actions.pause(session, None, world.programme, world.toyama.id, date(2027, 3, 1), "other")
    told = session.scalars(select(Record.action).where(Record.action.like("vote.%")))
    assert list(told) == ["vote.paused", "vote.resumed", "vote.paused"]


def test_numbers_of_votes_count_up(world, session):
    assert [opened(session, world).number for _n in range(2)] == [1, 2]
    assert session.scalar(select(func.count(Poll.id))) == 2
