"""Releases compared, whom a change concerns, and days in zones, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.core.words import Words
from app.releases import rules
from app.releases.rules import Who
from tests.releases.making import NOON, entry

TOYAMA = Who(regions=frozenset({1}), roles=frozenset({("player", 1)}), people=frozenset({11}))


@pytest.mark.parametrize(
    ("after", "kinds"),
    [
        ({}, ()),
        ({"at": 1}, ("moved",)),
        ({"space_id": 2}, ("space",)),
        ({"space_id": 2, "space": Words(en="Hall B"), "venue": Words(en="X")}, ("space",)),
        ({"online": True}, ("space",)),
        ({"minutes": 90}, ("longer",)),
        ({"minutes": 30}, ("shorter",)),
        ({"at": 1, "minutes": 30, "space_id": None}, ("moved", "space", "shorter")),
        ({"title": Words(en="Final")}, ("title",)),
        ({"parties": frozenset({"region:2"})}, ("people",)),
        ({"languages": frozenset({"ko"})}, ("people",)),
        ({"space": Words(en="Big hall")}, ("details",)),
        ({"public": True}, ("details",)),
        ({"sequence": 5}, ()),
    ],
)
def test_an_entry_changes_in_ways_that_have_names(after, kinds):
    found = rules.changes([entry()], [entry(**after)])
    assert [one.kinds for one in found] == ([kinds] if kinds else [])


def test_what_comes_and_goes_stands_in_the_order_of_time():
    before = [entry("a", 5), entry("b", 1)]
    found = rules.changes(before, [entry("b", 1), entry("c", 3), entry("d", 2)])
    assert [(one.entry.key, one.kinds) for one in found] == [
        ("d", ("new",)),
        ("c", ("new",)),
        ("a", ("cancelled",)),
    ]


def test_what_did_not_change_keeps_the_number_that_calendars_compare():
    first = rules.sequenced([], [entry("a"), entry("b"), entry("c")], 1)
    second = rules.sequenced(first, [entry("a"), entry("b", 1)], 2)
    third = rules.sequenced(second, [entry("a"), entry("b", 1), entry("c")], 3)
    assert [(one.key, one.sequence) for one in second] == [("a", 1), ("b", 2)]
    # What comes back after it was cancelled must be newer than its cancellation.
    assert [(one.key, one.sequence) for one in third] == [("a", 1), ("b", 2), ("c", 3)]


@pytest.mark.parametrize(
    ("parties", "who", "so"),
    [
        ({"everyone"}, TOYAMA, True),
        ({"everyone"}, Who(interpreters=frozenset({1})), False),
        ({"region:1"}, TOYAMA, True),
        ({"region:2"}, TOYAMA, False),
        ({"region:11"}, TOYAMA, False),
        ({"role:player"}, TOYAMA, True),
        ({"role:player:1"}, TOYAMA, True),
        ({"role:player:2"}, TOYAMA, False),
        ({"role:coach"}, TOYAMA, False),
        ({"person:11"}, TOYAMA, True),
        ({"person:1"}, TOYAMA, False),
        ({"interpreter:3"}, Who(interpreters=frozenset({3})), True),
        (set(), Who(spaces=frozenset({1})), True),
        (set(), Who(spaces=frozenset({2})), False),
        (set(), Who(languages=frozenset({"ko"})), True),
        (set(), Who(languages=frozenset({"ru"})), False),
        (set(), Who(keys=frozenset({"a"})), True),
        (set(), Who(whole=True), True),
        (set(), rules.NOBODY, False),
        (set(), TOYAMA | Who(keys=frozenset({"a"})), True),
    ],
)
def test_an_entry_concerns_those_it_names(parties, who, so):
    one = entry(parties=frozenset(parties), languages=frozenset({"ko"}))
    assert rules.concerns(one, who, who.parties()) is so


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ({"region:1"}, {"region:1", "region:2"}, None),
        ({"region:2"}, {"region:1"}, ("new",)),
        ({"region:1"}, {"region:2"}, ("cancelled",)),
        ({"region:2"}, {"region:3"}, None),
    ],
)
def test_only_whose_things_changed_are_told_of_others_coming_and_going(before, after, kinds):
    found = rules.changes([entry(parties=frozenset(before))], [entry(parties=frozenset(after))])
    mine = rules.changed_for(found, TOYAMA)
    assert [one.kinds for one in mine] == ([kinds] if kinds else [])


def test_a_move_is_told_to_both_and_what_concerns_neither_to_nobody():
    found = rules.changes([entry()], [entry(at=2)])
    assert [one.kinds for one in rules.changed_for(found, TOYAMA)] == [("moved",)]
    assert rules.changed_for(found, Who(regions=frozenset({2}))) == []


def test_the_same_draft_has_the_same_digest_in_any_order():
    some = [entry("a", parties=frozenset("xyz")), entry("b")]
    assert rules.digest(1, some) == rules.digest(1, some[::-1])
    assert rules.digest(1, some) != rules.digest(2, some)
    assert rules.digest(1, some) != rules.digest(1, [entry("a"), entry("b")])
    assert rules.digest(1, [entry()]) == rules.digest(1, [entry(sequence=4)])


def test_days_are_those_of_the_zone_and_nights_belong_to_their_evening():
    # 23:30 in Tokyo, for two hours; then 01:00 of the next day.
    some = [entry("late", 11.5, 120), entry("later", 13)]
    tokyo = rules.days(some, "Asia/Tokyo")
    assert [(one.day, [x.key for x in one.entries]) for one in tokyo] == [
        (date(2027, 8, 5), ["late"]),
        (date(2027, 8, 6), ["later"]),
    ]
    assert [one.day for one in rules.days(some, "Europe/Moscow")] == [date(2027, 8, 5)]


def test_a_day_on_which_the_clocks_change_is_one_day():
    # New York leaves summer time on 7 November 2027 at 06:00 UTC: 01:30 comes twice.
    twice = [datetime(2027, 11, 7, hour, 30, tzinfo=UTC) for hour in (5, 6)]
    some = [
        entry(str(n), starts_at=at, ends_at=at + timedelta(minutes=20))
        for n, at in enumerate(twice)
    ]
    (day,) = rules.days(some, "America/New_York")
    assert [one.key for one in day.entries] == ["0", "1"]
    assert day.shifts
    assert not rules.days([entry()], "America/New_York")[0].shifts


@pytest.mark.parametrize(
    ("hours", "on", "coming"),
    [
        (-1, [], ["a"]),
        (0, ["a"], ["b", "c"]),
        (0.99, ["a"], ["b", "c"]),
        (1, ["b", "c"], []),
        (3, [], []),
    ],
)
def test_now_and_next_are_what_runs_and_all_that_begins_next(hours, on, coming):
    some = [entry("a"), entry("b", 1), entry("c", 1)]
    found = rules.now_and_next(some, NOON + timedelta(hours=hours))
    assert [[one.key for one in part] for part in found] == [on, coming]


@pytest.mark.parametrize(
    ("other", "so"), [("Asia/Seoul", True), ("Asia/Vladivostok", False), ("Asia/Tokyo", True)]
)
def test_zones_are_the_same_where_their_clocks_are(other, so):
    assert rules.same_clocks("Asia/Tokyo", other, [NOON]) is so


def test_zones_that_differ_after_the_clocks_change_differ():
    new_york, panama = "America/New_York", "America/Panama"
    winter, summer = datetime(2027, 1, 5, tzinfo=UTC), datetime(2027, 7, 5, tzinfo=UTC)
    assert rules.same_clocks(new_york, panama, [winter])
    assert not rules.same_clocks(new_york, panama, [winter, summer])


def test_what_ends_as_another_begins_does_not_overlap():
    some = [entry("b", 1), entry("c", 2.5)]
    assert rules.clash(entry("a"), some) is None
    assert rules.clash(entry("a", minutes=61), some).key == "b"
    assert rules.clash(entry("b", 1), some) is None
