"""What the cells of questions say of a person, against what the person answered before."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from app.consents.errors import ConsentMissing
from app.consents.rules import minor
from app.core.errors import Refused
from app.core.languages import _
from app.imports.rules.cells import Manner, tidied, written
from app.imports.rules.days import read_day
from app.imports.rules.parts import PARTS, piece, put_together, vague
from app.imports.rules.parts import said as said_of
from app.imports.rules.reading.table import Cell
from app.questions.answering.errors import Frozen
from app.questions.answering.rules.counting import guarded
from app.questions.errors import AnswerRefused
from app.questions.models import Question
from app.questions.rules.kinds import sealed
from app.questions.rules.missing import frozen
from app.questions.rules.reading import Facts, Reading, read
from app.questions.rules.shown import asked as asked_in
from app.questions.rules.shown import shown
from app.registration.rules import Entry

PREFIX = "q:"
# Kinds that fit one cell, a passport as its two lines, an address as on an envelope; and those
# that have a column for each of their parts.
KINDS = frozenset(
    {
        *("text", "long-text", "number", "date", "choice", "choices", "consent"),
        *("phone", "address", "size", "passport"),
        *PARTS,
    }
)
_LINES = frozenset({"long-text", "address", "passport"})
_NOTHING = frozenset({"-", "—", "–", "―", "ー"})


def column_of(question: Question, part: str = "") -> str:
    """Return the name of a question's column, or of the column of one of its parts."""
    return f"{PREFIX}{question.identifier}.{part}" if part else f"{PREFIX}{question.identifier}"


def parts_of(question: Question) -> tuple[str, ...]:
    """Return the parts that have a column each; "" alone where the answer is one cell."""
    return PARTS.get(question.kind, ("",))


def identifier_in(column: str) -> str:
    """Return the short name of the question that a column belongs to."""
    return column.removeprefix(PREFIX).partition(".")[0]


@dataclass(frozen=True, kw_only=True)
class Stood:
    """What a person answered before; the value None where it cannot be read any more."""

    value: Any
    keys: tuple[str, ...] = ()


def fitting(questions: Iterable[Question]) -> list[Question]:
    """Return the questions whose answer fits cells."""
    return [one for one in questions if one.kind in KINDS]


