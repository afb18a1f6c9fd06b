"""Which calls a reader looks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.calls.models import Area, Call, CallArea
from app.calls.queries.calls import named
from app.programmes.models import Programme

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Wish:
    """Which calls a reader looks for; blank ones do not matter. `state` is a standing or "all".

    Without a state it is those that are open or coming. `own` are the programmes whose drafts the
    reader may see.
    """

    area: Area | None = None
    type_slug: str = ""
    programme_id: int | None = None
    state: str = ""
    own: frozenset[int] = frozenset()


def listed(session: Session, wish: Wish, now: datetime, page: int = 1) -> Sequence[Call]:
    """Return a page of the calls that a reader looks for.

    What is ahead stands in the order of the deadlines, all else with the newest first.
    """
    ahead = wish.state in ("", "open", "coming")
    by = (Call.closes_at, Call.id) if ahead else (Call.closes_at.desc(), Call.id.desc())
    found = named().where(*_wished(wish, now)).order_by(*by)
    return session.scalars(found.limit(PAGE).offset((page - 1) * PAGE)).all()


def count(session: Session, wish: Wish, now: datetime) -> int:
    """Return how many calls a reader looks for."""
    return session.scalar(select(func.count(Call.id)).where(*_wished(wish, now))) or 0


def _wished(wish: Wish, now: datetime) -> list[ColumnElement[bool]]:
    """Return what the calls that a reader looks for fulfil."""
    found = [or_(Call.published_at.is_not(None), Call.programme_id.in_(wish.own))]
    if wish.state != "all":
        found.append(and_(*_standing(wish.state, now)))
    if wish.type_slug:
        found.append(Call.type_slug == wish.type_slug)
    if wish.programme_id is not None:
        found.append(Call.programme_id == wish.programme_id)
    if wish.area is not None:
        found.append(_about(wish.area))
    return found


def _standing(state: str, now: datetime) -> list[ColumnElement[bool]]:
    """Return what the calls of a standing fulfil, as `rules.standing` tells it."""
    if state == "draft":
        return [Call.published_at.is_(None)]
    live: list[ColumnElement[bool]] = [Call.published_at.is_not(None), Call.cancelled_at.is_(None)]
    ahead: list[ColumnElement[bool]] = [*live, Call.days_known.is_(True), Call.closes_at > now]
    states: dict[str, list[ColumnElement[bool]]] = {
        "cancelled": [Call.published_at.is_not(None), Call.cancelled_at.is_not(None)],
        "coming": [*ahead, Call.opens_at > now],
        "open": [*ahead, Call.opens_at <= now],
        "closed": [*live, or_(Call.closes_at <= now, Call.days_known.is_(False))],
    }
    return states.get(state, ahead)


def _about(area: Area) -> ColumnElement[bool]:
    """Return what calls about an area fulfil: it, one under it, or no area, which means all."""
    under = select(Area.id).where(or_(Area.id == area.id, Area.parent_id == area.id))
    named = select(CallArea.call_id)
    return or_(
        Call.id.in_(named.where(CallArea.area_id.in_(under))),
        Call.id.not_in(named),
    )


def programmes(session: Session) -> Sequence[Programme]:
    """Return the programmes that ever called for something, by short name."""
    called = select(Call.programme_id).where(Call.published_at.is_not(None))
    return session.scalars(
        select(Programme).where(Programme.id.in_(called)).order_by(Programme.slug)
    ).all()
