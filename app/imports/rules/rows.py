"""What would become of each row: new, changed, the same, refused with its cell, or ignored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

from app.core.errors import Refused
from app.core.languages import _
from app.imports.rules.asking import PREFIX, Asked, answers
from app.imports.rules.cells import Manner, understood, written
from app.imports.rules.columns import IGNORED
from app.imports.rules.people import ENTRY_FIELDS, People, Person, key
from app.imports.rules.reading.table import Cell
from app.registration.rules import Entry, settled

State = Literal["new", "changed", "same", "error", "ignored"]
STATES: tuple[State, ...] = ("error", "new", "changed", "same", "ignored")
EXAMPLE = "example"


@dataclass(kw_only=True)
class CellView:
    """A cell: what it says, what stood there before, why it is refused."""

    state: State
    written: str
    old: str = ""
    problem: str = ""
    remark: str = ""


@dataclass(kw_only=True)
class Row:
    """A row with its cells by column, the person meant, and what will be said of that person."""

    number: int
    cells: list[CellView]
    state: State = "ignored"
    entry: Entry | None = None
    person: Person | None = None
    problems: list[str] = field(default_factory=list)
    answers: dict[int, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """By what rows are judged: the columns' fields and headings, the manner, the rules, people."""

    columns: Sequence[str]
    headings: Sequence[str]
    manner: Manner
    people: People
    check: Callable[[Entry], None]
    faults: Mapping[int, str] = field(default_factory=dict)
    remarks: Mapping[int, str] = field(default_factory=dict)
    role: str = ""
    asked: Asked | None = None

    def among(self, people: People) -> "Plan":
        """Return the same plan for other people."""
        return replace(self, people=people)


def judged(number: int, cells: Sequence[Cell], plan: Plan) -> Row:
    """Say what would become of a row; its number is that of the file, from 1."""
    row = Row(number=number, cells=[_blank(cell) for cell in cells])
    if _is_example(cells, plan) or not (plan.faults or any(one.written for one in row.cells)):
        return row
    said = _said(row, cells, plan)
    asked = _asked(row, cells, plan)
    if not (said or asked) and not any(one.problem for one in row.cells):
        return row
    _find(row, said, plan)
    _check(row, said, plan)
    _answer(row, asked, plan)
    _compare(row, plan)
    return row


def _blank(cell: Cell) -> CellView:
    """Return a cell that nothing is known about."""
    return CellView(state="ignored", written=written(cell).strip())


def _is_example(cells: Sequence[Cell], plan: Plan) -> bool:
    """Tell whether this is the row of a template that shows how to write."""
    if "id" not in plan.columns:
        return False
    place = plan.columns.index("id")
    return place < len(cells) and written(cells[place]).strip().casefold() == EXAMPLE


def _said(row: Row, cells: Sequence[Cell], plan: Plan) -> dict[str, Any]:
    """Return what the cells say together, and mark those that are refused."""
    said: dict[str, Any] = {"role": plan.role} if plan.role and "role" not in plan.columns else {}
    for place, name in enumerate(plan.columns):
        if name == IGNORED or place >= len(cells):
            continue
        view = row.cells[place]
        view.remark = plan.remarks.get(place, "")
        if place in plan.faults:
            _refuse(row, place, plan.faults[place])
        elif view.written and not name.startswith(PREFIX):
            try:
                found = understood(name, cells[place], plan.headings[place], plan.manner)
                view.remark = view.remark or _read_as(name, found, view.written)
                said |= found
            except Refused as refusal:
                _refuse(row, place, refusal.message)
    return said


def _read_as(name: str, found: Mapping[str, Any], as_written: str) -> str:
    """Say which day was read where the cell does not show it: 43891, 平成20年4月2日."""
    read = found.get(name)
    if name != "birth_date" or read is None or read.isoformat() == as_written:
        return ""
    return _("Read as %(day)s", day=read.isoformat())


def _refuse(row: Row, place: int, sentence: str) -> None:
    """Mark a cell as refused, and its row with it."""
    row.cells[place].state, row.cells[place].problem = "error", sentence
    row.state = "error"


