"""When a call takes proposals, what it, its criteria and phases may be: tables of cases."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.calls import rules
from app.calls.errors import (
    CallCancelled,
    CallClosed,
    CallNotOpen,
    CodeUnusable,
    DeadlineOver,
    EditionMissing,
    OpeningReversed,
    PhaseReversed,
    PhasesOverlap,
    ScaleReversed,
    SurveyTooEarly,
)
from app.calls.models import Call, CallCode, Criterion, ReviewPhase
from app.calls.rules import Measure, PlannedPhase
from app.core.words import Words
from tests.calls.conftest import CLOSES, DAY, NOW, OPENS, SURVEY, plan

SECOND = timedelta(seconds=1)
MICROSECOND = timedelta(microseconds=1)


def a_call(**changes):
    usual = {
        "programme_id": 1,
        "type_slug": "x",
        "title": Words(),
        "text": Words(),
        "opens_at": OPENS,
        "closes_at": CLOSES,
        "survey_closes_at": SURVEY,
        "zone": "Asia/Tokyo",
        "year": 2027,
        "published_at": OPENS - DAY,
    }
    made = Call(**{**usual, **changes})
    made.id = 7
    return made


def a_code(**changes):
    return CallCode(**{"call_id": 7, "code": "ACDEF34679", "made_at": OPENS, **changes})


@pytest.mark.parametrize(
    ("changes", "now", "stands"),
    [
        ({}, OPENS - SECOND, "coming"),
        ({}, OPENS, "open"),
        ({}, CLOSES - MICROSECOND, "open"),
        ({}, CLOSES, "closed"),
        ({"published_at": None}, NOW, "draft"),
        ({"published_at": None, "cancelled_at": NOW}, NOW, "draft"),
        ({"cancelled_at": NOW}, NOW, "cancelled"),
        ({"cancelled_at": NOW}, CLOSES, "cancelled"),
        ({"days_known": False}, NOW, "closed"),
        ({"days_known": False}, OPENS - DAY, "closed"),
    ],
)
def test_where_a_call_stands(changes, now, stands):
    assert rules.standing(a_call(**changes), now) == stands


@pytest.mark.parametrize(
    ("changes", "now", "code", "refused"),
    [
        ({}, OPENS - SECOND, None, CallNotOpen),
        ({}, OPENS, None, None),
        ({}, CLOSES - MICROSECOND, None, None),
        ({}, CLOSES, None, CallClosed),
        ({}, CLOSES, {}, None),
        ({}, OPENS - DAY, {}, None),
        ({}, CLOSES, {"call_id": 8}, CodeUnusable),
        ({}, CLOSES, {"region_id": 2}, CodeUnusable),
        ({}, CLOSES, {"region_id": 1}, None),
        ({}, CLOSES, {"revoked_at": NOW}, CodeUnusable),
        ({}, CLOSES, {"ends_at": CLOSES}, CodeUnusable),
        ({}, CLOSES, {"ends_at": CLOSES + SECOND}, None),
        ({}, CLOSES, {"most_uses": 1, "used": 1}, CodeUnusable),
        ({}, CLOSES, {"most_uses": 2, "used": 1}, None),
        ({"published_at": None}, NOW, {}, CallNotOpen),
        ({"cancelled_at": NOW}, NOW, {}, CallCancelled),
        ({"cancelled_at": NOW}, NOW, None, CallCancelled),
    ],
)
def test_who_may_propose_when(changes, now, code, refused):
    key = None if code is None else a_code(**code)
    if refused is None:
        rules.check_open(a_call(**changes), now, key, region_id=1)
    else:
        with pytest.raises(refused):
            rules.check_open(a_call(**changes), now, key, region_id=1)


def test_who_holds_a_code_already_may_send_in_though_it_is_used_up():
    used = a_code(most_uses=1, used=1)
    rules.check_open(a_call(), CLOSES, used, taken=True)
    used.revoked_at = NOW
    with pytest.raises(CodeUnusable):
        rules.check_open(a_call(), CLOSES, used, taken=True)


@pytest.mark.parametrize(
    ("changes", "now", "is_open"),
    [
        ({}, CLOSES - SECOND, False),
        ({}, CLOSES, True),
        ({}, SURVEY - SECOND, True),
        ({}, SURVEY, False),
        ({"survey_closes_at": None}, CLOSES, False),
        ({"cancelled_at": NOW}, CLOSES, False),
    ],
)
def test_when_regions_are_asked_whether_they_take_part(changes, now, is_open):
    assert rules.survey_open(a_call(**changes), now) is is_open


@pytest.mark.parametrize(
    ("changes", "wants_edition", "refused", "field"),
    [
        ({}, False, None, None),
        ({"closes_at": OPENS}, False, OpeningReversed, "closes_at"),
        ({"survey_closes_at": CLOSES}, False, SurveyTooEarly, "survey_closes_at"),
        ({"survey_closes_at": None}, False, None, None),
        ({}, True, EditionMissing, "edition"),
        ({"edition_id": 3}, True, None, None),
    ],
)
def test_what_a_call_may_be(changes, wants_edition, refused, field):
    asked = SimpleNamespace(wants_edition=wants_edition)
    if refused is None:
        rules.check_plan(plan(**changes), asked)
    else:
        with pytest.raises(refused) as caught:
            rules.check_plan(plan(**changes), asked)
        assert caught.value.field == field


def test_a_deadline_that_passed_is_none():
    rules.check_ahead(CLOSES, CLOSES - SECOND)
    with pytest.raises(DeadlineOver):
        rules.check_ahead(CLOSES, CLOSES)


@pytest.mark.parametrize(
    ("zone", "edition_year", "year"),
    [("Asia/Tokyo", None, 2028), ("Europe/Kaliningrad", None, 2027), ("Asia/Tokyo", 2030, 2030)],
)
def test_the_year_of_a_call_is_its_editions_or_that_of_the_deadline(zone, edition_year, year):
    new_year = datetime(2027, 12, 31, 16, 0, tzinfo=UTC)
    assert rules.year_of(new_year, zone, edition_year) == year


@pytest.mark.parametrize(
    ("now", "days", "by"),
    [
        (NOW, (None, None), 364),
        (NOW + 400 * DAY, (None, None), 2 * 364),
        (NOW, (date(2027, 8, 5), date(2028, 8, 10)), 371),
        (NOW, (date(2027, 8, 5), None), 364),
        (NOW, (date(1000, 1, 1), date(8999, 1, 1)), 364),
    ],
)
def test_a_call_moves_to_the_next_time(now, days, by):
    assert rules.shift(a_call(), now, *days) == by * DAY


def test_nothing_moves_further_than_the_calendar_goes():
    ancient = a_call(closes_at=datetime(1000, 1, 2, tzinfo=UTC))
    distant = a_call(closes_at=datetime(8999, 1, 2, tzinfo=UTC))
    assert rules.days_between(ancient, distant) == 36_525 * DAY
    assert rules.days_between(distant, ancient) == -36_525 * DAY
    assert rules.days_between(a_call(), a_call(closes_at=CLOSES + 9 * DAY)) == 9 * DAY


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "Asia/Vladivostok"])
def test_the_hours_on_the_clocks_stay_when_a_call_moves(zone):
    source = a_call()
    source.areas = []
    moved = rules.shifted(source, 364 * DAY, zone)
    there = moved.closes_at.astimezone(ZoneInfo(zone))
    assert (there.date(), there.hour) == (date(2028, 5, 29), 18)
    assert moved.survey_closes_at > moved.closes_at > moved.opens_at
    assert (moved.edition_id, moved.zone) == (None, zone)


def phase(begins, ends, name="Other"):
    opens, closes = (OPENS + days * DAY for days in (begins, ends))
    return ReviewPhase(call_id=7, name=Words(en=name), opens_at=opens, closes_at=closes)


def planned(begins, ends):
    return PlannedPhase(
        name=Words(en="New"),
        opens_at=OPENS + begins * DAY,
        closes_at=OPENS + ends * DAY,
        who="assigned",
        blind=False,
        others="never",
        may_decide=False,
    )


@pytest.mark.parametrize(
    ("begins", "ends", "refused", "field"),
    [
        (0, 10, None, None),
        (20, 30, None, None),
        (0, 11, PhasesOverlap, "closes_at"),
        (19, 30, PhasesOverlap, "opens_at"),
        (12, 15, PhasesOverlap, "opens_at"),
        (0, 40, PhasesOverlap, "closes_at"),
        (10, 20, PhasesOverlap, "opens_at"),
        (5, 5, PhaseReversed, "closes_at"),
        (5, 4, PhaseReversed, "closes_at"),
    ],
)
def test_phases_follow_each_other(begins, ends, refused, field):
    there = [phase(10, 20)]
    if refused is None:
        rules.check_phase(planned(begins, ends), there, "en")
    else:
        with pytest.raises(refused) as caught:
            rules.check_phase(planned(begins, ends), there, "en")
        assert caught.value.field == field


MOMENTS = st.integers(0, 30)


@given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=6))
def test_of_phases_that_were_let_in_at_most_one_is_open_at_a_time(wished):
    there = []
    for begins, ends in wished:
        try:
            rules.check_phase(planned(begins, ends), there, "en")
        except (PhaseReversed, PhasesOverlap):
            continue
        there.append(phase(begins, ends))
    for hours in range(0, 31 * 24, 12):
        now = OPENS + timedelta(hours=hours)
        inside = [one for one in there if one.opens_at <= now < one.closes_at]
        assert len(inside) <= 1
        assert rules.phase_of(there, now) is (inside[0] if inside else None)


@pytest.mark.parametrize(("least", "most", "right"), [(0, 5, True), (5, 5, False), (5, 0, False)])
def test_a_scale_has_steps(least, most, right):
    measure = Measure(label=Words(), hint=Words(), weight=1, least=least, most=most)
    if right:
        rules.check_measure(measure)
    else:
        with pytest.raises(ScaleReversed):
            rules.check_measure(measure)


@pytest.mark.parametrize(
    ("weights", "percent"),
    [
        ([], []),
        ([0], [0]),
        ([1, 1], [50, 50]),
        ([1, 1, 1], [34, 33, 33]),
        ([3, 0, 1], [75, 0, 25]),
        ([1, 2, 4], [14, 29, 57]),
    ],
)
def test_how_much_each_criterion_counts(weights, percent):
    criteria = [
        Criterion(call_id=7, position=place, label=Words(), hint=Words(), weight=weight)
        for place, weight in enumerate(weights)
    ]
    for number, one in enumerate(criteria, 1):
        one.id = number
    assert list(rules.shares(criteria).values()) == percent


def test_codes_hold_no_signs_that_look_alike():
    assert not set(rules.ALPHABET) & set("0O1IL2Z5S8B")
    assert len(rules.ALPHABET) ** rules.LENGTH > 2**46


@pytest.mark.parametrize(
    "typed", ["ACDEF34679", "acdef-34679", " ACDEF 34679 ", "ＡＣＤＥＦ－３４６７９"]
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert rules.plain(typed) == "ACDEF34679"


def test_a_code_is_written_in_two_groups():
    assert rules.written("ACDEF34679") == "ACDEF-34679"
    assert rules.plain(rules.written("ACDEF34679")) == "ACDEF34679"