def keys_in(value: Any) -> tuple[str, ...]:
    """Return the keys that a sealed answer with options would have."""
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    return (value,) if isinstance(value, str) else ()


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of whom, by whom a guardian answers, and what was answered before."""

    everything: Sequence[Question]
    today: date
    now: datetime
    country: str | None
    age: int
    takes_minors: bool
    late: str = ""
    cleared: frozenset[int] = frozenset()
    answers: Mapping[int, Mapping[int, Stood]] = field(default_factory=dict)

    @cached_property
    def columns(self) -> dict[str, tuple[Question, str]]:
        """The questions that fit cells, with the part that a column is for, by their columns."""
        return {
            column_of(one, part): (one, part)
            for one in fitting(self.everything)
            for part in parts_of(one)
        }


@dataclass(kw_only=True)
class Said:
    """What one cell says: a state, what stood before, and what is to be answered.

    Of a question in several parts the cells of a row are answered together: `raw` is the whole,
    and `held` says that another part is refused.
    """

    place: int
    question: Question
    part: str = ""
    held: bool = False
    raw: Any = None
    reading: Reading | None = None
    state: str = "ignored"
    old: str = ""
    problem: str = ""
    remark: str = ""


def answers(
    cells: Mapping[str, tuple[int, Cell]],
    asked: Asked,
    manner: Manner,
    entry: Entry,
    person_id: int | None,
) -> list[Said]:
    """Say what each cell of a question would do; `cells` are those written, by column."""
    stood = asked.answers.get(person_id, {}) if person_id is not None else {}
    mine = asked_in(asked.everything, entry.role)
    said = list(_read(cells, asked, manner, mine, stood))
    _put_together(said, asked, stood)
    keys = {number: one.keys for number, one in stood.items()}
    keys |= {
        one.question.id: one.reading.keys if one.reading else () for one in said if not one.problem
    }
    there = shown(mine, keys)
    child = minor(entry.birth_date, asked.today, asked.age, takes_minors=asked.takes_minors)
    closed = child and person_id not in asked.cleared
    for one in said:
        if one.question in mine and one.question.id not in there:
            one.state, one.problem = "ignored", ""
            one.remark = _("Not asked of this person, as other answers stand.")
        elif one.held:
            one.state = "changed" if one.question.id in stood else "new"
        elif not one.problem:
            _compare(one, stood.get(one.question.id), asked, closed=closed)
        if one.problem:
            one.state = "error"
    return said


def _read(
    cells: Mapping[str, tuple[int, Cell]],
    asked: Asked,
    manner: Manner,
    mine: Sequence[Question],
    stood: Mapping[int, Stood],
) -> Iterator[Said]:
    """Read each cell as its question is read; a refusal is noted beside it."""
    facts = Facts(today=asked.today, country=asked.country)
    for name, (place, cell) in cells.items():
        question, part = asked.columns.get(name, (None, ""))
        if question is None or written(cell).strip() in _NOTHING:
            continue
        said = Said(place=place, question=question, part=part)
        known = stood.get(question.id)
        try:
            said.raw = _raw_part(said, cell, manner) if part else _raw(question, cell, manner)
            if question not in mine:
                raise AnswerRefused(_("This person is not asked this."))
            if part:
                yield said
                continue
            kept = replace(facts, kept=frozenset(known.keys)) if known else facts
            said.reading = read(question, question.current, said.raw, kept)
        except Refused as refusal:
            said.problem = refusal.message
        yield said


def _put_together(said: Sequence[Said], asked: Asked, stood: Mapping[int, Stood]) -> None:
    """Read the cells of each question in several parts together; a refusal goes to its part."""
    of_question: dict[int, list[Said]] = {}
    for one in said:
        if one.part:
            of_question.setdefault(one.question.id, []).append(one)
    facts = Facts(today=asked.today, country=asked.country)
    for number, cells in of_question.items():
        if any(one.problem for one in cells):
            _hold(cells)
            continue
        question, known = cells[0].question, stood.get(number)
        told = {one.part: one.raw for one in cells}
        whole = put_together(question.kind, known.value if known else None, told)
        try:
            reading = read(question, question.current, whole, facts)
        except Refused as refusal:
            meant = [one for one in cells if one.part == refusal.field] or cells
            meant[0].problem = refusal.message
            _hold(cells)
        else:
            for one in cells:
                one.raw, one.reading = whole, reading


def _hold(cells: Iterable[Said]) -> None:
    """Mark the cells whose answer another cell holds up."""
    for one in cells:
        one.held = not one.problem


def _raw_part(one: Said, cell: Cell, manner: Manner) -> Any:
    """Return a cell as the part of an answer is given."""
    if one.part == "other":
        value = "\n".join(tidied(line) for line in written(cell).splitlines())
    else:
        value = tidied(cell)
    if vague(one.part, value):
        one.remark = _("Read as the gravest: a trace is dangerous.")
    return said_of(one.part, value, manner.parts)


def _raw(question: Question, cell: Cell, manner: Manner) -> Any:
    """Return a cell as an answer is given: a day as ISO, several options as a list."""
    if question.kind == "date":
        plain = written(cell) if isinstance(cell, str) else cell
        return read_day(plain, manner.days, epoch_1904=manner.epoch_1904).isoformat()
    if question.kind in _LINES:
        lines = written(cell).splitlines()
        return "\n".join(tidied(one) for one in lines)
    value = tidied(written(cell).replace("\n", ";") if question.kind == "choices" else cell)
    if question.kind == "choices" and (";" in value or "；" in value):
        return [one.strip() for one in value.replace("；", ";").split(";") if one.strip()]
    return value


def _compare(one: Said, stood: Stood | None, asked: Asked, *, closed: bool) -> None:
    """Say whether an answer is new, changed or the same; a change may be refused."""
    value = one.reading.value if one.reading else None
    if stood is None and value is None:
        one.state = "ignored"
        return
    if stood is not None and _same(one, stood.value, value):
        one.state = "same"
        return
    if frozen(one.question, asked.now):
        one.problem = Frozen().message
    elif closed and guarded(one.question):
        one.problem = ConsentMissing().message
    elif asked.late:
        one.problem = asked.late
    elif stood is None:
        one.state = "new"
    else:
        one.state = "changed"
        hides = sealed(one.question.field_class)
        one.remark = _("Kept so far, and replaced by this.") if hides else one.remark
        one.old = "" if hides else _told(one, stood.value)


def _same(one: Said, before: Any, value: Any) -> bool:
    """Tell whether a cell says what stood: of an answer in several parts its own part."""
    if one.part and before is not None:
        return bool(piece(one.part, before) == piece(one.part, value))
    return bool(before == value)


def _told(one: Said, value: Any) -> str:
    """Return what stood before, as a cell would say it."""
    question = one.question
    if one.part:
        return str(piece(one.part, value) or "")
    if isinstance(value, dict):
        return str(value.get("number") or value.get("text") or "")
    if question.kind in {"choice", "choices", "size"}:
        keys = value if isinstance(value, list) else [value]
        labels = dict(question.current.offered())
        return "; ".join(_label(labels, key) for key in keys)
    return "" if value is None or value is True else str(value)


def _label(labels: Mapping[str, Mapping[str, str]], key: str) -> str:
    """Return an option's words in the first language that it has."""
    return next((word for word in labels.get(key, {}).values() if word), key)