def _find(row: Row, said: dict[str, Any], plan: Plan) -> None:
    """Find the person meant."""
    row.person = plan.people.found(said)
    if row.person is None and "id" in said:
        _refuse(row, plan.columns.index("id"), _("No person of this delegation has this number."))
    said.pop("id", None)


def _check(row: Row, said: Mapping[str, Any], plan: Plan) -> None:
    """Put the entry together and ask the rules; a refusal goes to its cell, else to the row."""
    try:
        if row.person is None:
            row.entry = Entry(**{"role": "", **said})
        else:
            row.entry = _changed(row.person.entry, said)
        if row.state != "error":
            plan.check(row.entry)
    except Refused as refusal:
        place = _place(plan, refusal.field)
        if place is None or place >= len(row.cells):
            row.problems.append(refusal.message)
        else:
            _refuse(row, place, refusal.message)
        row.state = "error"


def _changed(old: Entry, said: Mapping[str, Any]) -> Entry:
    """Return what is said of a person once the row is applied; empty cells leave what stands."""
    new = replace(old, **said)
    parts = ("native_family", "native_given")
    if "name_order" not in said and any(getattr(new, one) != getattr(old, one) for one in parts):
        return replace(new, name_order="")
    return new


def _place(plan: Plan, name: str | None) -> int | None:
    """Return the column that holds a field, or the whole name that the field is a part of."""
    if name is None:
        return None
    for wanted in (name, name.partition("_")[0]):
        if wanted in plan.columns:
            return list(plan.columns).index(wanted)
    return None


def _asked(row: Row, cells: Sequence[Cell], plan: Plan) -> dict[str, tuple[int, Cell]]:
    """Return the cells of questions that something is written in, by their columns."""
    return {
        name: (place, cells[place])
        for place, name in enumerate(plan.columns)
        if name.startswith(PREFIX)
        and place < len(cells)
        and row.cells[place].written
        and place not in plan.faults
    }


def _answer(row: Row, cells: Mapping[str, tuple[int, Cell]], plan: Plan) -> None:
    """Mark the cells of questions, and keep what is to be answered."""
    if plan.asked is None or row.entry is None or not cells:
        return
    number = row.person.id if row.person else None
    for said in answers(cells, plan.asked, plan.manner, row.entry, number):
        view = row.cells[said.place]
        view.state, view.old = said.state, said.old  # type: ignore[assignment]  # the same words
        view.remark = view.remark or said.remark
        if said.problem:
            _refuse(row, said.place, said.problem)
        elif said.state in {"new", "changed"}:
            row.answers[said.question.id] = said.raw


def _compare(row: Row, plan: Plan) -> None:
    """Mark what is new, changed or the same."""
    if row.entry is None:
        return
    old = vars(settled(row.person.entry)) if row.person else None
    after = vars(settled(row.entry))
    if row.state != "error":
        row.state = "new" if old is None else "same" if after == old else "changed"
        if row.state == "same" and row.answers:
            row.state = "changed"
    for name, view in zip(plan.columns, row.cells, strict=False):
        if name == IGNORED or name.startswith(PREFIX) or view.problem or not view.written:
            continue
        if old is None:
            view.state = "new"
            continue
        parts = _parts(name)
        if all(after[one] == old[one] for one in parts):
            view.state = "same"
        else:
            view.state = "changed"
            view.old = " ".join(str(old[one]) for one in parts if old[one])


@cache
def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of an entry that a column says."""
    return tuple(one for one in ENTRY_FIELDS if one == name or one.startswith(f"{name}_"))


def repeated(rows: Sequence[Row]) -> dict[int, int]:
    """Return the rows that mean the same person as one above, with the number of that one."""
    seen: dict[object, int] = {}
    repeats: dict[int, int] = {}
    for row in rows:
        if row.entry is None or row.state in {"error", "ignored"}:
            continue
        mark: object = row.person.id if row.person else key(row.entry)
        if mark in seen:
            repeats[row.number] = seen[mark]
        seen.setdefault(mark, row.number)
    return repeats
