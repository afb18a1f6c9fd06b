"""The shortest of all rules wins, and each class has its day."""

from datetime import date

import pytest

from app.retention import rules
from app.retention.errors import AlreadyErased, NotNamed
from app.vault.classes import FieldClass

NAME, MEDICAL, PASSPORT = FieldClass.NAME, FieldClass.MEDICAL, FieldClass.PASSPORT
END = date(2027, 8, 9)


@pytest.mark.parametrize(
    ("programme", "regions", "days"),
    [
        ({}, [], 30),
        ({MEDICAL: 60}, [], 60),
        ({MEDICAL: 60}, [{MEDICAL: 10}], 10),
        ({MEDICAL: 5}, [{MEDICAL: 10}, {MEDICAL: 20}], 5),
        ({}, [{MEDICAL: 10}, {MEDICAL: 0}], 0),
        ({}, [{MEDICAL: 90}], 30),
        ({}, [{PASSPORT: 1}], 30),
    ],
)
def test_the_shortest_rule_wins(programme, regions, days):
    assert rules.shortest(programme, regions)[MEDICAL] == days


@pytest.mark.parametrize(
    ("programme", "regions", "days"),
    [({}, [], 1095), ({NAME: None}, [], None), ({NAME: None}, [{NAME: 700}], 700)],
)
def test_a_programme_keeps_names_unless_a_region_does_not(programme, regions, days):
    assert rules.shortest(programme, regions)[NAME] == days


@pytest.mark.parametrize(
    ("clock", "programme", "day"),
    [
        ("medical", {}, date(2027, 9, 8)),
        ("contact", {}, date(2028, 8, 8)),
        ("guardian", {}, date(2030, 8, 8)),
        ("name", {}, date(2030, 8, 8)),
        ("name", {NAME: None}, None),
        ("first", {}, date(2027, 9, 8)),
        ("first", {FieldClass.OPEN: 0}, END),
        ("last", {}, date(2030, 8, 8)),
        ("last", {NAME: None, FieldClass.OPEN: 2000}, date(2033, 1, 29)),
    ],
)
def test_each_clock_has_its_day(clock, programme, day):
    assert rules.goes_on(clock, rules.shortest(programme, []), END) == day


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "end"),
    [
        (date(2027, 8, 5), END, END),
        (date(2027, 8, 5), None, date(2027, 8, 5)),
        (None, None, date(2027, 12, 31)),
    ],
)
def test_an_edition_ends_as_late_as_is_known(starts_on, ends_on, end):
    assert rules.ended_on(2027, starts_on, ends_on) == end


def test_nobody_is_erased_without_being_named():
    rules.check_named("富山 太郎", " 富山  太郎 ", erased=False)
    with pytest.raises(NotNamed):
        rules.check_named("富山 太郎", "富山 花子", erased=False)
    with pytest.raises(AlreadyErased):
        rules.check_named("富山 太郎", "富山 太郎", erased=True)
