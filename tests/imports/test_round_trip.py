"""What our files say comes back as it was, and no spreadsheet runs it."""

import csv
import io
import random
import re
import zipfile

import pytest

from app.imports.exports import Column, as_csv, as_xlsx
from app.imports.rules.apart import read_apart
from app.imports.rules.cells import written
from app.imports.rules.reading.quoting import EXECUTED
from app.imports.rules.reading.wishes import Wishes

COUNT = 10_000
BEGINNINGS = (
    *("=", "+", "-", "@", "\t", "\r", "\n", "'", "''=", "＝", "＋", "－", "＠", " =", "  @"),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("http://evil")', "=1+1", "-1", "+81", "@SUM(1)", "=DDE("),
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "👨‍👩‍👧",
        "é",
        "é",
        "髙①",
        "한",
        "ﬁ",
        '"',
        ",",
        ";",
        '",=',
        "\\",
    ),
    *(
        "_x0041_",
        "&amp;",
        "<b>",
        "]]>",
        "TRUE",
        "1E5",
        "00123",
        "2008-04-02",
        "1/2",
        "#N/A",
        "נ",
        "ع",
    ),
)
INSIDE = "=+-@\t\r\n'\",;|\\ aZ9あ漢한Ж😀\u202e\u0301\u00a0<>&%"
COLUMNS = [
    Column(field="mail", heading="Mail", example="x"),
    Column(field="role", heading="Role", example="y"),
]


def nasty(controls=""):
    """Ten thousand values, each different from the others."""
    pick = random.Random(11)
    signs = INSIDE + controls
    return [
        BEGINNINGS[number % len(BEGINNINGS)]
        + "".join(pick.choice(signs) for _ in range(pick.randrange(12)))
        + f"·{number}"
        for number in range(COUNT)
    ]


def columns_of(content):
    """Return what the file says below headings, identifiers and the example."""
    table = read_apart(content, Wishes())
    return [written(row[0]) for row in table.rows[3:]]


@pytest.mark.parametrize(
    # Text that a person typed holds no controls but these; in a workbook they would pass too.
    ("write", "controls"),
    [(as_csv, ""), (as_xlsx, "\x01\x02\x1b")],
)
def test_ten_thousand_nasty_values_come_back_as_they_were(write, controls):
    values = nasty(controls)
    assert len(set(values)) == COUNT
    back = columns_of(write(COLUMNS, [[value, "z"] for value in values]))
    lost = [(was, now) for was, now in zip(values, back, strict=True) if was != now]
    assert lost == []


def test_no_cell_of_our_text_could_be_run():
    lines = csv.reader(
        io.StringIO(
            as_csv(COLUMNS, [[one, "z"] for one in nasty()]).decode("utf-8-sig"), newline=""
        )
    )
    run = [row[0] for row in lines if row[0].lstrip(" ").startswith(EXECUTED) and row[0][0] != "'"]
    assert run == []


def test_no_cell_of_our_workbook_is_a_formula():
    content = as_xlsx(COLUMNS, [[one, "z"] for one in nasty()])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) > 1
    assert [re.findall(rb"<f[ >]", sheet) for sheet in sheets] == [[]] * len(sheets)
