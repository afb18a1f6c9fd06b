"""What an edition's plan, limits, window and status must be; no database."""

from datetime import UTC, date, datetime, timedelta

import pytest

from app.editions import errors, rules
from app.editions.models import Edition, Place
from app.editions.rules import Limits, Plan, RoleLimit
from app.editions.terms import EntryTerms
from tests.editions.making import CLOSES, MEET, OPENS

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"starts_on": date(2027, 8, 5)}, errors.DaysReversed),
        ({"starts_on": date(2027, 8, 5), "ends_on": date(2027, 8, 4)}, errors.DaysReversed),
        ({"host_id": 1, "co_host_id": 1}, errors.HostTwice),
    ],
)
def test_a_plan_that_cannot_be(changes, refusal):
    with pytest.raises(refusal):
        rules.check_plan(Plan(year=2027, **changes))


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"starts_on": date(2027, 8, 5), "ends_on": date(2027, 8, 5)},
        {"host_id": 1, "co_host_id": 2},
    ],
)
def test_a_plan_that_can_be(changes):
    rules.check_plan(Plan(year=2027, **changes))


@pytest.mark.parametrize(
    ("roles", "refusal"), [((), errors.NoRoles), (("mayor",), errors.UnknownRole)]
)
def test_roles_that_cannot_be(roles, refusal):
    limits = Limits(roles=tuple(RoleLimit(role=role) for role in roles))
    with pytest.raises(refusal):
        rules.check_limits(limits, MEET.terms(EntryTerms))


def test_places_follow_from_limits():
    limits = Limits(
        roles=(RoleLimit(role="athlete", per_region=3, overall=5), RoleLimit(role="coach")),
        regions={1: 4, 9: 7},
        edition=6,
    )
    assert rules.places(limits, [2, 1]) == {
        ("athlete", 1, None): (3, None),
        ("athlete", 2, None): (3, None),
        ("coach", 1, None): (None, None),
        ("coach", 2, None): (None, None),
        (None, 1, None): (4, None),
        ("athlete", None, None): (5, None),
        (None, None, None): (6, None),
    }


@pytest.mark.parametrize(
    ("opened", "status", "now", "window"),
    [
        (True, "open", OPENS - SECOND, "early"),
        (True, "open", OPENS, "open"),
        (True, "planned", OPENS, "open"),
        (True, "open", CLOSES - SECOND, "open"),
        (True, "open", CLOSES, "late"),
        (True, "open", CLOSES + SECOND, "late"),
        (False, "open", OPENS, "closed"),
        (True, "held", OPENS, "closed"),
        (True, "cancelled", OPENS, "closed"),
    ],
)
def test_the_window_is_exact_to_the_second(opened, status, now, window):
    edition = Edition(
        programme_id=1,
        year=2027,
        status=status,
        registration_open=opened,
        registration_opens_at=OPENS,
        registration_closes_at=CLOSES,
    )
    assert rules.window(edition, now) == window


def test_without_moments_only_the_switch_decides():
    edition = Edition(programme_id=1, year=2027, status="open", registration_open=True)
    assert rules.window(edition, datetime(1999, 1, 1, tzinfo=UTC)) == "open"


@pytest.mark.parametrize(
    ("now", "then", "reason", "refusal"),
    [
        ("held", "postponed", "x", errors.StatusNotPossible),
        ("open", "unknown", "x", errors.StatusNotPossible),
        ("open", "cancelled", "", errors.ReasonMissing),
        ("open", "postponed", "", errors.ReasonMissing),
    ],
)
def test_what_cannot_follow(now, then, reason, refusal):
    with pytest.raises(refusal):
        rules.check_status(now, then, reason)


@pytest.mark.parametrize(
    ("now", "then", "reason"),
    [("open", "held", ""), ("open", "cancelled", "Typhoon"), ("postponed", "open", "")],
)
def test_what_can_follow(now, then, reason):
    rules.check_status(now, then, reason)


def test_counts_add_up_from_the_narrow_places():
    rows = [
        Place(edition_id=1, role="athlete", region_id=1, capacity=3, taken=2),
        Place(edition_id=1, role="athlete", region_id=2, capacity=3, taken=1),
        Place(edition_id=1, role="coach", region_id=1, taken=4),
        Place(edition_id=1, role="athlete", capacity=5, taken=3),
        Place(edition_id=1, capacity=9, taken=7),
    ]
    filled = rules.filled(rows)
    assert {what: (one.taken, one.left) for what, one in filled.items()} == {
        ("athlete", 1): (2, 1),
        ("athlete", 2): (1, 2),
        ("coach", 1): (4, None),
        ("athlete", None): (3, 2),
        ("coach", None): (4, None),
        (None, 1): (6, None),
        (None, 2): (1, None),
        (None, None): (7, 2),
    }
