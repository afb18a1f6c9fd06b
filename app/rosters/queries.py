"""Reading rosters."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, extract, func, not_, null, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.consents.queries import open_gate
from app.core import clock
from app.core.folding import folded
from app.core.names import language_of, whole
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.editions.rules import missing
from app.questions.models import Answer, Question, QuestionVersion
from app.questions.queries import questions_for
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.rosters.rules.answers import Answers, Given, answerable
from app.rosters.rules.people import Person
from app.rosters.rules.totals import Totals
from app.rosters.rules.view import PER_PAGE, PERSONAL, View

AT_ONCE = 1000
_DAYS_OF_A_MONTH = 100


def edition(session: Session, edition_id: int) -> Edition | None:
    """Return an edition with its programme and its roles."""
    found = select(Edition).where(Edition.id == edition_id)
    loaded = found.options(joinedload(Edition.programme), selectinload(Edition.roles))
    return session.scalars(loaded).one_or_none()


def totals(session: Session, edition: Edition) -> Totals:
    """Return the counts of an edition's roster from its counters, in time of any size."""
    counters = edition_queries.counters(session, edition.id)
    entered: dict[tuple[int, str], int] = {}
    for row in counters:
        narrow = row.region_id is not None and row.role is not None and row.sex is None
        if narrow and row.taken:
            entered[row.region_id or 0, row.role or ""] = row.taken
    coming = {region for region, _ in entered}
    sent = (
        select(Region)
        .join(Delegation, Delegation.region_id == Region.id)
        .where(Delegation.edition_id == edition.id)
        .where(Delegation.taking_part | Region.id.in_(coming))
        .order_by(Region.code)
    )
    offered = [role.role for role in edition.roles]
    others = sorted({role for _, role in entered} - set(offered))
    return Totals(
        regions=tuple(session.scalars(sent)),
        roles=(*offered, *others),
        entered=entered,
        missing=tuple(missing(counters)),
    )


def questions(session: Session, edition: Edition) -> dict[str, Question]:
    """Return the questions whose answers may be columns, by their columns; two statements."""
    return answerable(questions_for(session, edition.id))


def answers(
    session: Session,
    edition: Edition,
    view: View,
    totals: Totals,
    asked: Sequence[Question],
    people: Sequence[Person] | None = None,
) -> Answers:
    """Return what these people, or all of a view, answered: of nobody whose name waits.

    Two statements however many columns and people there are, none without a column.
    """
    if not asked:
        return {}
    ids = [one.id for one in asked]
    held = Answer.participant_id.in_([one.id for one in people or () if one.native])
    if people is None:
        whole = select(Participant.id).where(_matching(edition, view, totals))
        named = whole if view.names_all else whole.where(gate(session, edition))
        held = Answer.participant_id.in_(named)
    versions = select(QuestionVersion).where(QuestionVersion.question_id.in_(ids))
    words = {one.id: one for one in session.scalars(versions)}
    rows = session.execute(
        select(
            *(Answer.participant_id, Answer.question_id, Answer.question_version_id),
            *(Answer.value, Answer.purged_at),
        ).where(Answer.question_id.in_(ids), held)
    )
    return {
        (row.participant_id, row.question_id): Given(
            version=words[row.question_version_id], value=row.value, purged=bool(row.purged_at)
        )
        for row in rows
    }


def count(session: Session, edition: Edition, view: View, totals: Totals) -> int:
    """Count the people that a view holds; asks the people themselves only for a search."""
    if view.words:
        held = _matching(edition, view, totals)
        if not view.names_all:
            held = and_(held, gate(session, edition))
        return session.scalar(select(func.count()).select_from(Participant).where(held)) or 0
    region = totals.region(view.delegation)
    if view.delegation and region is None:
        return 0
    return totals.of(region.id if region else None, view.role or None)


def people(session: Session, edition: Edition, view: View, totals: Totals) -> list[Person]:
    """Return the people on one page of a view."""
    is_open, start = gate(session, edition), (view.page - 1) * PER_PAGE
    if view.names_all:
        asked = _people(edition, view, totals, is_open).limit(PER_PAGE).offset(start)
        return list(_persons(session.execute(asked), totals, view))
    named = _people(edition, view, totals, is_open).where(is_open).limit(PER_PAGE).offset(start)
    found = list(_persons(session.execute(named), totals, view))
    if len(found) == PER_PAGE or view.words:
        return found
    first = max(0, start - _number(session, and_(_matching(edition, view, totals), is_open)))
    nameless = _nameless(edition, view, totals, is_open)
    rest = nameless.limit(PER_PAGE - len(found)).offset(first)
    return found + list(_persons(session.execute(rest), totals, view))


def everyone(session: Session, edition: Edition, view: View, totals: Totals) -> Iterator[Person]:
    """Return all people of a view, a thousand at a time."""
    is_open, often = gate(session, edition), {"yield_per": AT_ONCE}
    asked = _people(edition, view, totals, is_open)
    if view.names_all:
        return _persons(session.execute(asked, execution_options=often), totals, view)
    named = _persons(session.execute(asked.where(is_open), execution_options=often), totals, view)
    if view.words:
        return named
    rest = _nameless(edition, view, totals, is_open)
    return chain(named, _persons(session.execute(rest), totals, view))


def gate(session: Session, edition: Edition) -> ColumnElement[bool]:
    """Return the condition that a participant's data may be shown: of age, or consented to."""
    return open_gate(session, edition, clock.today(edition.zone))


