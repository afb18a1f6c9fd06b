"""Files in every usual encoding and form are read rightly, or refused with the reason."""

from datetime import date, datetime

import pytest

from app.imports.rules.apart import read_apart
from app.imports.rules.columns import find_head, match
from app.imports.rules.headings import TELLING
from app.imports.rules.judging import marked_rows
from app.imports.rules.reading.encodings import guess
from app.imports.rules.reading.table import MOST_ROWS
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes
from tests.imports.books import HEADINGS, PEOPLE, book, part_of, simple, with_parts

ENCODED = [
    ("ja", "cp932"),
    ("ja", "utf-8"),
    ("ja", "utf-8-sig"),
    ("ja", "utf-16"),
    ("ja", "utf-16-le"),
    ("ja", "utf-16-be"),
    ("ko", "cp949"),
    ("ko", "utf-8"),
    ("ko", "utf-16"),
    ("zh", "gb18030"),
    ("zh", "utf-8-sig"),
    ("zh", "utf-16"),
    ("ru", "cp1251"),
    ("ru", "koi8_r"),
    ("ru", "utf-8"),
    ("ru", "utf-16-be"),
    ("en", "ascii"),
    ("en", "utf-16"),
]


def read(content, **wishes):
    return read_apart(content, Wishes(**{"known": TELLING, **wishes}))


@pytest.mark.parametrize(("language", "encoding"), ENCODED)
@pytest.mark.parametrize("reader", ["en", "ja", "ru"])
def test_an_encoding_is_guessed_whoever_reads(language, encoding, reader):
    text = f"{HEADINGS[language]}\r\n{PEOPLE[language]}\r\n"
    table = read(text.encode(encoding), language=reader)
    assert [",".join(map(str, row)) for row in table.rows] == text.splitlines()
    head = find_head(table.rows, {}, ())
    assert match(head.headings, {}) == ["native_family", "native_given", "birth_date", "sex"]


@pytest.mark.parametrize(
    ("language", "encoding"), [("ja", "euc_jp"), ("zh", "big5"), ("ko", "cp949"), ("ru", "koi8_r")]
)
def test_what_is_guessed_wrongly_can_be_chosen(language, encoding):
    traditional = {"zh": ("姓,名,出生日期", "王,小明,2008"), "ja": ("姓,名", "高橋,太郎")}
    lines = traditional.get(language, (HEADINGS[language], PEOPLE[language]))
    table = read("\n".join(lines).encode(encoding), encoding=encoding)
    assert ",".join(map(str, table.rows[1])) == lines[1]


def test_a_wrong_choice_names_the_line():
    with pytest.raises(Unreadable) as refused:
        read("a,b\nc,d\n髙橋,太郎\n".encode("cp932"), encoding="utf-8")
    assert (refused.value.code, refused.value.facts["line"]) == ("encoding_wrong", 3)


def test_bytes_of_no_encoding_are_refused():
    with pytest.raises(Unreadable, match="encoding_unknown"):
        guess(bytes(range(128, 256)), "en", ())


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_are_found(separator):
    text = f"姓{separator}名\n山田{separator}太郎\n"
    assert read(text.encode()).rows[1] == ["山田", "太郎"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('姓,名\n"山田\n本店",太郎\n', ["山田\n本店", "太郎"]),
        ('姓,名\r\n"山""田",太郎\r\n', ['山"田', "太郎"]),
        ("sep=;\n姓;名\n山田;太,郎\n", ["山田", "太,郎"]),
        ("姓\n山田\n", ["山田"]),
        ('"姓","名"\n"1,5","太郎"\n', ["1,5", "太郎"]),
    ],
)
def test_quotes_and_line_breaks(text, row):
    assert read(text.encode()).rows[1] == row


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('姓,名\n"山田,太郎\n', "quotes"),
        ('姓,名\n"山"田,太郎\n', "quotes"),
        ("姓,名\n山\x00田,太郎\n", "control"),
        ("姓,名\n山\x1b田,太郎\n", "control"),
        (" \n\n", "empty"),
        ("a,b\n" * (MOST_ROWS + 100), "rows"),
        ("a," * 300 + "\n", "columns"),
    ],
)
def test_what_is_no_table_is_refused(text, code):
    with pytest.raises(Unreadable) as refused:
        read(text.encode())
    assert refused.value.code == code


DAY = datetime(2008, 4, 2)  # noqa: DTZ001  (a spreadsheet knows no zones)


def test_a_workbook_gives_days_numbers_and_text():
    table = read(simple([["姓", "日", "番号", "式"], ["山田", DAY, 81901234567, "=1+1"]]))
    assert table.rows[1] == ["山田", date(2008, 4, 2), 81901234567.0, "=1+1"]
    assert (table.stored, table.broken, table.sheet) == ({}, [], "People")


def test_the_epoch_of_1904_is_known():
    table = read(simple([["姓", "日"], ["山田", DAY]], date_1904=True))
    assert (table.rows[1][1], table.epoch_1904) == (date(2008, 4, 2), True)


def test_formulas_errors_and_merged_cells_are_named():
    def fill(made):
        page = made.add_worksheet("A")
        page.write_row(0, 0, ["姓", "名", "日"])
        page.write_formula("A2", '="山田"', None, "山田")
        page.write_formula("B2", "=1/0", None, "#DIV/0!")
        page.write_formula("C2", "=NOW()", None, "")
        page.merge_range("A3:A4", "田中")
        page.write("B3", "花子")

    table = read(book(fill))
    rows = list(marked_rows(table, find_head(table.rows, {}, table.merged)))
    assert [row.number for row in rows] == [2, 3, 4]
    assert rows[0].remarks[0] == "formula"
    assert rows[0].faults[1] == "broken"
    assert (rows[1].faults, rows[2].faults) == ({0: "merged"}, {0: "merged"})


def test_a_formula_without_a_stored_result_is_at_fault():
    content = simple([["姓"], ["x"]])
    from_sheet = "xl/worksheets/sheet1.xml"
    sheet = part_of(content, from_sheet).replace(
        "</row></sheetData>", '<c r="B2"><f>1+1</f></c></row></sheetData>'
    )
    table = read(with_parts(content, {from_sheet: sheet}))
    rows = list(marked_rows(table, find_head(table.rows, {}, table.merged)))
    assert rows[0].faults == {1: "formula"}


def test_hidden_sheets_are_named_and_never_read_unasked():
    def fill(made):
        secret, people = made.add_worksheet("Secret"), made.add_worksheet("People")
        secret.write_row(0, 0, ["姓", "秘"])
        people.write_row(0, 0, ["姓", "名"])
        people.activate()
        people.set_first_sheet()
        secret.hide()

    content = book(fill)
    table = read(content)
    assert table.rows == [["姓", "名"]]
    assert [(one.name, one.visible) for one in table.sheets] == [
        ("Secret", False),
        ("People", True),
    ]
    assert read(content, sheet="Secret").rows == [["姓", "秘"]]
    with pytest.raises(Unreadable, match="no_sheet"):
        read(content, sheet="None")


def test_a_workbook_with_hidden_sheets_alone_is_refused():
    def fill(made):
        empty, secret = made.add_worksheet("Empty"), made.add_worksheet("Secret")
        empty.activate()
        secret.write(0, 0, "姓")
        secret.hide()

    with pytest.raises(Unreadable, match="empty"):
        read(book(fill))
