"""Days, names, headings and rows: a table of cases, and properties that hold for any text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Refused
from app.imports.errors import CellRefused
from app.imports.rules.cells import SEXES, Manner, written
from app.imports.rules.columns import find_head, match
from app.imports.rules.days import read_day
from app.imports.rules.people import People, Person
from app.imports.rules.reading.quoting import quoted, unquoted
from app.imports.rules.rows import Plan, judged, repeated
from app.imports.rules.whole_names import taken_apart
from app.registration.rules import Entry

RIGHT = [
    (43891.0, date(2020, 3, 1)),
    ("43891", date(2020, 3, 1)),
    ("2008-04-02", date(2008, 4, 2)),
    ("2008-04-02 00:00:00", date(2008, 4, 2)),
    ("2008-04-02T00:00", date(2008, 4, 2)),
    ("02.04.2008", date(2008, 4, 2)),
    ("2.4.2008 г.", date(2008, 4, 2)),
    ("2008/4/2", date(2008, 4, 2)),
    ("2008.4.2", date(2008, 4, 2)),
    ("平成20年4月2日", date(2008, 4, 2)),
    ("平成２０年４月２日", date(2008, 4, 2)),
    ("平成元年1月8日", date(1989, 1, 8)),
    ("昭和64年1月7日", date(1989, 1, 7)),
    ("令和元年5月1日", date(2019, 5, 1)),
    ("H20.4.2", date(2008, 4, 2)),
    ("s63/12/31", date(1988, 12, 31)),
    ("2008年4月2日", date(2008, 4, 2)),
    ("2008. 4. 2.", date(2008, 4, 2)),
    ("2008년 4월 2일", date(2008, 4, 2)),
    ("2 April 2008", date(2008, 4, 2)),
    ("2-Apr-2008", date(2008, 4, 2)),
    ("2nd Apr. 2008", date(2008, 4, 2)),
    ("April 2, 2008", date(2008, 4, 2)),
    ("2 апреля 2008 г.", date(2008, 4, 2)),
    ("20080402", date(2008, 4, 2)),
    (20080402.0, date(2008, 4, 2)),
    ("25/04/2008", date(2008, 4, 25)),
    ("04/25/2008", date(2008, 4, 25)),
    ("04/04/2008", date(2008, 4, 4)),
]


@pytest.mark.parametrize(("cell", "day"), RIGHT)
def test_days_are_read(cell, day):
    assert read_day(cell) == day


def test_days_of_numbers_are_asked_about():
    with pytest.raises(CellRefused, match="two days"):
        read_day("03/04/2008")
    assert read_day("03/04/2008", "day-first") == date(2008, 4, 3)
    assert read_day("03/04/2008", "month-first") == date(2008, 3, 4)


def test_the_epoch_of_a_workbook_is_minded():
    assert read_day(42429.0, epoch_1904=True) == date(2020, 3, 1)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "2008-13-02",
            "31.02.2008",
            "平成32年1月1日",
            "平成元年1月7日",
            "昭和0年1月1日",
            "2/4/08",
        ),
        *("2008", "yesterday", "", "12.5", "1", "2008-04-02 13:00", "32 April 2008", "4月2日"),
        *("25/13/2008", "20081302", "2 Foo 2008", "２００８", "H20", "0000-00-00"),
        *(0.0, -1.0, 43891.5, 1e20, 99999999.0),
    ],
)
def test_what_is_no_day_is_refused_with_a_sentence(cell):
    with pytest.raises(CellRefused) as refused:
        read_day(cell)
    assert refused.value.message


@pytest.mark.parametrize(
    ("name", "order", "country", "parts"),
    [
        ("山田 太郎", "", "JP", ("山田", "太郎")),
        ("山田\u3000太郎", "", "JP", ("山田", "太郎")),
        ("王小明", "", "CN", ("王", "小明")),
        ("欧阳明", "", "CN", ("欧阳", "明")),
        ("김민준", "", "KR", ("김", "민준")),
        ("남궁민수", "", "KR", ("남궁", "민수")),
        ("김 민준", "", "KR", ("김", "민준")),
        ("やまだ たろう", "", "JP", ("やまだ", "たろう")),
        ("Иванов Пётр Сергеевич", "family-first", "RU", ("Иванов", "Пётр Сергеевич")),
        ("Пётр Иванов", "given-first", "RU", ("Иванов", "Пётр")),
        ("YAMADA Taro", "", "JP", ("YAMADA", "Taro")),
        ("Taro YAMADA", "", "JP", ("YAMADA", "Taro")),
        ("Yamada, Taro", "", "JP", ("Yamada", "Taro")),
        ("DE LA CRUZ Ana", "", None, ("DE LA CRUZ", "Ana")),
        ("Батбаяр", "", None, ("Батбаяр", "")),
    ],
)
def test_whole_names_are_taken_apart(name, order, country, parts):
    assert taken_apart(name, order, country) == parts


@pytest.mark.parametrize(
    ("name", "country"),
    [("山田太郎", "JP"), ("Taro Yamada", "JP"), ("TARO YAMADA", "JP"), ("Пётр Иванов", "RU")],
)
def test_names_that_could_be_both_are_refused(name, country):
    with pytest.raises(CellRefused):
        taken_apart(name, "", country)


@pytest.mark.parametrize(
    ("rows", "row", "fields"),
    [
        ([["氏名", "生年月日"]], 0, ["native", "birth_date"]),
        (
            [["第24回大会 名簿"], ["", ""], ["姓", "名", "性別"]],
            2,
            ["native_family", "native_given", "sex"],
        ),
        ([["ФИО", "Д.р.", "Пол"]], 0, ["native", "birth_date", "sex"]),
        ([["성명", "영문명", "생년월일"]], 0, ["native", "latin", "birth_date"]),
        ([["姓名", "性别", "出生日期", "备注"]], 0, ["native", "sex", "birth_date", ""]),
        ([["Фамилия", "ФИО"]], 0, ["native_family", "native_given"]),
        ([["", "Name", "", "Role"]], 0, ["", "native", "", "role"]),
        ([["姓", "姓"]], 0, ["native_family", ""]),
        ([["x", "y"]], -1, ["", ""]),
    ],
)
def test_headings_are_found_and_matched(rows, row, fields):
    head = find_head(rows, {}, ())
    assert (head.row, match(head.headings, {})) == (row, fields)


def test_two_rows_of_headings_are_joined():
    rows = [
        ["氏名", "", "ローマ字", "", "役割"],
        ["姓", "名", "姓", "名", ""],
        ["山田", "太郎", "YAMADA", "Taro", "選手"],
    ]
    head = find_head(rows, {}, [[0, 0, 0, 1], [0, 2, 0, 3], [0, 4, 1, 4]])
    assert (head.row, head.depth, head.first) == (0, 2, 2)
    assert match(head.headings, {}) == [
        *("native_family", "native_given", "latin_family", "latin_given", "role")
    ]


def plan(columns, people=(), check=lambda _entry: None, **manner):
    known = {"sexes": SEXES, "roles": {"athlete": "athlete"}, "country": "JP"}
    return Plan(
        columns=columns,
        headings=columns,
        manner=Manner(**{**known, **manner}),
        people=People(people),
        check=check,
    )


TARO = Entry(role="athlete", native_family="山田", native_given="太郎", birth_date=date(2008, 4, 2))
COLUMNS = ["role", "native_family", "native_given", "birth_date", "mail", ""]


def row(*cells, people=(), **how):
    return judged(2, cells, plan(COLUMNS, people, **how))


def test_a_row_says_what_is_new_changed_and_the_same():
    known = [Person(1, 1, TARO)]
    cells = ("athlete", "山田", "太郎", "H20.4.2", "", "note")
    assert row(*cells).state == "new"
    same = row(*cells, people=known)
    assert (same.state, same.cells[5].state, same.person.id) == ("same", "ignored", 1)
    changed = row(*cells[:4], "t@example.org", "", people=known)
    assert (changed.state, changed.cells[4].state, changed.cells[4].old) == (
        "changed",
        "changed",
        "",
    )
    assert changed.entry.mail == "t@example.org"


def test_an_error_stands_in_its_cell():
    wrong = row("king", "山田", "太郎", "31.02.2008", "nobody")
    assert wrong.state == "error"
    assert [bool(cell.problem) for cell in wrong.cells] == [True, False, False, True, True]


def test_what_was_lost_before_is_refused():
    assert "lost" in row("athlete", "山\ufffd", "太郎").cells[1].problem


def test_empty_rows_and_the_example_are_ignored():
    assert row("", " ", "").state == "ignored"
    with_id = plan(["id", "native_family"])
    assert judged(2, ("example", "山田"), with_id).state == "ignored"
    assert judged(2, ("17", "山田"), with_id).state == "error"


def test_the_same_person_twice_is_found():
    rows = [judged(n, ("athlete", "髙橋", "花子", "H20.4.2"), plan(COLUMNS)) for n in (2, 3)]
    assert repeated(rows) == {3: 2}


def test_a_rule_refuses_in_its_cell():
    def check(_entry):
        raise Refused("No.", "birth_date")

    refused = row("athlete", "山田", "太郎", "H20.4.2", check=check)
    assert (refused.state, refused.cells[3].problem) == ("error", "No.")


def test_numbers_that_a_spreadsheet_ate_come_back_as_digits():
    assert [written(cell) for cell in (81901234567.0, 1.5, 9.01e10, date(2008, 4, 2))] == [
        *("81901234567", "1.5", "90100000000", "2008-04-02")
    ]


CELLS = st.one_of(
    st.text(max_size=40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.from_regex(r"[0-9０-９]{1,5}[-./年 ][0-9]{1,3}[-./月 ][0-9]{1,5}日?", fullmatch=True),
)


@given(CELLS)
def test_any_cell_is_a_day_or_refused(cell):
    try:
        found = read_day(cell)
    except CellRefused as refusal:
        found = refusal.message
    assert isinstance(found, date) or found


@given(st.lists(CELLS, max_size=6), st.sampled_from(["", "family-first", "given-first"]))
def test_any_row_is_judged(cells, order):
    for columns in (COLUMNS, ["native", "latin", "kana", "sex", "id", "name_order"]):
        seen = judged(2, cells, plan(columns, names=order))
        assert seen.state in {"new", "error", "ignored"}
        if seen.state == "error":
            assert seen.problems or any(cell.problem for cell in seen.cells)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=5))
def test_any_rows_have_a_head_or_none(rows):
    head = find_head(rows, {}, ())
    assert len(match(head.headings, {})) == max((len(one) for one in rows), default=0)


@given(st.text())
def test_our_quote_comes_off_again(value):
    assert unquoted(quoted(value)) == value