def _number(session: Session, held: ColumnElement[bool]) -> int:
    """Count the people for whom a condition holds."""
    return session.scalar(select(func.count()).select_from(Participant).where(held)) or 0


def _nameless(
    edition: Edition, view: View, totals: Totals, is_open: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """Select those whom a guardian's consent still hides, in an order that tells no name."""
    asked = _people(edition, view, totals, is_open).where(not_(is_open))
    group = {"delegation": Participant.region_id, "role": Participant.role}
    first = group.get(view.group, Participant.id)
    return asked.order_by(None).order_by(first, Participant.id)


def _people(
    edition: Edition, view: View, totals: Totals, is_open: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """Select what a view shows, and nothing personal that it does not show or that waits."""
    personal: dict[str, ColumnElement[Any]] = {
        "birth_date": case((is_open, Participant.birth_date), else_=null()),
        "mail": case((is_open, Participant.mail), else_=null()),
    }
    return (
        select(
            Participant.id,
            Participant.region_id,
            Participant.role,
            Participant.name_order,
            Participant.native_family,
            Participant.native_given,
            Participant.latin_family,
            Participant.latin_given,
            Participant.kana_family,
            Participant.kana_given,
            Participant.entered_at,
            case((is_open, _age(edition)), else_=null()).label("age"),
            is_open.label("is_open"),
            Participant.birth_purged_at.is_not(None).label("birth_purged"),
            Participant.contact_purged_at.is_not(None).label("mail_purged"),
            *(
                (personal[name] if name in view.columns else null()).label(name)
                for name in sorted(PERSONAL)
            ),
        )
        .where(_matching(edition, view, totals))
        .order_by(*_order(edition, view, totals))
    )


def _persons(rows: Any, totals: Totals, view: View) -> Iterator[Person]:
    """Put the names of each row together."""
    countries = {region.id: region.country for region in totals.regions}
    return (_person(row, countries.get(row.region_id), view) for row in rows)


def _person(row: Row[Any], country: str | None, view: View) -> Person:
    """Make one line of the roster from its row; a name that waits for consent is left out."""
    order = row.name_order
    if not (row.is_open or view.names_all):
        return _unnamed(row)
    kana = whole(row.kana_family, row.kana_given, order)
    native = whole(row.native_family, row.native_given, order, kana=kana)
    return Person(
        id=row.id,
        region_id=row.region_id,
        role=row.role,
        native=native,
        latin_family=row.latin_family,
        latin_given=row.latin_given,
        latin=whole(row.latin_family, row.latin_given, order),
        kana=kana,
        language=language_of(native, country),
        age=row.age,
        waits=not row.is_open,
        entered_at=row.entered_at,
        birth_date=row.birth_date,
        mail=row.mail,
        birth_purged=row.birth_purged,
        mail_purged=row.mail_purged,
    )


def _unnamed(row: Row[Any]) -> Person:
    """Make the line of a minor whose guardian has not consented: counted, and nothing else."""
    return Person(
        id=row.id,
        native="",
        latin_family="",
        latin_given="",
        latin="",
        kana="",
        region_id=row.region_id,
        role=row.role,
        language=None,
        age=None,
        waits=True,
        entered_at=row.entered_at,
        birth_date=None,
        mail=None,
    )


def _matching(edition: Edition, view: View, totals: Totals) -> ColumnElement[bool]:
    """Hold for the people of a view: every word must be found in the names."""
    found = [Participant.edition_id == edition.id, Participant.withdrawn_at.is_(None)]
    found.append(Participant.state != "waiting")
    if view.delegation:
        region = totals.region(view.delegation)
        found.append(Participant.region_id == (region.id if region else None))
    if view.role:
        found.append(Participant.role == view.role)
    words = (Participant.search_key.contains(folded(word), autoescape=True) for word in view.words)
    return and_(*found, *words)


def _order(edition: Edition, view: View, totals: Totals) -> list[ColumnElement[Any]]:
    """Order by the group, then as asked, then by name."""
    keys: dict[str, ColumnElement[Any]] = {
        "name": Participant.sort_key.expression,
        "delegation": _place(Participant.region_id, [region.id for region in totals.regions]),
        "role": _place(Participant.role, totals.roles),
        "age": _age(edition),
        "entered": Participant.entered_at.expression,
    }
    asked = keys[view.sort].desc() if view.descending else keys[view.sort].asc()
    # An index gives this order only where nothing is said of nulls; names are never null.
    wanted: list[ColumnElement[Any]] = [asked if view.sort == "name" else asked.nulls_last()]
    if view.group in keys:
        wanted.insert(0, keys[view.group])
    return [*wanted, Participant.sort_key.expression, Participant.id.expression]


def _place(column: Any, order: Any) -> ColumnElement[Any]:
    """Return where a value stands in an order that only the page knows."""
    places = {value: place for place, value in enumerate(order)}
    return case(places, value=column, else_=len(places)) if places else null()


def _age(edition: Edition) -> ColumnElement[Any]:
    """Return the age in whole years on the edition's first day, or on its year's last."""
    first = edition.starts_on or date(edition.year, 12, 31)
    born = Participant.birth_date
    day = extract("month", born) * _DAYS_OF_A_MONTH + extract("day", born)
    not_yet = case((day > first.month * _DAYS_OF_A_MONTH + first.day, 1), else_=0)
    return first.year - extract("year", born) - not_yet
