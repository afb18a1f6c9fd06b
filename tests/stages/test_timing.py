"""When stages are open and end, when reminders go out, and where stages go when they move."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from app.stages import rules
from app.stages.errors import (
    StageBeyondRegistration,
    StageByRequest,
    StageLocked,
    StageNotOpen,
    StagesReversed,
)
from app.stages.rules import Planned

DAY = 24 * 60
NOON = datetime(2027, 5, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=10)
SECOND = timedelta(microseconds=1)


def edition(*, opened=True, status="open", opens=None, closes=None):
    return SimpleNamespace(
        registration_open=opened,
        status=status,
        registration_opens_at=opens,
        registration_closes_at=closes,
    )


def stage(kind="names", deadline=LATER, after="locked"):
    return SimpleNamespace(kind=kind, deadline=deadline, after=after)


@pytest.mark.parametrize(
    ("of", "now", "stands"),
    [
        ((None, edition()), NOON, "open"),
        ((None, edition(closes=NOON)), NOON, "late-locked"),
        ((None, edition(opens=LATER)), NOON, "early"),
        ((None, edition(opened=False)), NOON, "closed"),
        ((stage(), edition()), LATER - SECOND, "open"),
        ((stage(), edition()), LATER, "late-locked"),
        ((stage(after="request"), edition()), LATER, "late-request"),
        ((stage(after="request"), edition(opened=False)), LATER, "closed"),
        ((stage(after="request"), edition(status="held")), LATER, "closed"),
        ((stage(), edition(opens=LATER)), NOON, "early"),
        ((stage(after="request"), edition(closes=NOON)), NOON, "late-request"),
        ((stage("documents"), edition(closes=NOON)), NOON, "open"),
        ((stage("documents"), edition(closes=NOON)), LATER, "late-locked"),
    ],
)
def test_where_a_stage_stands(of, now, stands):
    assert rules.standing(*of, now) == stands


@pytest.mark.parametrize(
    ("of", "refusal"),
    [
        ((stage(after="request"), edition()), StageByRequest),
        ((stage(), edition()), StageLocked),
        ((stage(), edition(opened=False)), StageNotOpen),
        ((None, edition(closes=NOON)), StageLocked),
    ],
)
def test_what_is_late_or_closed_is_refused(of, refusal):
    with pytest.raises(refusal):
        rules.check(*of, LATER)
    rules.check(stage(), edition(), NOON)


def set_to(**deadlines):
    return [Planned(kind=kind, deadline=moment) for kind, moment in deadlines.items()]


@pytest.mark.parametrize(
    ("planned", "closes", "field"),
    [
        (set_to(number=LATER, names=NOON), None, "names_deadline"),
        (set_to(documents=NOON, number=LATER), None, "documents_deadline"),
        (set_to(names=LATER, documents=NOON), None, "documents_deadline"),
        (set_to(number=LATER, names=LATER, documents=LATER), None, None),
        (set_to(names=LATER), LATER - SECOND, "names_deadline"),
        (set_to(names=LATER), LATER, None),
        (set_to(documents=LATER), NOON, None),
        ([], NOON, None),
    ],
)
def test_stages_end_in_their_order_and_before_registration(planned, closes, field):
    if field is None:
        rules.check_planned(planned, closes)
        return
    with pytest.raises((StagesReversed, StageBeyondRegistration)) as refused:
        rules.check_planned(planned, closes)
    assert refused.value.field == field


def local(zone, *parts):
    return datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "deadline", "before", "goes_out"),
    [
        # Over the nights on which the clocks change, a week before is the same hour.
        ("America/St_Johns", (2027, 3, 20, 18, 0), 7 * DAY, (2027, 3, 13, 18, 0)),
        ("America/St_Johns", (2027, 11, 9, 18, 0), 3 * DAY, (2027, 11, 6, 18, 0)),
        ("Australia/Lord_Howe", (2027, 4, 6, 9, 30), 3 * DAY, (2027, 4, 3, 9, 30)),
        ("Australia/Lord_Howe", (2027, 10, 5, 9, 30), 3 * DAY, (2027, 10, 2, 9, 30)),
        # Moscow left daylight saving in 2014.
        ("Europe/Moscow", (2014, 10, 27, 23, 59), 2 * DAY, (2014, 10, 25, 23, 59)),
        ("Europe/Moscow", (2027, 3, 29, 23, 59), 2 * DAY, (2027, 3, 27, 23, 59)),
        ("Asia/Tokyo", (2027, 6, 1, 18, 0), DAY + 180, (2027, 5, 31, 15, 0)),
    ],
)
def test_a_reminder_of_whole_days_keeps_the_hour(zone, deadline, before, goes_out):
    assert rules.reminder_at(local(zone, *deadline), before, zone) == local(zone, *goes_out)


def test_hours_before_a_deadline_are_hours_that_pass():
    """On the night on which Lord Howe's clocks go back half an hour, three hours stay three."""
    deadline = local("Australia/Lord_Howe", 2027, 4, 4, 3, 0)
    found = rules.reminder_at(deadline, 180, "Australia/Lord_Howe")
    assert deadline - found == timedelta(hours=3)


@pytest.mark.parametrize(
    ("zone", "moment", "days", "to_zone", "becomes"),
    [
        ("Asia/Tokyo", (2026, 5, 1, 18, 0), 371, "Asia/Vladivostok", (2027, 5, 7, 18, 0)),
        ("America/St_Johns", (2027, 1, 10, 23, 59), 180, "America/St_Johns", (2027, 7, 9, 23, 59)),
        ("Asia/Seoul", (2027, 1, 10, 17, 0), 90, "Australia/Lord_Howe", (2027, 4, 10, 17, 0)),
        ("Europe/Moscow", (2013, 5, 1, 12, 0), 730, "Europe/Moscow", (2015, 5, 1, 12, 0)),
        # A quarter past two is skipped on 14 March: it becomes a quarter past three.
        ("Asia/Tokyo", (2027, 3, 13, 2, 15), 1, "America/St_Johns", (2027, 3, 14, 3, 15)),
    ],
)
def test_a_stage_that_moves_keeps_its_hour_on_the_clocks(zone, moment, days, to_zone, becomes):
    found = rules.moved(local(zone, *moment), timedelta(days=days), zone, to_zone)
    assert found == local(to_zone, *becomes)


def test_stages_move_from_first_day_to_first_day():
    days = date(2026, 8, 4), date(2027, 8, 10)
    assert rules.shift_between(days[0], 2026, days[1], 2027) == timedelta(days=371)
    assert rules.shift_between(None, 2026, days[1], 2028) == timedelta(weeks=104)


@pytest.mark.parametrize(
    ("sent_for", "now", "goes_out"),
    [
        (None, LATER - timedelta(days=2), set()),
        (None, LATER - timedelta(days=1), {DAY}),
        (LATER, LATER - timedelta(days=1), set()),
        (NOON, LATER - timedelta(days=1), {DAY}),
        (None, LATER, set()),
    ],
)
def test_a_reminder_goes_out_once_for_each_deadline(sent_for, now, goes_out):
    assert rules.due({DAY: sent_for}, LATER, "Asia/Tokyo", now) == goes_out


def test_what_is_next_is_the_first_stage_that_is_not_over():
    stages = {"number": stage("number", NOON), "names": stage("names", LATER)}
    assert rules.following(stages, edition(), NOON - SECOND) == "number"
    assert rules.following(stages, edition(), NOON) == "names"
    assert rules.following(stages, edition(), LATER) is None
