"""Taking a file in: sealed, read apart, judged row by row; nothing is entered yet."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.core import clock
from app.core.folding import folded
from app.core.languages import language
from app.editions import queries as edition_queries
from app.editions.models import Edition, Invitee
from app.editions.rules import room
from app.imports import queries, words
from app.imports.actions import asking, keys
from app.imports.actions.recording import record
from app.imports.errors import FileRefused, NotReady
from app.imports.models import Import, ImportRow
from app.imports.rules.apart import read_apart
from app.imports.rules.asking import fitting
from app.imports.rules.cells import NOTHING, Manner, written
from app.imports.rules.choices import Choices
from app.imports.rules.columns import IGNORED, Head, find_head, head_at, match
from app.imports.rules.headings import TELLING
from app.imports.rules.judging import Verdict, judged_all, marked_rows
from app.imports.rules.people import People, Person
from app.imports.rules.reading.table import Table
from app.imports.rules.reading.unreadable import Unreadable
from app.imports.rules.reading.wishes import Wishes
from app.imports.rules.roles import unknown
from app.imports.rules.rows import Plan
from app.imports.rules.sealing import Reading, Seal, packed, packed_reading
from app.questions.queries import questions_for
from app.registration.actions.entering import check

LONGEST_NAME = 200
ROWS_AT_ONCE = 2000
# How many words of roles are asked about, and how long one may be.
MOST_WORDS = 20
LONGEST_WORD = 80


def upload(
    session: Session, actor_id: int | None, invitee: Invitee, name: str, content: bytes
) -> Import:
    """Take a file in and judge its rows; raises FileRefused for what is no table."""
    uuid = str(uuid4())
    seal, wrapped, wrapped_by = keys.fresh(uuid)
    made = Import(
        uuid=uuid,
        invitee_id=invitee.id,
        uploaded_by_id=actor_id,
        uploaded_at=clock.now(),
        name=name[-LONGEST_NAME:],
        size=len(content),
        digest=keys.mark_of(content),
        wrapped=wrapped,
        wrapped_by=wrapped_by,
        content=seal.close("content", 0, content),
    )
    table = _read(content, Choices())
    session.add(made)
    session.flush()
    _prepare(session, made, invitee, table, Choices())
    set_committed_value(made, "invitee", invitee)
    record(session, actor_id, "import.uploaded", made)
    return made


def choose(session: Session, one: Import, choices: Choices) -> None:
    """Read the file in another way and judge its rows anew; raises FileRefused and FileGone."""
    held = queries.held(session, one.id)
    if held is None or held.state != "ready":
        raise NotReady
    seal = keys.seal_of(held)
    content = seal.open("content", 0, held.content or b"")
    _prepare(session, held, held.invitee, _read(content, choices), choices)


def plan_of(
    session: Session,
    one: Import,
    invitee: Invitee,
    reading: Reading,
    people: Collection[int] | None = None,
) -> Plan:
    """Return by what an import's rows are judged, without the people; answers of these or all."""
    edition = invitee.edition
    return Plan(
        columns=one.columns,
        headings=reading.headings,
        manner=Manner(
            roles=words.role_words(edition),
            offered=[word for _role, word in words.roles(edition)],
            meanings=reading.meanings,
            sexes=words.sexes(),
            days=one.days,  # type: ignore[arg-type]  # the form offers these alone
            names=one.names,  # type: ignore[arg-type]
            country=invitee.region.country,
            epoch_1904=reading.epoch_1904,
            parts=words.part_words() if any("." in name for name in one.columns) else {},
        ),
        people=People([]),
        check=lambda entry: check(edition, entry),
        role=one.role,
        asked=asking.asked(session, invitee, one.columns, people),
    )


def _read(content: bytes, choices: Choices) -> Table:
    """Read the file as chosen; raises FileRefused with its sentence."""
    wishes = Wishes(
        language=language(),
        known=TELLING,
        encoding=choices.encoding,
        separator=choices.separator,
        sheet=choices.sheet,
    )
    try:
        return read_apart(content, wishes)
    except Unreadable as error:
        raise FileRefused(words.unreadable(error), "file") from None


