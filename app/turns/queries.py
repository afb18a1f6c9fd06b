"""What is read about turns, and the facts that the rotation is decided by."""

from collections.abc import Iterable, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.editions.models import Edition
from app.programmes import models as programmes
from app.programmes.rules.facts import Programme, Rule
from app.regions.models import Region
from app.turns.models import Turn, TurnEvent
from app.turns.rules import facts

LIVE = ("offered", "accepted", "opened")
STANDING = ("offered", "accepted")


def programme_facts(session: Session, programme_id: int) -> Programme:
    """Return one programme as facts, with those it follows; always the same number of queries."""
    (told,) = _facts(session, programme_id).values()
    return told


def all_facts(session: Session) -> dict[str, Programme]:
    """Return every programme as facts, by short name, in the same number of queries as one."""
    return _facts(session)


def _facts(session: Session, programme_id: int | None = None) -> dict[str, Programme]:
    """Tell one programme, or all of them."""
    found = {row.id: row for row in session.scalars(select(programmes.Programme))}
    rules = facts.by_programme(session.scalars(select(programmes.RotationRule)))
    parsed = {key: [facts.rule(row) for row in rules.get(key, ())] for key in found}
    by_slug = {row.slug: parsed[row.id] for row in found.values()}
    asked = [row.slug for key, row in found.items() if programme_id in {None, key}]
    needed = facts.closure(asked, by_slug)
    kept = {key: row for key, row in found.items() if row.slug in needed}
    rows = _rows(session, kept, {key: parsed[key] for key in kept})
    return {slug: facts.programme(rows, slug) for slug in asked}


def _rows(
    session: Session,
    kept: dict[int, programmes.Programme],
    rules: dict[int, list[Rule]],
) -> facts.Rows:
    """Read everything that belongs to the programmes."""
    keys = list(kept)
    own = TurnEvent.programme_id.in_(keys)
    withdrawn = select(Turn.id).where(Turn.programme_id.in_(keys), Turn.state == "withdrawn")
    return facts.Rows(
        programmes=kept,
        rules=rules,
        memberships=facts.by_programme(
            session.scalars(
                select(programmes.Membership).where(programmes.Membership.programme_id.in_(keys))
            )
        ),
        offices=facts.by_programme(
            session.scalars(
                select(programmes.Office).where(programmes.Office.programme_id.in_(keys))
            )
        ),
        editions=facts.by_programme(
            session.scalars(select(Edition).where(Edition.programme_id.in_(keys)))
        ),
        events=facts.by_programme(session.scalars(select(TurnEvent).where(own))),
        withdrawn=frozenset(session.scalars(withdrawn)),
        regions={row.id: row for row in session.scalars(select(Region))},
    )


def turn(session: Session, turn_id: int) -> Turn | None:
    """Return a turn with its programme, its regions and its edition."""
    return session.scalar(select(Turn).where(Turn.id == turn_id).options(*_WHOLE))


def turns(session: Session, programme_id: int) -> Sequence[Turn]:
    """Return the turns of a programme, the latest year first."""
    return session.scalars(
        select(Turn)
        .where(Turn.programme_id == programme_id)
        .options(*_WHOLE)
        .order_by(Turn.year.desc(), Turn.id.desc())
    ).all()


def turns_of_region(
    session: Session, region_id: int, programme_ids: Iterable[int]
) -> Sequence[Turn]:
    """Return what some programmes offer a region and wait to hear about."""
    return session.scalars(
        select(Turn)
        .where(
            or_(Turn.region_id == region_id, Turn.co_region_id == region_id),
            Turn.programme_id.in_(list(programme_ids)),
            Turn.state == "offered",
        )
        .options(*_WHOLE)
        .order_by(Turn.year, Turn.id)
    ).all()


def live_turn(session: Session, programme_id: int, year: int) -> Turn | None:
    """Return the turn that is offered, accepted or opened in a year."""
    return session.scalar(
        select(Turn)
        .where(Turn.programme_id == programme_id, Turn.year == year, Turn.state.in_(LIVE))
        .options(*_WHOLE)
    )


def exchangeable(session: Session, turn: Turn) -> Sequence[Turn]:
    """Return the turns of other regions with which a turn can be swapped."""
    return session.scalars(
        select(Turn)
        .where(
            Turn.programme_id == turn.programme_id,
            Turn.state.in_(STANDING),
            Turn.id != turn.id,
            Turn.region_id != turn.region_id,
        )
        .options(*_WHOLE)
        .order_by(Turn.year)
    ).all()


def events(session: Session, turn_id: int) -> Sequence[TurnEvent]:
    """Return what happened to a turn, or to another together with it, the first first."""
    return session.scalars(
        select(TurnEvent)
        .where(or_(TurnEvent.turn_id == turn_id, TurnEvent.other_turn_id == turn_id))
        .options(
            joinedload(TurnEvent.actor),
            joinedload(TurnEvent.region),
            joinedload(TurnEvent.other_region),
        )
        .order_by(TurnEvent.id)
    ).all()


_WHOLE = (
    joinedload(Turn.programme),
    joinedload(Turn.region),
    joinedload(Turn.co_region),
    joinedload(Turn.edition),
)
