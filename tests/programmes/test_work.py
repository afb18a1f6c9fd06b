"""How much a forecast works, counted in calls and not by a clock."""

import sys

import pytest

from app.programmes.rules.document import parse
from app.programmes.rules.forecast import forecast

CODES = [f"r{number}" for number in range(82)]
BOUND = 100_000  # calls for 100 turns with 82 members: a few milliseconds

RULES = [
    {"kind": "cycle", "order": CODES},
    {"kind": "candidacy", "avoid_last": 2},
    {
        "kind": "sides",
        "sides": [{"side": "one", "countries": ["JP"]}, {"side": "two", "countries": ["RU"]}],
        "first": "one",
    },
]


def programme(rule, size=82):
    codes = CODES[:size]
    if "order" in rule:
        rule = {**rule, "order": codes}
    return parse(
        {
            "format": "kitamae-programme/1",
            "slug": "large",
            "names": {"en": "Large"},
            "cadence": "annual",
            "regions": [
                {"code": code, "country": ["JP", "RU", "KR"][number % 3]}
                for number, code in enumerate(codes)
            ],
            "members": [{"region": code, "joined": "1996"} for code in codes],
            "rules": [rule],
            "editions": [
                {"year": year, "hosts": [codes[year % size]], "status": "held"}
                for year in range(1996, 2026)
            ],
        }
    )


def calls(facts, turns):
    """Count the calls, Python's and C's, that a forecast makes."""
    count = 0

    def note(_frame, kind, _argument):
        nonlocal count
        count += kind in {"call", "c_call"}

    sys.setprofile(note)
    try:
        found = forecast(facts, turns=turns, from_year=2026)
    finally:
        sys.setprofile(None)
    assert len(found.turns) == turns
    return count


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["kind"])
def test_a_hundred_turns_of_eighty_two_members_are_little_work(rule):
    assert calls(programme(rule), 100) < BOUND


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["kind"])
def test_work_grows_with_the_turns_and_no_faster(rule):
    facts = programme(rule)
    assert calls(facts, 400) < 4.5 * calls(facts, 100)


def test_the_count_sees_work():
    """The control: twenty times the turns break the bound."""
    assert calls(programme(RULES[0]), 2000) > BOUND
