"""Which places follow from limits, whom ages let in, and who is missing; no database."""

from datetime import date

import pytest

from app.editions import errors, rules
from app.editions.models import Edition, EditionLimit, EditionRole, Place
from app.editions.rules import ExtraLimit, Limits, RoleLimit
from app.editions.terms import EntryTerms
from tests.editions.making import MEET

ATHLETE = RoleLimit(role="athlete", per_region=10, overall=15)
COACH = RoleLimit(role="coach")


@pytest.mark.parametrize(
    ("extra", "place", "bound"),
    [
        # women among the athletes of each region at most 8
        (
            {"role": "athlete", "sex": "female", "every_region": True, "most": 8},
            ("athlete", 2, "female"),
            (8, None),
        ),
        # a coach at least, from each region
        (
            {"role": "coach", "every_region": True, "least": 1},
            ("coach", 1, None),
            (None, 1),
        ),
        # people of a region at least 4, of all regions together at least 20
        ({"every_region": True, "least": 4}, (None, 1, None), (None, 4)),
        ({"least": 20}, (None, None, None), (None, 20)),
        # the narrower of two limits holds
        ({"role": "athlete", "every_region": True, "most": 9}, ("athlete", 1, None), (9, None)),
        ({"role": "athlete", "every_region": True, "most": 11}, ("athlete", 1, None), (10, None)),
        ({"role": "athlete", "region_id": 2, "most": 3}, ("athlete", 2, None), (3, None)),
        ({"sex": "male", "most": 12}, (None, None, "male"), (12, None)),
    ],
)
def test_places_follow_from_further_limits(extra, place, bound):
    limits = Limits(roles=(ATHLETE, COACH), extra=(ExtraLimit(**extra),))
    assert rules.places(limits, [1, 2])[place] == bound


def test_a_limit_of_a_region_that_is_not_invited_makes_no_place():
    limits = Limits(roles=(COACH,), extra=(ExtraLimit(region_id=9, most=1),))
    assert set(rules.places(limits, [1])) == {("coach", 1, None)}


@pytest.mark.parametrize(
    ("limits", "refusal"),
    [
        ({"extra": (ExtraLimit(role="guest", most=1),)}, errors.LimitOfNoRole),
        ({"extra": (ExtraLimit(most=1, least=2),)}, errors.LeastAboveMost),
        (
            {"extra": (ExtraLimit(role="athlete", every_region=True, least=11),)},
            errors.LeastAboveMost,
        ),
        ({"edition": 3, "extra": (ExtraLimit(least=4),)}, errors.LeastAboveMost),
        (
            {"regions": {7: 3}, "extra": (ExtraLimit(every_region=True, least=4),)},
            errors.LeastAboveMost,
        ),
        (
            {"roles": (RoleLimit(role="athlete", age_from=18, age_to=17),)},
            errors.AgesReversed,
        ),
    ],
)
def test_limits_that_cannot_be(limits, refusal):
    told = {"roles": (ATHLETE, COACH), **limits}
    with pytest.raises(refusal):
        rules.check_limits(Limits(**told), MEET.terms(EntryTerms))


@pytest.mark.parametrize(
    ("limits", "asked"),
    [
        ({}, "never"),
        ({"ask_sex": True}, "optional"),
        ({"extra": (ExtraLimit(sex="female", least=1),)}, "needed"),
    ],
)
def test_the_sex_is_asked_where_it_is_wanted_or_counted(limits, asked):
    assert rules.sex_asked(Limits(roles=(COACH,), **limits)) == asked


def test_limits_come_back_from_their_rows():
    limits = Limits(
        roles=(RoleLimit(role="athlete", per_region=3, age_from=15, age_to=18),),
        regions={1: 4},
        edition=9,
        extra=(ExtraLimit(role="athlete", sex="female", every_region=True, most=2, least=1),),
        age_on=date(2027, 4, 1),
    )
    edition = Edition(programme_id=1, year=2027, age_on=date(2027, 4, 1), sex_asked="needed")
    roles = [EditionRole(edition_id=1, role="athlete", per_region=3, age_from=15, age_to=18)]
    rows = [
        EditionLimit(
            edition_id=1,
            role=one.role,
            every_region=one.every_region,
            region_id=one.region_id,
            sex=one.sex,
            at_most=one.most,
            at_least=one.least,
        )
        for one in limits.beside_roles
    ]
    assert rules.limits_of(edition, roles, rows) == limits


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2010, 4, 1), date(2028, 3, 31), 17),
        (date(2010, 4, 1), date(2028, 4, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
    ],
)
def test_ages_are_whole_years(born, on, years):
    assert rules.age(born, on) == years


@pytest.mark.parametrize(
    ("age_on", "starts_on", "day"),
    [
        (date(2027, 4, 1), date(2027, 8, 5), date(2027, 4, 1)),
        (None, date(2027, 8, 5), date(2027, 8, 5)),
        (None, None, date(2027, 12, 31)),
    ],
)
def test_ages_hold_on_the_day_stated_or_on_the_first_one(age_on, starts_on, day):
    edition = Edition(programme_id=1, year=2027, age_on=age_on, starts_on=starts_on)
    assert rules.age_day(edition) == day


@pytest.mark.parametrize(
    ("lowest", "highest", "born", "fine"),
    [
        (15, 18, date(2012, 4, 1), True),
        (15, 18, date(2012, 4, 2), False),
        (15, 18, date(2008, 4, 2), True),
        (15, 18, date(2008, 4, 1), False),
        (15, None, date(1920, 1, 1), True),
        (None, 18, date(2012, 1, 1), True),
        (None, 0, date(2020, 1, 1), False),
        (15, 18, None, False),
        (None, None, None, True),
    ],
)
def test_who_is_of_the_right_age(lowest, highest, born, fine):
    edition = Edition(programme_id=1, year=2027, age_on=date(2027, 4, 1))
    role = EditionRole(edition_id=1, role="athlete", age_from=lowest, age_to=highest)
    if fine:
        rules.check_age(edition, role, born)
        return
    with pytest.raises(errors.AgeRefused) as refused:
        rules.check_age(edition, role, born)
    assert refused.value.field == "birth_date"


def test_who_is_missing_and_where_there_is_room():
    one = {"edition_id": 1, "extra": 0, "waiting": 0}
    rows = [
        Place(**one, role="coach", region_id=1, minimum=2, taken=1),
        Place(**one, role="coach", region_id=2, minimum=2, taken=2),
        Place(**one, role="athlete", sex="female", capacity=5, taken=5),
        Place(**{**one, "extra": 1}, capacity=9, taken=8),
    ]
    (missing,) = rules.missing(rows)
    assert (missing.what, missing.number, missing.least) == (("coach", 1, None), 1, 2)
    assert rules.room(rows) == {("athlete", None, "female"): 0, (None, None, None): 2}


def test_a_person_is_counted_in_everything_that_is_wider():
    narrow = rules.What("athlete", 1, "female")
    assert len(rules.covering(narrow)) == 8
    assert all(rules.belongs(narrow, wide) for wide in rules.covering(narrow))
    assert not rules.belongs(rules.What("athlete", 1), narrow)
