"""Finding calls, each with what names it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.calls.models import Call, PanelMember

# On the page of a programme; the list of calls shows all.
NEWEST = 6


def call(session: Session, call_id: int) -> Call | None:
    """Return a call with programme, edition, areas, criteria, phases and panel; five statements."""
    return session.scalar(
        named()
        .where(Call.id == call_id)
        .options(
            selectinload(Call.criteria),
            selectinload(Call.phases),
            selectinload(Call.panel).joinedload(PanelMember.user),
        )
    )


def held(session: Session, call_id: int) -> Call:
    """Return a call as it stands, kept from changing until the transaction ends."""
    return session.scalars(
        select(Call)
        .where(Call.id == call_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def open_calls(session: Session, now: datetime) -> Sequence[Call]:
    """Return the calls that take proposals, the next deadline first."""
    return session.scalars(
        named()
        .where(
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
            Call.days_known,
            Call.opens_at <= now,
            Call.closes_at > now,
        )
        .order_by(Call.closes_at, Call.id)
    ).all()


def of_programme(session: Session, programme_id: int, *, drafts: bool) -> Sequence[Call]:
    """Return the newest calls of a programme; drafts to those who run them."""
    seen = [] if drafts else [Call.published_at.is_not(None)]
    return session.scalars(
        named()
        .where(Call.programme_id == programme_id, *seen)
        .order_by(Call.closes_at.desc(), Call.id.desc())
        .limit(NEWEST)
    ).all()


def of_edition(session: Session, edition_id: int, *, drafts: bool) -> Sequence[Call]:
    """Return the calls for an edition, the next deadline first; drafts to those who run them."""
    seen = [] if drafts else [Call.published_at.is_not(None)]
    return session.scalars(
        named().where(Call.edition_id == edition_id, *seen).order_by(Call.closes_at, Call.id)
    ).all()


def drafts(session: Session, programme_ids: Collection[int]) -> Sequence[Call]:
    """Return the calls of programmes that are not published, with their programmes."""
    return session.scalars(
        select(Call)
        .where(Call.programme_id.in_(programme_ids), Call.published_at.is_(None))
        .options(joinedload(Call.programme))
        .order_by(Call.closes_at, Call.id)
    ).all()


def last_of_type(session: Session, programme_id: int, type_slug: str) -> Call | None:
    """Return the programme's last call of a type, with what a new one starts from."""
    return session.scalar(
        named()
        .where(Call.programme_id == programme_id, Call.type_slug == type_slug, Call.days_known)
        .options(selectinload(Call.criteria), selectinload(Call.phases))
        .order_by(Call.closes_at.desc(), Call.id.desc())
        .limit(1)
    )


def named() -> Select[Call]:
    """Select calls with the programme, the edition and the areas that name them."""
    return select(Call).options(
        joinedload(Call.programme), joinedload(Call.edition), selectinload(Call.areas)
    )
