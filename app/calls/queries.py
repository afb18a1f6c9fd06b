"""Finding calls, their codes, and the areas of cooperation."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.calls.models import Area, Call, CallCode, PanelMember
from app.programmes.models import Programme


def call(session: Session, call_id: int) -> Call | None:
    """Return a call with programme, edition, areas, criteria, phases and panel; five statements."""
    return session.scalar(
        _named()
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
        _named()
        .where(
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
            Call.opens_at <= now,
            Call.closes_at > now,
        )
        .order_by(Call.closes_at, Call.id)
    ).all()


def of_programme(session: Session, programme_id: int) -> Sequence[Call]:
    """Return every call of a programme, drafts too, the newest first."""
    return session.scalars(
        _named()
        .where(Call.programme_id == programme_id)
        .order_by(Call.closes_at.desc(), Call.id.desc())
    ).all()


def codes(session: Session, call_id: int) -> Sequence[CallCode]:
    """Return the access codes of a call with their regions, the newest first."""
    return session.scalars(
        select(CallCode)
        .where(CallCode.call_id == call_id)
        .options(joinedload(CallCode.region))
        .order_by(CallCode.id.desc())
    ).all()


def areas(session: Session) -> Sequence[Area]:
    """Return all areas of cooperation in their order."""
    return session.scalars(select(Area).order_by(Area.position, Area.id)).all()


def area(session: Session, code: str) -> Area | None:
    """Return the area of a short name."""
    return session.scalar(select(Area).where(Area.code == code))


def programme(session: Session, slug: str) -> Programme | None:
    """Return the programme in which a call is made."""
    return session.scalar(select(Programme).where(Programme.slug == slug))


def _named() -> Select[Call]:
    """Select calls with the programme, the edition and the areas that name them."""
    return select(Call).options(
        joinedload(Call.programme), joinedload(Call.edition), selectinload(Call.areas)
    )
