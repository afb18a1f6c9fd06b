"""Which editions departed from their rule, and which nobody can judge."""

import pytest

from app.programmes.rules.audit import audit
from app.programmes.rules.method import Finding
from tests.programmes.making import codes, event, held, made

SIDES = {
    "kind": "sides",
    "sides": [{"side": "ru", "countries": ["RU"]}, {"side": "jp", "countries": ["JP"]}],
}


def found(facts):
    """Return the findings by their first letters: followed, departed, unjudged."""
    return "".join(verdict.finding[0] for verdict in audit(facts).verdicts)


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        (held((2000, "a"), (2001, "b"), (2002, "c")), "fff"),
        (held((2000, "b"), (2001, "c")), "df"),
        (held((2000, "a"), (2001, "c"), (2002, "d")), "fdf"),
        (held((2010, "c"), (2011, "d")), "uf"),
        (held((2000, "a"), (2004, "b")), "fu"),
        ([*held((2000, "a")), {"year": 2001, "status": "held"}, *held((2002, "c"))], "fuf"),
        ([*held((2000, "a")), {"year": 2001}, *held((2002, "b"))], "fuu"),
        ([*held((2000, "a"), number="1"), *held((2009, "c"), number="7")], "ff"),
        ([*held((2000, "a"), number="1"), *held((2009, "d"), number="7")], "fd"),
        ([*held((2000, "a"), number="first"), *held((2009, "d"), number="7")], "fu"),
        (held((1999, "a"), (2000, "b")), "uf"),
        ([{"year": 2000, "hosts": ["a"], "status": "cancelled"}, *held((2001, "a"))], "uu"),
    ],
)
def test_a_cycle_is_judged_as_far_as_it_is_known(editions, expected):
    assert found(made(editions=editions)) == expected


def test_a_departure_says_who_was_expected_and_why():
    verdict = audit(made(editions=held((2000, "a"), (2001, "c")))).departures[0]
    assert (verdict.expected, verdict.actual) == (("b",), ("c",))
    assert codes(verdict.reasons) == ["cycle.after"]


@pytest.mark.parametrize(
    ("policies", "events", "last", "expected"),
    [
        ({}, [event("swapped", 2001, "b", other="c", to_year=2002)], "cb", "fff"),
        ({}, [event("swapped", 2001, "b", other="c", to_year=2002)], "bc", "fdd"),
        ({"declined": "owed"}, [event("declined", 2001, "b")], "cb", "fff"),
        ({"declined": "lost"}, [event("declined", 2001, "b")], "cd", "fff"),
        ({"declined": "lost"}, [event("declined", 2001, "b")], "cb", "ffd"),
        ({}, [event("accepted", 2001, "d")], "da", "fdf"),
    ],
)
def test_what_was_agreed_by_the_rules_of_the_house_is_no_departure(
    policies, events, last, expected
):
    editions = held((2000, "a"), (2001, last[0]), (2002, last[1]))
    assert found(made(policies=policies, editions=editions, adjustments=events)) == expected


@pytest.mark.parametrize(
    ("policy", "host", "expected"),
    [("keeps", "b", "fuf"), ("keeps", "c", "fud"), ("loses", "c", "fuf"), ("loses", "b", "fud")],
)
def test_a_cancelled_turn_is_kept_or_lost(policy, host, expected):
    cancelled = {"year": 2001, "hosts": ["b"], "status": "cancelled"}
    editions = [*held((2000, "a")), cancelled, *held((2002, host))]
    assert found(made(policies={"cancelled": policy}, editions=editions)) == expected


def test_a_cancellation_without_an_edition_counts_too():
    editions = held((2000, "a"), (2002, "b"))
    facts = made(
        policies={"cancelled": "keeps"}, editions=editions, adjustments=[event("cancelled", 2001)]
    )
    assert found(facts) == "fuf"


def test_a_side_that_hosts_twice_running_departed():
    facts = made(rules=[SIDES], editions=held((2000, "a"), (2001, "b"), (2002, "f"), (2003, "c")))
    assert found(facts) == "ufdu"
    assert codes(audit(facts).departures[0].reasons) == ["side.after_year", "departed.side"]


def test_a_country_that_comes_back_too_soon_departed_from_the_wish():
    rule = {"kind": "candidacy", "avoid_last": 1}
    facts = made("abcde", rules=[rule], editions=held((2000, "a"), (2001, "e"), (2002, "b")))
    assert codes(audit(facts).departures[0].reasons) == ["departed.repeats_country"]
    assert found(facts)[1:] == "df"


def test_a_host_that_was_no_member_departed():
    rule = {"kind": "candidacy"}
    members = [{"region": "a", "joined": "1990"}, {"region": "b", "joined": "2010"}]
    facts = made("ab", rules=[rule], members=members, editions=held((2000, "a"), (2001, "b")))
    assert codes(audit(facts).departures[0].reasons) == ["departed.not_eligible"]


def test_the_host_that_is_always_there_was_missing():
    rule = {"kind": "candidacy", "hosts": 2, "always": ["a"]}
    facts = made("abcd", rules=[rule], editions=held((2000, "ab"), (2001, "bc")))
    assert found(facts) == "fd"
    assert codes(audit(facts).departures[0].reasons) == ["departed.without"]


@pytest.mark.parametrize(
    ("rule", "edition", "code"),
    [
        ({"kind": "unknown"}, held((2001, "a"))[0], "unjudged.rule_unknown"),
        ({"kind": "none", "because": "ended"}, held((2001, "a"))[0], "unjudged.no_rotation"),
        (
            {"kind": "cycle", "order": ["a"]},
            {"year": 2001, "status": "held"},
            "unjudged.host_unknown",
        ),
        ({"kind": "cycle", "order": ["a"]}, {"year": 2001}, "unjudged.outcome_unknown"),
        (
            {"kind": "cycle", "order": ["a"], "valid_from": 2005},
            held((2001, "a"))[0],
            "unjudged.no_rule",
        ),
        (
            {"kind": "permanent", "at": ["a"]},
            {"year": 2001, "hosts": ["a"], "status": "postponed"},
            "unjudged.postponed",
        ),
    ],
)
def test_what_cannot_be_judged_says_why(rule, edition, code):
    (verdict,) = audit(made(rules=[rule], editions=[edition])).verdicts
    assert verdict.finding is Finding.UNJUDGED
    assert codes(verdict.reasons) == [code]


def test_a_host_too_many_is_a_departure():
    assert found(made(editions=held((2000, "a"), (2001, "bc")))) == "fd"


@pytest.mark.parametrize(("left", "expected"), [("2001", "ff"), ("2002", "fd")])
def test_a_member_takes_no_turn_from_the_year_in_which_it_leaves(left, expected):
    members = [
        {"region": "a"},
        {"region": "b", "left": left, "left_reason": "withdrew"},
        {"region": "c"},
    ]
    assert found(made("abc", members=members, editions=held((2000, "a"), (2001, "c")))) == expected
