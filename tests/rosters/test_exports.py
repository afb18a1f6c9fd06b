import csv
import io
import random
import string
from datetime import date, datetime

import pytest
from python_calamine import CalamineWorkbook

from app.core.sheets import EXECUTED, Sheet, as_csv, as_xlsx, quoted

SCRIPTS = "山田直ёЁ김철수ｶﾞŁØ𠮷👩‍🚒"
NASTY = [
    "=1+1",
    "+81 76 431",
    "-5",
    "@SUM(A1)",
    "'quoted",
    "''twice",
    "＝1",
    'a "quote", and a comma',
    "two\nlines",
    "_x0041_",
    "https://example.org/",
    "1e5",
    "007",
    "TRUE",
    "&amp;<b>",
    "x" * 700,
    "🏴‍☠️",
    "{=1}",
]


def nasty_values(number):
    """Return the known values and that many mixtures of their signs, trimmed as names are."""
    chance = random.Random(1)
    signs = "=+-@'\"\t,; &<>_x" + string.ascii_letters + SCRIPTS
    made = ("".join(chance.choices(signs, k=chance.randint(1, 12))) for _ in range(number))
    return NASTY + [text.strip() for text in made if text.strip()]


def sheet(rows, types=(str,), headings=("Name",)):
    return Sheet(title="t", headings=headings, types=types, rows=rows, stamp="A & B")


def csv_of(values):
    with as_csv(sheet([value] for value in values)) as file:
        lines = list(csv.reader(io.StringIO(file.read().decode("utf-8-sig"), newline="")))
    assert lines[0] == ["Name"]
    return [cell for (cell,) in lines[1:]]


def xlsx_of(made):
    with as_xlsx(made) as file:
        book = CalamineWorkbook.from_filelike(io.BytesIO(file.read()))
    return book.get_sheet_by_index(0).to_python()[1:]


def test_ten_thousand_nasty_values_come_back_from_csv():
    values = nasty_values(10_000)
    assert [cell.removeprefix("'") for cell in csv_of(values)] == values


def test_no_cell_of_a_csv_file_begins_as_a_formula():
    executed = tuple(set(EXECUTED) - {"'"})
    values = [*nasty_values(10_000), " =1", "\t=1"]
    assert [cell for cell in csv_of(values) if cell.lstrip(" ").startswith(executed)] == []


def test_a_csv_file_says_its_encoding():
    with as_csv(sheet([["ё"]])) as file:
        assert file.read() == "\ufeffName\r\nё\r\n".encode()


def test_ten_thousand_nasty_values_come_back_from_xlsx_as_text():
    values = nasty_values(10_000)
    rows = xlsx_of(sheet([value] for value in values))
    assert [cell for (cell,) in rows] == values


def test_xlsx_cells_are_typed():
    moment, day = datetime(2025, 8, 5, 14, 30), date(2008, 2, 29)  # noqa: DTZ001
    made = sheet([["007", 17, moment, day]], (str, int, datetime, date), tuple("abcd"))
    assert xlsx_of(made) == [["007", 17.0, moment, day]]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_nobody_is_a_file_of_headings(write):
    with write(sheet([])) as file:
        assert file.read()


def test_a_cell_that_is_no_formula_stays_as_it_is():
    assert quoted("O'Brien") == "O'Brien"
    assert quoted("=1") == "'=1"
