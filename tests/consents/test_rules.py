"""Who needs a guardian, and when everything is agreed to."""

from datetime import date

import pytest

from app.consents import rules
from app.consents.rules import Answered, Asked

ASKED = (
    Asked(id=1, purpose="taking-part", required=True),
    Asked(id=2, purpose="photographs", required=False),
    Asked(id=3, purpose="transfer:KR", required=True),
)


def said(text_id, answer="given", guardian=1):
    purpose = next((one.purpose for one in ASKED if one.id == text_id), "taking-part")
    return Answered(guardian_id=guardian, purpose=purpose, text_id=text_id, answer=answer)


@pytest.mark.parametrize(
    ("born", "on", "age", "minor"),
    [
        (date(2009, 8, 5), date(2027, 8, 4), 18, True),
        (date(2009, 8, 5), date(2027, 8, 5), 18, False),
        (date(2008, 2, 29), date(2026, 2, 28), 18, True),
        (date(2008, 2, 29), date(2026, 3, 1), 18, False),
        (date(2013, 8, 6), date(2027, 8, 5), 14, True),
        (date(2013, 8, 5), date(2027, 8, 5), 14, False),
    ],
)
def test_a_birthday_makes_of_age(born, on, age, minor):
    assert rules.minor(born, on, age, takes_minors=False) is minor
    assert (born > rules.last_birthday(on, age)) is minor


@pytest.mark.parametrize("takes", [True, False])
def test_without_a_birth_date_the_kind_decides(takes):
    assert rules.minor(None, date(2027, 8, 5), 18, takes_minors=takes) is takes


@pytest.mark.parametrize(
    ("own", "country", "age"),
    [(None, "KR", 14), (16, "KR", 16), (None, "MN", 18), (None, None, 18), (14, None, 14)],
)
def test_the_age_is_the_regions_own_or_its_countrys_or_eighteen(own, country, age):
    assert rules.age_limit(own, country, {"KR": 14}) == age


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ([], ("taking-part", "transfer:KR")),
        ([said(1), said(3)], ()),
        ([said(1), said(3), said(2, "refused")], ()),
        ([said(1)], ("transfer:KR",)),
        ([said(1, "withdrawn"), said(3)], ("taking-part",)),
        ([said(1), said(3), said(1, "refused", guardian=2)], ("taking-part",)),
        ([said(1), said(3, guardian=2)], ()),
        ([said(9), said(3)], ("taking-part",)),
    ],
)
def test_everything_required_is_agreed_to_by_someone_and_refused_by_nobody(answers, missing):
    assert rules.missing(ASKED, answers) == missing


def test_nobody_is_asked_about_the_own_country():
    assert [one.id for one in rules.asked_of(ASKED, "KR")] == [1, 2]
    assert [one.id for one in rules.asked_of(ASKED, "JP")] == [1, 2, 3]


def test_countries_become_purposes_once_each():
    assert rules.transfers(["KR", None, "JP", "KR"]) == ("transfer:JP", "transfer:KR")
