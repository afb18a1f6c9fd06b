"""What is read about turns, and the facts that the rotation is decided by."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.core.dates import PartialDate
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.programmes import models as programmes
from app.programmes.rules.facts import Programme, Rule
from app.regions.models import Region
from app.turns.models import Turn, TurnEvent
from app.turns.rules import facts

M = TypeVar("M", bound=Model)
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


def lock_programme(session: Session, programme_id: int) -> None:
    """Let nobody else offer a turn of the programme until this transaction ends."""
    session.execute(
        select(programmes.Programme.id)
        .where(programmes.Programme.id == programme_id)
        .with_for_update()
    )


def claim(session: Session, *claimed: Turn) -> None:
    """Read the turns as they stand now; nobody moves them on until this transaction ends."""
    for one in sorted(claimed, key=lambda one: one.id):
        session.refresh(one, ["state", "version", "edition_id"], with_for_update=True)


def edition_of(session: Session, turn: Turn) -> Edition:
    """Return the edition that was opened from a turn."""
    return session.get_one(Edition, turn.edition_id)


def programme_name(session: Session, programme_id: int) -> Words:
    """Return a programme's name."""
    return session.scalars(
        select(programmes.Programme.name).where(programmes.Programme.id == programme_id)
    ).one()


def codes(session: Session, region_ids: Iterable[int | None]) -> Sequence[str]:
    """Return the codes of regions; None among the ids is nobody."""
    wanted = [one for one in region_ids if one is not None]
    return session.scalars(select(Region.code).where(Region.id.in_(wanted))).all()


def region_ids(session: Session) -> dict[str, int]:
    """Return the number of every region by its code."""
    return dict(session.execute(select(Region.code, Region.id)).all())


def zones(session: Session) -> dict[int, str | None]:
    """Return the zone of every region by its number."""
    return dict(session.execute(select(Region.id, Region.zone)).all())


def editions_by_year(session: Session, programme_id: int) -> dict[tuple[int, int | None], Edition]:
    """Return a programme's editions by year and host."""
    found = session.scalars(select(Edition).where(Edition.programme_id == programme_id))
    return {(one.year, one.host_id): one for one in found}


def membership_like(
    session: Session, programme_id: int, region_id: int, joined: PartialDate | None
) -> programmes.Membership:
    """Return a region's membership that began at a date."""
    return row_like(
        session,
        programmes.Membership,
        programme_id=programme_id,
        region_id=region_id,
        joined=joined,
    )


def row_like(session: Session, model: type[M], **values: Any) -> M:
    """Return the first row that has these values; there must be one."""
    wanted = [getattr(model, name).is_not_distinct_from(value) for name, value in values.items()]
    found = session.scalars(select(model).where(*wanted).order_by(model.id)).first()
    assert found is not None
    return found


def possible_hosts(session: Session, programme_id: int) -> Sequence[Region]:
    """Return the members of a programme, and whoever hosted it or was offered a turn."""
    members = select(programmes.Membership.region_id).where(
        programmes.Membership.programme_id == programme_id,
        programmes.Membership.left.is_(None),
    )
    hosted = select(Edition.host_id).where(
        Edition.programme_id == programme_id, Edition.host_id.is_not(None)
    )
    found = session.scalars(
        select(Region)
        .where(or_(Region.id.in_(members), Region.id.in_(hosted)))
        .order_by(Region.code)
    ).all()
    return found or session.scalars(select(Region).order_by(Region.code)).all()
