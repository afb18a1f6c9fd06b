"""Who may vote on a day, how votes are counted, and what counts them again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ballots import rules
from app.ballots.errors import (
    BallotInvalid,
    Unreckonable,
    VoteBegun,
    VoteCancelled,
    VoteClosed,
    VoteNotOpen,
    VoteRunning,
)
from app.ballots.rules import Member, Pause, Terms, sealing
from app.ballots.rules.counting import digest
from app.core import ciphers
from app.core.dates import PartialDate

DAY = date(2027, 6, 1)
FULL = frozenset({"full"})
REGION = 7


def member(**facts):
    texts = {name: PartialDate(facts[name]) for name in ("joined", "left") if facts.get(name)}
    return Member(region_id=REGION, **{**facts, **texts})


def pause(since, until=None, why="fees"):
    return Pause(region_id=REGION, since=since, until=until, why=why)


@pytest.mark.parametrize(
    ("membership", "pauses", "why"),
    [
        ({}, [], "entitled"),
        ({"joined": "1996-09-12"}, [], "entitled"),
        ({"joined": "2027-06-01"}, [], "entitled"),
        ({"joined": "2027"}, [], "entitled"),
        ({"joined": "2027-06-02"}, [], "not-yet"),
        ({"joined": "2028"}, [], "not-yet"),
        ({"member_class": "associate"}, [], "class"),
        ({"member_class": "observer"}, [], "class"),
        ({"member_class": "special"}, [pause(DAY)], "class"),
        ({"left": "2027-06-02"}, [], "entitled"),
        ({"left": "2027-06-01"}, [], None),
        ({"left": "2027"}, [], None),
        ({"left": "2020", "left_reason": "merged"}, [], None),
        ({"left": "2020", "left_reason": "suspended"}, [], "suspended"),
        ({"left_reason": "suspended"}, [], "suspended"),
        ({"left": "2028", "left_reason": "suspended"}, [], "entitled"),
        ({}, [pause(date(2027, 1, 1))], "fees"),
        ({}, [pause(DAY)], "fees"),
        ({}, [pause(date(2027, 6, 2))], "entitled"),
        ({}, [pause(date(2027, 1, 1), DAY)], "entitled"),
        ({}, [pause(date(2027, 1, 1), date(2027, 6, 2))], "fees"),
        ({}, [pause(date(2027, 1, 1), why="other")], "other"),
        ({}, [replace(pause(DAY), region_id=REGION + 1)], "entitled"),
    ],
)
def test_who_may_vote_on_a_day(membership, pauses, why):
    found = rules.electors([member(**membership)], pauses, FULL, DAY)
    assert [one.why for one in found] == ([] if why is None else [why])
    assert all(one.entitled is (why == "entitled") for one in found)


def test_classes_with_votes_are_the_kinds_to_say():
    found = rules.electors([member(member_class="associate")], [], {"full", "associate"}, DAY)
    assert [one.why for one in found] == ["entitled"]


def test_a_region_that_came_back_has_one_vote():
    twice = [member(left="2028", left_reason="withdrew"), member(joined="2027-01-01")]
    found = rules.electors([member(left_reason="suspended"), *twice], [], FULL, DAY)
    assert [one.why for one in found] == ["entitled"]


def ballots(*numbers, options=("a",)):
    """Make ballots on the first proposal: for, against, abstentions."""
    words = [
        word
        for word, number in zip(("for", "against", "abstain"), numbers, strict=True)
        for _one in range(number)
    ]
    return [dict.fromkeys(options, word) for word in words]


@pytest.mark.parametrize(
    ("majority", "numbers", "quorum", "entitled", "outcome"),
    [
        ("simple", (6, 5, 0), 0, 11, "carried"),
        ("simple", (5, 5, 0), 0, 11, "tie"),
        ("simple", (5, 6, 0), 0, 11, "lost"),
        ("simple", (1, 0, 9), 0, 11, "carried"),
        ("simple", (0, 0, 9), 0, 11, "nobody"),
        ("simple", (0, 0, 0), 0, 11, "nobody"),
        ("two-thirds", (6, 3, 0), 0, 11, "carried"),
        ("two-thirds", (6, 3, 5), 0, 14, "carried"),
        ("two-thirds", (5, 3, 0), 0, 11, "lost"),
        ("two-thirds", (4, 4, 0), 0, 11, "lost"),
        ("two-thirds", (0, 0, 2), 0, 11, "nobody"),
        ("simple", (3, 1, 1), 50, 10, "carried"),
        ("simple", (3, 1, 0), 50, 10, "no-quorum"),
        ("simple", (0, 0, 5), 50, 10, "nobody"),
        ("simple", (5, 0, 0), 50, 11, "no-quorum"),
        ("simple", (6, 0, 0), 50, 11, "carried"),
        ("simple", (10, 0, 0), 100, 10, "carried"),
        ("simple", (9, 0, 0), 100, 10, "no-quorum"),
        ("simple", (54, 27, 0), 67, 82, "carried"),
    ],
)
def test_each_proposal_by_itself(majority, numbers, quorum, entitled, outcome):
    terms = Terms(method="each", options=("a",), quorum=quorum, majority=majority)
    found = rules.count(terms, entitled, ballots(*numbers))
    (tally,) = found.tallies
    assert (tally.votes_for, tally.votes_against, tally.abstained) == numbers
    assert (tally.outcome, found.cast) == (outcome, sum(numbers))


@pytest.mark.parametrize(
    ("majority", "votes", "abstained", "outcome", "leading"),
    [
        ("simple", {"a": 5, "b": 4}, 0, "chosen", "a"),
        ("simple", {"a": 1, "b": 0}, 8, "chosen", "a"),
        ("simple", {"a": 5, "b": 5}, 0, "tie", "ab"),
        ("simple", {"a": 5, "b": 5, "c": 0}, 2, "tie", "ab"),
        ("simple", {"a": 3, "b": 3, "c": 3}, 0, "tie", "abc"),
        ("simple", {"a": 4, "b": 3, "c": 2}, 0, "run-off", "ab"),
        ("simple", {"a": 4, "b": 3, "c": 3}, 0, "run-off", "abc"),
        ("simple", {"c": 4, "b": 4, "a": 2}, 0, "run-off", "bc"),
        ("simple", {"a": 5, "b": 3, "c": 2}, 0, "run-off", "ab"),
        ("simple", {"a": 6, "b": 3, "c": 2}, 0, "chosen", "a"),
        ("two-thirds", {"a": 6, "b": 3}, 0, "chosen", "a"),
        ("two-thirds", {"a": 5, "b": 3}, 0, "run-off", "ab"),
        ("simple", {"a": 0, "b": 0}, 9, "nobody", ""),
    ],
)
def test_one_of_several(majority, votes, abstained, outcome, leading):
    terms = Terms(method="one-of", options=tuple(sorted(votes)), majority=majority)
    given_ = [{"choice": option} for option, number in votes.items() for _one in range(number)]
    found = rules.count(terms, 40, given_ + [{"choice": "abstain"}] * abstained)
    assert (found.outcome, "".join(found.leading)) == (outcome, leading)
    assert {one.option: one.votes_for for one in found.tallies} == votes
    assert (found.abstained, found.cast) == (abstained, sum(votes.values()) + abstained)


def test_without_a_quorum_nobody_is_chosen():
    terms = Terms(method="one-of", options=("a", "b"), quorum=50)
    found = rules.count(terms, 10, [{"choice": "a"}] * 4)
    assert (found.outcome, found.leading, found.needed) == ("no-quorum", (), 5)


EACH = Terms(method="each", options=("a", "b"))
ONE_OF = Terms(method="one-of", options=("a", "b"))


@pytest.mark.parametrize(
    ("terms", "choices"),
    [
        (EACH, {"a": "for"}),
        (EACH, {"a": "for", "b": "for", "c": "for"}),
        (EACH, {"a": "for", "b": "maybe"}),
        (EACH, {"choice": "a"}),
        (ONE_OF, {}),
        (ONE_OF, {"choice": "c"}),
        (ONE_OF, {"choice": ""}),
        (ONE_OF, {"a": "for", "b": "for"}),
    ],
)
def test_a_ballot_that_is_none_is_refused(terms, choices):
    with pytest.raises(BallotInvalid):
        rules.check_ballot(terms, choices)
    with pytest.raises(BallotInvalid):
        rules.count(terms, 3, [choices])


answers = st.sampled_from(rules.ANSWERS)
each = st.lists(st.fixed_dictionaries({"a": answers, "b": answers}), max_size=12)


@given(given_=each, mixed=st.randoms(use_true_random=False))
def test_the_order_of_ballots_never_matters(given_, mixed):
    other = list(given_)
    mixed.shuffle(other)
    assert rules.count(EACH, 12, given_) == rules.count(EACH, 12, other)


def test_another_ballot_has_another_digest():
    same = [{"a": "for", "b": "for"}, {"a": "against", "b": "for"}]
    assert digest(same) == digest(same[::-1]) != digest(same[:1])
    assert digest(same) != digest([same[0], same[0]])


@pytest.mark.parametrize(
    ("terms", "all_choices"),
    [
        (EACH, [{"a": one, "b": two} for one in rules.ANSWERS for two in rules.ANSWERS]),
        (ONE_OF, [{"choice": one} for one in ("a", "b", "abstain")]),
    ],
)
def test_sealed_ballots_are_equally_long_never_alike_and_open_again(terms, all_choices):
    key = ciphers.new_key()
    closed = [sealing.sealed(key, 1, None, terms, one) for one in all_choices * 2]
    assert len({len(one) for one in closed}) == 1
    assert len(set(closed)) == len(closed)
    assert [sealing.unsealed(key, 1, None, terms, one) for one in closed] == all_choices * 2


@pytest.mark.parametrize(
    ("key", "poll", "region"),
    [(ciphers.new_key(), 1, None), (None, 2, None), (None, 1, 5)],
    ids=["key", "poll", "region"],
)
def test_a_sealed_ballot_opens_nowhere_else(key, poll, region):
    own = ciphers.new_key()
    closed = sealing.sealed(own, 1, None, ONE_OF, {"choice": "a"})
    with pytest.raises(ciphers.Undecipherable):
        sealing.unsealed(key or own, poll, region, ONE_OF, closed)


@pytest.mark.parametrize("content", [b"", b"\0\7", b"\0\0\0\0"])
def test_what_no_ballot_can_say_is_not_read(content):
    with pytest.raises(ciphers.Undecipherable):
        sealing.unpacked(ONE_OF, content)


OPENS, CLOSES = datetime(2027, 6, 1, 0, 0, tzinfo=UTC), datetime(2027, 6, 15, 8, 0, tzinfo=UTC)
SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def poll(**facts):
    usual = {"opened_at": OPENS, "cancelled_at": None, "counted_at": None}
    times = {"opens_at": OPENS, "closes_at": CLOSES, "zone": "Asia/Vladivostok"}
    return SimpleNamespace(**{**usual, **times, **facts})


@pytest.mark.parametrize(
    ("facts", "now", "stands", "casting", "counting", "changing"),
    [
        ({"opened_at": None}, CLOSES, "prepared", VoteNotOpen, VoteNotOpen, None),
        ({}, OPENS - SECOND, "coming", VoteNotOpen, VoteRunning, VoteBegun),
        ({}, OPENS, "open", None, VoteRunning, VoteBegun),
        ({}, CLOSES - SECOND, "open", None, VoteRunning, VoteBegun),
        ({}, CLOSES, "closed", VoteClosed, VoteRunning, VoteBegun),
        ({}, CLOSES + MINUTE - SECOND, "closed", VoteClosed, VoteRunning, VoteBegun),
        ({}, CLOSES + MINUTE, "closed", VoteClosed, None, VoteBegun),
        ({"counted_at": CLOSES}, CLOSES, "counted", VoteClosed, None, VoteBegun),
        *[
            ({"cancelled_at": OPENS}, now, "cancelled", *[VoteCancelled] * 3)
            for now in (OPENS, CLOSES)
        ],
    ],
)
def test_where_a_vote_stands_and_what_may_be_done(facts, now, stands, casting, counting, changing):
    assert rules.standing(poll(**facts), now) == stands
    checks = (rules.check_cast, rules.check_count, rules.check_change)
    for check, refusal in zip(checks, (casting, counting, changing), strict=True):
        if refusal is None:
            check(poll(**facts), now)
        else:
            with pytest.raises(refusal):
                check(poll(**facts), now)


def test_rights_hold_on_the_day_of_the_opening_in_the_votes_zone():
    late = OPENS.replace(hour=15)
    assert rules.day_of(poll(opens_at=late), OPENS) == date(2027, 6, 2)
    assert rules.day_of(poll(), OPENS + timedelta(days=3)) == date(2027, 6, 4)


def document(**changes):
    """A file of three ballots on one proposal, one region silent, one without a vote."""
    kept = ballots(2, 1, 0)
    whys = ["entitled"] * 4 + ["fees"]
    found = rules.count(Terms(method="each", options=("a",), quorum=50), 4, kept)
    return {
        "format": rules.FORMAT,
        "method": "each",
        "majority": "simple",
        "quorum": 50,
        "unreadable": 0,
        "options": [{"proposal": "a"}],
        "electors": [
            {"region": number, "why": why, "voted": number < 3} for number, why in enumerate(whys)
        ],
        "ballots": [{"choices": one} for one in kept],
        "result": found.document(),
        **changes,
    }


def test_a_file_is_counted_with_nothing_else():
    found, same = rules.recount(document())
    assert (found.tallies[0].outcome, found.entitled, same) == ("carried", 4, True)


def test_a_file_that_states_another_result_is_found():
    stated = document()["result"] | {"cast": 4}
    assert rules.recount(document(result=stated))[1] is False


def test_another_ballot_in_a_file_is_found():
    other = [{"choices": one} for one in ballots(1, 2, 0)]
    found, same = rules.recount(document(ballots=other))
    assert (found.tallies[0].outcome, same) == ("lost", False)


def test_a_ballot_that_is_gone_is_found():
    found, same = rules.recount(document(ballots=document()["ballots"][:2]))
    assert (found.missing, same) == (1, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"format": "something"},
        {"method": "guess"},
        {"majority": []},
        {"quorum": 101},
        {"quorum": "50"},
        {"options": "a"},
        {"electors": [{"region": 1, "why": "entitled"}]},
        {"electors": [{"region": 1, "why": "entitled", "voted": True}] * 3},
        {"electors": [{"region": n, "why": "fees", "voted": True} for n in range(3)]},
        {"ballots": [{"choices": {"a": "for"}}] * 4},
        {"ballots": [{"choices": {"a": "perhaps"}}] * 3},
        {"ballots": [{"choices": {"a": 1}}] * 3},
        {"ballots": [None] * 3},
        {"unreadable": None},
    ],
)
def test_a_file_that_does_not_fit_together_is_refused(changes):
    with pytest.raises(Unreckonable):
        rules.recount(document(**changes))
    with pytest.raises(Unreckonable):
        rules.recount([])
