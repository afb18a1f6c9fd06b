"""Minutes, moments and clocks: there and back in five zones and more, over changes of the clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.rules.problem import Window
from app.schedule.rules.stating.times import daily, gaps, merged, timeline

ZONES = (
    "Asia/Tokyo",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Vladivostok",
    "Asia/Ulaanbaatar",
    "America/New_York",
    "Australia/Lord_Howe",
)
days = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def line(zone, first, length=1):
    return timeline(zone, first, first + timedelta(days=length), ())


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(ZONES), days, st.integers(-5000, 5000))
def test_a_minute_is_a_moment_is_the_same_minute(zone, first, minute):
    found = line(zone, first)
    assert found.minute(found.moment(minute)) == minute
    moment = datetime(2027, 3, 14, 7, tzinfo=UTC) + timedelta(minutes=minute)
    assert found.moment(found.minute(moment)) == moment


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(ZONES), days, st.integers(0, 1439))
def test_what_the_clocks_show_is_what_was_asked_unless_they_skip_it(zone, first, minutes):
    found = line(zone, first)
    there = found.moment(found.at(first, minutes)).astimezone(ZoneInfo(zone))
    wanted = datetime.combine(first, datetime.min.time()) + timedelta(minutes=minutes)
    skipped = wanted.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    assert there.replace(tzinfo=None) == skipped.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Asia/Tokyo", date(2027, 3, 14), 24),
        ("America/New_York", date(2027, 3, 14), 23),
        ("America/New_York", date(2027, 11, 7), 25),
        ("Australia/Lord_Howe", date(2027, 4, 4), 24.5),
    ],
)
def test_a_day_is_as_long_as_it_is(zone, day, hours):
    (whole,) = line(zone, day, 0).days()
    assert (whole.end - whole.start) / 60 == hours


def test_days_of_an_edition_follow_each_other():
    found = line("America/New_York", date(2027, 3, 12), 4).days()
    assert [one.end for one in found[:-1]] == [one.start for one in found[1:]]


def test_without_days_it_is_the_day_of_what_is_placed():
    moment = datetime(2027, 8, 4, 16, tzinfo=UTC)
    found = timeline("Asia/Tokyo", None, None, [moment])
    assert (found.first, found.last) == (date(2027, 8, 5), date(2027, 8, 6))


def test_where_no_day_is_known_there_is_none():
    assert timeline("Asia/Tokyo", None, None, []).days() == ()


@pytest.mark.parametrize(
    ("windows", "together", "between"),
    [
        ([], (), ((0, 10),)),
        ([(2, 4), (4, 6), (1, 3)], ((1, 6),), ((0, 1), (6, 10))),
        ([(5, 5), (-3, 1), (8, 12)], ((-3, 1), (8, 12)), ((1, 8),)),
        ([(0, 10)], ((0, 10),), ()),
        ([(20, 30)], ((20, 30),), ((0, 10),)),
    ],
)
def test_stretches_are_merged_and_what_is_between_them_found(windows, together, between):
    given_windows = [Window(*one) for one in windows]
    assert merged(given_windows) == together
    assert gaps(given_windows, Window(0, 10)) == between


def test_a_whole_day_of_hours_is_no_hindrance_at_all():
    found = line("Asia/Tokyo", date(2027, 8, 5))
    assert len(daily(found, "America/New_York", 0, 1440)) == 1
