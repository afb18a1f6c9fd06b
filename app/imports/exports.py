"""The template: a workbook or text that a region fills in, with drop-downs and an example."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from app.core.languages import _, language
from app.editions import words as edition_words
from app.editions.models import SEXES, Edition
from app.imports import words
from app.imports.rules.asking import column_of, fitting, parts_of
from app.imports.rules.judging import column_name
from app.imports.rules.people import Person
from app.imports.rules.reading.quoting import quoted
from app.imports.rules.rows import EXAMPLE
from app.questions.models import Question
from app.questions.rules.reading.care import ALLERGEN

ROWS = 2000
WIDTH = 20
IDENTIFIER = "kitamae:"
# The specimen of ICAO Doc 9303.
ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
PHONE = "+81 90 1234 5678"
Cell = str | int | date


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the template: its field, its heading, an example, and what may be chosen."""

    field: str
    heading: str
    example: Cell
    choices: Sequence[str] = ()
    day: bool = False
    several: bool = False


def columns(edition: Edition, role: str, questions: Sequence[Question]) -> list[Column]:
    """Return the columns that a role of the edition has, then those of its questions."""
    roles = dict(words.roles(edition))
    shown = roles.get(role) or next(iter(roles.values()), "")
    sexes = [edition_words.sex(one) for one in SEXES]
    named = words.fields()
    examples: dict[str, tuple[Cell, Sequence[str]]] = {
        "id": (EXAMPLE, ()),
        "role": (shown, [roles[role]] if role in roles else list(roles.values())),
        "native_family": (_("Yamada"), ()),
        "native_given": (_("Taro"), ()),
        "latin_family": ("YAMADA", ()),
        "latin_given": ("Taro", ()),
        "kana_family": ("ヤマダ", ()),
        "kana_given": ("タロウ", ()),
        "birth_date": (date(2008, 4, 2), ()),
        "sex": (sexes[1], sexes),
        "mail": ("taro@example.org", ()),
    }
    if edition.sex_asked == "never":
        del examples["sex"]
    own = [
        Column(
            field=name,
            heading=named[name],
            example=example,
            choices=choices,
            day=name == "birth_date",
        )
        for name, (example, choices) in examples.items()
    ]
    asked = fitting(questions)
    return [*own, *(_of_question(one, part) for one in asked for part in parts_of(one))]


def _of_part(question: Question, part: str) -> Column:
    """Return the column of a part of a question, with what is offered in the reader's language."""
    examples: dict[str, Cell] = {
        "native_family": _("Yamada"),
        "native_given": _("Taro"),
        "latin_family": "YAMADA",
        "latin_given": "Taro",
        "kana_family": "ヤマダ",
        "kana_given": "タロウ",
        "name": _("Yamada"),
        "relation": _("Mother"),
        "phone": PHONE,
    }
    choices = list(words.offered(part).values())
    # Who has nothing to say of an allergen leaves it empty: so does the example.
    example = "" if part.startswith(ALLERGEN) else examples.get(part, next(iter(choices), ""))
    return Column(
        field=column_of(question, part),
        heading=words.heading(question, part),
        example=example,
        choices=choices,
        several=part == "needs",
    )


def _of_question(question: Question, part: str) -> Column:
    """Return the column of a question, with its options in the reader's language."""
    if part:
        return _of_part(question, part)
    asked, kind = question.current, question.kind
    choices = [label.best(language()) or key for key, label in asked.offered()]
    examples: dict[str, Cell] = {
        "number": asked.least or 1,
        "date": asked.earliest or date(2026, 8, 5),
        "choices": "; ".join(choices[:2]),
        "phone": PHONE,
        "address": "1-7 Shinsogawa, Toyama 930-8501",
        "passport": ZONE,
    }
    if kind == "consent":
        choices = [words.agreed()]
    return Column(
        field=column_of(question),
        heading=asked.label.best(language()),
        example=examples.get(kind, choices[0] if choices else ""),
        choices=choices,
        day=kind == "date",
        several=kind == "choices",
    )


def rows_of(
    people: Sequence[Person], edition: Edition, chosen: Sequence[Column]
) -> list[list[Cell]]:
    """Return those who are entered by number, role and native name, to be completed."""
    roles = dict(words.roles(edition))
    rows = []
    for one in people:
        known: dict[str, Cell] = {
            "id": str(one.id),
            "role": roles.get(one.entry.role, one.entry.role),
            "native_family": one.entry.native_family,
            "native_given": one.entry.native_given,
        }
        rows.append([known.get(column.field, "") for column in chosen])
    return rows


def as_csv(chosen: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write the template as text: UTF-8 with its mark, headings, example, people."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow([column.heading for column in chosen])
    writer.writerow([f"{IDENTIFIER}{column.field}" for column in chosen])
    writer.writerows([[_text(cell) for cell in row] for row in (_examples(chosen), *rows)])
    return ("\ufeff" + lines.getvalue()).encode()


def as_xlsx(chosen: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> bytes:
    """Write the template as a workbook: identifiers in a hidden row, choices on a hidden sheet."""
    file = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        page = book.add_worksheet(_("People")[:31])
        lists = book.add_worksheet("kitamae")
        lists.hide()
        _write_head(book, page, chosen)
        for number, row in enumerate((_examples(chosen), *rows), 2):
            _write_row(book, page, number, row)
        for place, column in enumerate(chosen):
            if column.choices:
                _offer(page, lists, place, column)
    return file.getvalue()


def _examples(chosen: Sequence[Column]) -> list[Cell]:
    return [column.example for column in chosen]


def _text(cell: Cell) -> str:
    return quoted(cell) if isinstance(cell, str) else str(cell)


def _write_head(book: Workbook, page: Worksheet, chosen: Sequence[Column]) -> None:
    """Write the headings, and below them, hidden, what each column is."""
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd"})
    for place, column in enumerate(chosen):
        page.set_column(place, place, WIDTH, day if column.day else text)
        page.write_string(0, place, column.heading, bold)
        page.write_string(1, place, f"{IDENTIFIER}{column.field}")
    page.set_row(1, options={"hidden": True})
    page.freeze_panes(2, 1)
    note = _(
        "The row with “%(example)s” shows how to write, and is never entered.", example=EXAMPLE
    )
    page.write_comment(2, 0, note)


def _write_row(book: Workbook, page: Worksheet, number: int, row: Sequence[Cell]) -> None:
    """Write a row, texts as texts and days as days."""
    style = {"italic": True, "font_color": "#595959"} if EXAMPLE in row else {}
    text = book.add_format({**style, "num_format": "@"})
    day = book.add_format({**style, "num_format": "yyyy-mm-dd"})
    for place, cell in enumerate(row):
        if isinstance(cell, date):
            page.write_datetime(number, place, cell, day)
        elif cell != "":
            page.write_string(number, place, str(cell), text)


def _offer(page: Worksheet, lists: Worksheet, place: int, column: Column) -> None:
    """Let a column's cells be chosen from a list on the hidden sheet."""
    lists.write_column(0, place, column.choices)
    letter = column_name(place)
    source = f"=kitamae!${letter}$1:${letter}${len(column.choices)}"
    page.data_validation(
        *(2, place, ROWS, place),
        {
            "validate": "list",
            "source": source,
            "ignore_blank": True,
            # Several are written with a semicolon between, which no list has.
            "show_error": not column.several,
        },
    )
