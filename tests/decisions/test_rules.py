"""When decisions are made, what stands where, and what a release should be warned of: tables."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from app.decisions import rules
from app.decisions.errors import (
    AgainstTheVote,
    AlreadyFinal,
    NoDecisions,
    RevisedAlready,
    TooEarly,
    UntilPassed,
)

CLOSES = datetime(2027, 6, 1, tzinfo=UTC)


def day(number):
    return CLOSES + timedelta(days=number)


def phase(begins, ends, *, may_decide=False):
    return SimpleNamespace(opens_at=day(begins), closes_at=day(ends), may_decide=may_decide)


def call(*phases, published=True, cancelled=False):
    return SimpleNamespace(
        opens_at=day(-30),
        closes_at=CLOSES,
        published_at=day(-30) if published else None,
        cancelled_at=day(-1) if cancelled else None,
        phases=phases,
        days_known=True,
    )


TWO = (phase(1, 10), phase(20, 30, may_decide=True))


@pytest.mark.parametrize(
    ("what", "now", "refused"),
    [
        (call(), -1, TooEarly),
        (call(), 0, None),
        (call(published=False), 5, NoDecisions),
        (call(cancelled=True), 5, NoDecisions),
        (call(*TWO), 0, TooEarly),
        (call(*TWO), 5, TooEarly),
        (call(*TWO), 15, TooEarly),
        (call(*TWO), 20, None),
        (call(*TWO), 29, None),
        (call(*TWO), 30, None),
        (call(phase(1, 10, may_decide=True), phase(20, 30)), 15, None),
        (call(phase(1, 10, may_decide=True), phase(20, 30)), 25, TooEarly),
        (call(phase(1, 10)), 10, None),
    ],
)
def test_when_decisions_are_made(what, now, refused):
    if refused is None:
        rules.check_time(what, day(now))
    else:
        with pytest.raises(refused):
            rules.check_time(what, day(now))


@pytest.mark.parametrize(
    ("outcome", "state", "by_vote", "vote", "refused"),
    [
        ("accepted", "submitted", False, None, None),
        ("accepted", "revise", False, None, None),
        ("accepted", "accepted", False, None, AlreadyFinal),
        ("accepted", "rejected", False, None, AlreadyFinal),
        ("rejected", "withdrawn", False, None, AlreadyFinal),
        ("deferred", "draft", False, None, AlreadyFinal),
        ("revise", "submitted", False, None, None),
        ("revise", "revise", False, None, RevisedAlready),
        ("accepted", "submitted", True, None, AgainstTheVote),
        ("rejected", "submitted", True, None, AgainstTheVote),
        ("accepted", "submitted", True, "carried", None),
        ("accepted", "submitted", True, "chosen", None),
        ("rejected", "submitted", True, "carried", AgainstTheVote),
        ("accepted", "submitted", True, "no-quorum", AgainstTheVote),
        ("rejected", "submitted", True, "no-quorum", None),
        ("rejected", "submitted", True, "lost", None),
        ("deferred", "submitted", True, None, None),
    ],
)
def test_which_outcome_a_proposal_can_get(outcome, state, by_vote, vote, refused):
    if refused is None:
        rules.check_outcome(outcome, state, 1, by_vote=by_vote, vote=vote)
    else:
        with pytest.raises(refused):
            rules.check_outcome(outcome, state, 1, by_vote=by_vote, vote=vote)


def test_a_revision_has_time():
    rules.check_until(None, CLOSES)
    rules.check_until(day(1), CLOSES)
    with pytest.raises(UntilPassed):
        rules.check_until(CLOSES, CLOSES)


@pytest.mark.parametrize(
    ("vote", "offered"),
    [("carried", "accepted"), ("not-chosen", "rejected"), ("tie", None), (None, None)],
)
def test_what_a_vote_offers(vote, offered):
    assert rules.offered(vote) == offered


@pytest.mark.parametrize(
    ("state", "pending", "released", "done", "missing", "stands"),
    [
        ("submitted", None, None, 0, 0, "not-reviewed"),
        ("submitted", None, None, 1, 1, "reviews-missing"),
        ("submitted", None, None, 2, 0, "ready"),
        ("submitted", "accepted", None, 2, 0, "pending-accepted"),
        ("submitted", "revise", "deferred", 2, 0, "pending-revise"),
        ("submitted", None, "deferred", 2, 0, "deferred"),
        ("submitted", None, "revise", 2, 1, "resubmitted"),
        ("revise", None, "revise", 2, 1, "revise"),
        ("revise", "rejected", "revise", 2, 1, "pending-rejected"),
        ("accepted", None, "accepted", 2, 1, "accepted"),
        ("rejected", None, "rejected", 0, 0, "rejected"),
    ],
)
def test_where_a_proposal_stands(state, pending, released, done, missing, stands):
    told = {"pending": pending, "released": released, "done": done, "missing": missing}
    assert rules.stands(state, **told) == stands


def row(number, mean=None, **changes):
    told = {"title_key": f"t{number}", "region": "", "stands": "ready", **changes}
    value = None if mean is None else Decimal(mean)
    return rules.Row(proposal_id=number, number=number, mean=value, **told)


def test_equal_means_share_a_place():
    means = {1: Decimal(50), 2: Decimal(80), 3: Decimal(50), 4: None, 5: Decimal(10)}
    assert rules.places(means) == {1: 2, 2: 1, 3: 2, 5: 4}


@pytest.mark.parametrize(
    ("by", "descending", "numbers"),
    [
        ("mean", True, [2, 1, 3, 4]),
        ("mean", False, [1, 3, 2, 4]),
        ("number", True, [4, 3, 2, 1]),
        ("unknown", True, [2, 1, 3, 4]),
    ],
)
def test_what_has_no_mean_stands_last(by, descending, numbers):
    rows = [row(4), row(3, "50"), row(2, "80"), row(1, "50")]
    assert [one.number for one in rules.ordered(rows, by, descending=descending)] == numbers


def facts(number, **changes):
    usual = {
        "outcome": "accepted",
        "state": "submitted",
        "decided_at": day(5),
        "submitted_at": day(0),
        "commented": True,
        "missing": 0,
        "unanswered": False,
    }
    return rules.Facts(number=number, **{**usual, **changes})


def test_what_deserves_a_look_before_a_release():
    found = rules.warnings(
        [
            facts(1),
            facts(2, state="withdrawn", missing=3),
            facts(3, submitted_at=day(6)),
            facts(4, missing=1),
            facts(5, outcome="rejected", commented=False),
            facts(6, commented=False, unanswered=True),
        ]
    )
    told = (found.withdrawn, found.changed, found.missing, found.unexplained, found.unanswered)
    assert told == ([2], [3], [4], [5], [6])
    assert found
    assert not rules.warnings([facts(1)])


def test_a_digest_tells_the_same_decisions_and_no_others():
    same = rules.digest([(1, 1), (2, 3)])
    assert rules.digest([(2, 3), (1, 1)]) == same
    assert len({same, rules.digest([(1, 1)]), rules.digest([(1, 2), (2, 3)])}) == 3


def test_each_person_is_told_once_and_who_is_not_is_named():
    one, two = SimpleNamespace(id=1), SimpleNamespace(id=2)
    people, missing = rules.reachable([10, 20, 30], {10: [one], 20: [one, two]})
    assert (people, missing) == ([one, two], [30])
