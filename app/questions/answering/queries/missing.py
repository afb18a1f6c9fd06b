"""The matrix of what is missing: people × questions, a page at a time, and its counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from app.consents.queries import open_gate
from app.core.folding import folded
from app.core.names import whole
from app.editions.models import Edition
from app.questions import queries as questions_
from app.questions.answering.queries.standings import given, given_of
from app.questions.answering.rules import counting
from app.questions.answering.rules.view import PER_PAGE, View
from app.questions.models import Question, Standing
from app.questions.rules.missing import Given, states
from app.questions.rules.shown import asked
from app.regions.models import Region
from app.registration.models import Participant


class Counts(NamedTuple):
    """How many people there are, how many miss something, wait for a guardian, or are done."""

    people: int
    missing: int
    waits: int
    done: int
    answers: int
    stale: int


class Row(NamedTuple):
    """One person of the matrix, with a cell for each question by its id."""

    id: int
    region_id: int
    code: str
    role: str
    native: str
    latin: str
    missing: int
    waits: int
    cells: Mapping[int, str]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """What all pages of the matrix rest on: questions, the gate, and how to count in SQL."""

    edition: Edition
    questions: Sequence[Question]
    columns: Sequence[Question]
    now: datetime
    is_open: ColumnElement[bool]
    missing: ColumnElement[int]
    waits: ColumnElement[int]
    stale: ColumnElement[bool]


def matrix(session: Session, edition: Edition, view: View, today: date, now: datetime) -> Matrix:
    """Return the columns of a view and how its people are counted; a constant number of queries.

    Whoever was never counted has answered nothing: what the role is asked then counts.
    """
    questions = questions_.questions_for(session, edition.id)
    roles = {role.role for role in edition.roles} | {view.role}
    nobody: Mapping[int, Given] = {}
    fresh = {role: counting.count(questions, role, nobody, now) for role in roles if role}
    missing = _counted(Standing.missing, {role: one.missing for role, one in fresh.items()})
    guarded = _counted(Standing.guarded, {role: one.guarded for role, one in fresh.items()})
    is_open = open_gate(session, edition, today)
    # The gate is asked only of those whom it could hold.
    waits = case((guarded == 0, 0), (is_open, 0), else_=guarded)
    mark = counting.stamp(questions, now)
    columns = [
        one
        for one in questions
        if (not view.stage or one.stage_kind == view.stage)
        and (not view.role or one.roles is None or view.role in one.roles)
    ]
    return Matrix(
        edition=edition,
        questions=questions,
        columns=columns,
        now=now,
        is_open=is_open,
        missing=missing - waits,
        waits=waits,
        stale=and_(
            Standing.id.is_not(None),
            or_(Standing.stamp != mark, Standing.role != Participant.role),
        ),
    )


def counts(session: Session, found: Matrix, view: View) -> Counts:
    """Count the people of a view, whatever it leaves out by state; one statement."""
    inner = (
        select(
            found.missing.label("missing"), found.waits.label("waits"), found.stale.label("stale")
        )
        .select_from(Participant)
        .outerjoin(Standing, Standing.participant_id == Participant.id)
        .where(_people(found, view))
        .cte("counted")
        .prefix_with("MATERIALIZED")
    )
    row = session.execute(
        select(
            func.count().label("people"),
            _times(inner.c.missing > 0).label("missing"),
            _times(inner.c.waits > 0).label("waits"),
            _times(and_(inner.c.missing == 0, inner.c.waits == 0)).label("done"),
            func.coalesce(func.sum(inner.c.missing), 0).label("answers"),
            _times(inner.c.stale).label("stale"),
        )
    ).one()
    return Counts(*(int(one) for one in row))


def of_view(counted: Counts, view: View) -> int:
    """Return how many people a view shows."""
    shown = {"missing": counted.missing, "waits": counted.waits, "done": counted.done}
    return shown.get(view.only, counted.people)


def rows(session: Session, found: Matrix, view: View) -> list[Row]:
    """Return the people on one page of a view; two statements."""
    wanted = _selected(found, view).limit(PER_PAGE).offset((view.page - 1) * PER_PAGE)
    people = session.execute(wanted).all()
    answers = given(session, [one.id for one in people])
    return [_row(found, one, answers.get(one.id, {})) for one in people]


def everyone(session: Session, found: Matrix, view: View) -> list[Row]:
    """Return all people of a view; two statements."""
    people = session.execute(_selected(found, view)).all()
    answers = given_of(session, found.edition.id)
    return [_row(found, one, answers.get(one.id, {})) for one in people]


def _selected(found: Matrix, view: View) -> Select[*tuple[Any, ...]]:
    """Select the people of a view in its order."""
    return (
        select(
            *(Participant.id, Participant.region_id, Region.code, Participant.role),
            *(Participant.name_order, Participant.native_family, Participant.native_given),
            *(Participant.latin_family, Participant.latin_given),
            *(Participant.kana_family, Participant.kana_given),
            *(found.missing.label("missing"), found.waits.label("waits")),
            found.is_open.label("is_open"),
        )
        .join(Region, Region.id == Participant.region_id)
        .outerjoin(Standing, Standing.participant_id == Participant.id)
        .where(_people(found, view), *_only(found, view))
        .order_by(*_order(found, view))
    )


def _row(found: Matrix, row: Any, answers: Mapping[int, Given]) -> Row:
    """Return one person with the cells; the counts come from the cells, which are always true."""
    mine = asked(found.questions, row.role)
    standing = states(mine, answers, found.now)
    closed = not row.is_open
    told = {one.id: counting.cell(standing[one.id], one, closed=closed) for one in mine}
    kana = whole(row.kana_family, row.kana_given, row.name_order)
    codes = list(told.values())
    return Row(
        id=row.id,
        region_id=row.region_id,
        code=row.code,
        role=row.role,
        native=whole(row.native_family, row.native_given, row.name_order, kana=kana),
        latin=whole(row.latin_family, row.latin_given, row.name_order),
        missing=codes.count("missing"),
        waits=codes.count("waits"),
        cells={one.id: told.get(one.id, "not-needed") for one in found.columns},
    )


def _counted(column: Any, fresh: Mapping[str, int]) -> ColumnElement[int]:
    """Return a count as it was kept, else what a role begins with."""
    begins: Any = (
        case(fresh, value=Participant.role, else_=0) if any(fresh.values()) else literal(0)
    )
    return func.coalesce(column, begins)


def _people(found: Matrix, view: View) -> ColumnElement[bool]:
    """Hold for the people whom a view is about: every word must be found in the names."""
    held = [
        Participant.edition_id == found.edition.id,
        Participant.withdrawn_at.is_(None),
        Participant.state != "waiting",
    ]
    if view.region_id is not None:
        held.append(Participant.region_id == view.region_id)
    if view.role:
        held.append(Participant.role == view.role)
    words = (folded(word) for word in view.typed.split())
    return and_(*held, *(Participant.search_key.contains(one, autoescape=True) for one in words))


def _only(found: Matrix, view: View) -> list[ColumnElement[bool]]:
    """Leave out those who stand otherwise than asked."""
    wanted: dict[str, list[ColumnElement[bool]]] = {
        "missing": [found.missing > 0],
        "waits": [found.waits > 0],
        "done": [found.missing == 0, found.waits == 0],
    }
    return wanted.get(view.only, [])


def _order(found: Matrix, view: View) -> list[ColumnElement[Any]]:
    """Order as asked, then by name."""
    keys: dict[str, ColumnElement[Any]] = {
        "name": Participant.sort_key.expression,
        "delegation": Region.code.expression,
        "role": Participant.role.expression,
        "missing": found.missing,
    }
    asked_for = keys[view.sort].desc() if view.descending else keys[view.sort].asc()
    return [asked_for, Participant.sort_key.expression, Participant.id.expression]


def _times(condition: Any) -> ColumnElement[int]:
    """Count where a condition holds."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
