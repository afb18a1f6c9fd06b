from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "precision", "first"),
    [
        ("1990", "year", date(1990, 1, 1)),
        ("1990-09", "month", date(1990, 9, 1)),
        ("1990-09-12", "day", date(1990, 9, 12)),
        ("2024-02-29", "day", date(2024, 2, 29)),
    ],
)
def test_reads_what_is_known(text, precision, first):
    known = PartialDate(text)
    assert (known.precision, known.year, known.first_day()) == (precision, first.year, first)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "90",
        "1990-9",
        "1990-13",
        "2023-02-29",
        "1990-09-12-1",
        "19９0",
        "about 1990",
        "0000",
        "-990",
    ],
)
def test_refuses_what_is_no_date(text):
    with pytest.raises(ValueError, match=r".*"):
        PartialDate(text)


@given(st.dates())
def test_every_day_reads_back(day):
    assert PartialDate(day.isoformat()).first_day() == day