def _prepare(
    session: Session, one: Import, invitee: Invitee, table: Table, choices: Choices
) -> None:
    """Find headings and columns, judge every row, and keep the rows sealed."""
    asked = questions_for(session, invitee.edition_id)
    known = words.question_headings(fitting(asked)) | words.known_headings()
    head = _head(table, choices, known)
    old = keys.reading_of(one).headings if one.head else None
    as_before = choices.columns is not None and list(head.headings) == old
    columns = list(choices.columns or ()) if as_before else match(head.headings, known)
    one.columns = [_asked(name, invitee.edition) for name in columns]
    one.file_format, one.encoding = table.file_format, table.encoding
    one.separator, one.sheet = table.separator, table.sheet
    one.days, one.names, one.role = choices.days, choices.names, choices.role
    reading = _reading(table, head, _unknown_roles(one, invitee, table, head), choices)
    seal = keys.seal_of(one)
    one.head = seal.close("head", 0, packed_reading(reading))
    people = queries.people(session, invitee)
    verdicts = _judged(session, one, invitee, (table, head, reading), people)
    counts = Counter[str](verdict.row.state for verdict in verdicts)
    one.counts, one.total = {**counts}, counts["new"] + counts["changed"]
    session.flush()
    _keep(session, one, seal, verdicts)


def _asked(name: str, edition: Edition) -> str:
    """Return the field of a column; a sex that the edition does not ask for is ignored."""
    return IGNORED if name == "sex" and edition.sex_asked == "never" else name


def _head(table: Table, choices: Choices, known: dict[str, str]) -> Head:
    """Return the headings where they were said to be, else where they are found."""
    if choices.head is not None and 0 < choices.head <= len(table.rows):
        return head_at(table.rows, choices.head - 1, known, table.merged)
    return find_head(table.rows, known, table.merged)


def _unknown_roles(one: Import, invitee: Invitee, table: Table, head: Head) -> list[str]:
    """Return the words of the column of roles that mean none of the edition's."""
    if "role" not in one.columns:
        return []
    place = one.columns.index("role")
    cells = (row[place] for row in table.rows[head.first :] if place < len(row))
    said = (" ".join(written(cell).split()) for cell in cells)
    said = (one for one in said if len(one) <= LONGEST_WORD and one.casefold() not in NOTHING)
    return unknown(said, words.role_words(invitee.edition), words.sexes(), MOST_WORDS)


def _reading(table: Table, head: Head, unknown_words: list[str], choices: Choices) -> Reading:
    """Return what a preview shows of how the file was read."""
    return Reading(
        headings=list(head.headings),
        head=head.row + 1,
        depth=head.depth,
        sheets=[vars(sheet) for sheet in table.sheets],
        encodings=list(table.encodings),
        epoch_1904=table.epoch_1904,
        unknown=unknown_words,
        meanings={folded(one): choices.meanings.get(folded(one), "") for one in unknown_words},
    )


def _judged(
    session: Session,
    one: Import,
    invitee: Invitee,
    read: tuple[Table, Head, Reading],
    people: Sequence[Person],
) -> list[Verdict]:
    """Judge every row of the table."""
    table, head, reading = read
    plan = plan_of(session, one, invitee, reading)
    left = room(edition_queries.counters(session, invitee.edition_id))
    rows = list(marked_rows(table, head))
    plan = plan.among(People(people))
    return judged_all(rows, plan, words.sentences, left, invitee.region_id)


def _keep(session: Session, one: Import, seal: Seal, verdicts: Sequence[Verdict]) -> None:
    """Store the rows in place of those of another way of reading."""
    session.execute(delete(ImportRow).where(ImportRow.import_id == one.id))
    for start in range(0, len(verdicts), ROWS_AT_ONCE):
        some = verdicts[start : start + ROWS_AT_ONCE]
        session.execute(insert(ImportRow), [_row(one, seal, verdict) for verdict in some])


def _row(one: Import, seal: Seal, verdict: Verdict) -> dict[str, object]:
    """Return a row as it is stored."""
    row = verdict.row
    return {
        "import_id": one.id,
        "number": row.number,
        "state": row.state,
        "why": verdict.why,
        "cells": seal.close("cells", row.number, packed(verdict.marked)),
        "participant_id": row.person.id if row.person else None,
    }
