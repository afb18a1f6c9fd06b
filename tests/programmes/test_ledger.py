"""Turns hosted, years of membership, waits, and who is owed."""

import pytest

from app.programmes.rules.ledger import ledger
from tests.programmes.making import codes, event, held, made

MEMBERS = [
    {"region": "a", "joined": "2000"},
    {"region": "b", "joined": "2010-05", "left": "2020", "left_reason": "withdrew"},
    {"region": "c"},
]
EDITIONS = [
    *held((2002, "a"), (2009, "a"), (2012, "b"), (2013, "cd")),
    {"year": 2014, "hosts": ["a"], "status": "cancelled"},
    {"year": 2015, "status": "held"},
]


def line(region, until=2024, **fields):
    facts = made("abc", members=MEMBERS, editions=EDITIONS, **fields)
    return next(one for one in ledger(facts, until=until).accounts if one.region == region)


@pytest.mark.parametrize(
    ("region", "member", "turns", "member_years", "last", "longest", "current"),
    [
        ("a", True, 2, 25, 2009, 15, 15),
        ("b", False, 1, 10, 2012, 2, None),
        ("c", True, 1, None, 2013, 11, 11),
        ("d", False, 1, None, 2013, None, None),
    ],
)
def test_each_region_has_its_line(region, member, turns, member_years, last, longest, current):
    one = line(region)
    assert (one.member, one.turns, one.member_years) == (member, turns, member_years)
    assert (one.last_hosted, one.longest_wait, one.current_wait) == (last, longest, current)


def test_turns_per_member_year():
    assert line("a").per_member_year == 2 / 25
    assert line("c").per_member_year is None


def test_later_years_do_not_count_yet():
    one = line("a", until=2008)
    assert (one.turns, one.member_years, one.current_wait) == (1, 9, 6)


def test_whoever_declined_is_owed_and_the_ledger_says_why():
    fields = {"policies": {"declined": "owed"}, "adjustments": [event("declined", 2016, "c")]}
    assert codes(line("c", **fields).owed) == ["owed"]
    assert line("a", **fields).owed == ()


def test_whoever_keeps_a_cancelled_turn_is_owed_it():
    assert codes(line("a", policies={"cancelled": "keeps"}).owed) == ["kept.cancelled"]
    assert line("a", policies={"cancelled": "loses"}).owed == ()


def test_the_ledger_owns_up_to_what_it_does_not_know():
    found = ledger(made("abc", members=MEMBERS, editions=EDITIONS), until=2024)
    assert found.unknown == 1
    assert found.missing == 2024 - 2002 + 1 - len(EDITIONS)
