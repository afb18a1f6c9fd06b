"""An edition's draft as a problem, as the board, its warnings and the solver read it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.editions.models import Edition, Invitee
from app.regions.models import Region
from app.registration.models import Delegation
from app.schedule.queries.draft import Draft, draft
from app.schedule.rules.stating import Stated, state


def countries(session: Session, edition_id: int) -> dict[int, str | None]:
    """Return the regions that take part, each with its country; until any does, those invited."""
    answer = (
        select(Delegation.region_id, Delegation.taking_part)
        .where(Delegation.edition_id == edition_id)
        .subquery()
    )
    asked = select(Invitee.region_id).where(Invitee.edition_id == edition_id)
    rows = session.execute(
        select(Region.id, Region.country, answer.c.taking_part)
        .outerjoin(answer, answer.c.region_id == Region.id)
        .where(Region.id.in_(asked) | answer.c.region_id.is_not(None))
        .where(func.coalesce(answer.c.taking_part, True))
        .order_by(Region.id)
    ).all()
    coming = {row.id: row.country for row in rows if row.taking_part}
    return coming or {row.id: row.country for row in rows}


def stated(
    session: Session,
    edition: Edition,
    *,
    movable: Collection[str] | None = None,
    present: Mapping[str, tuple[datetime, int | None]] | None = None,
    kept: Collection[str] = (),
    priced: bool = False,
) -> tuple[Draft, Stated]:
    """Return an edition's draft, and the problem it states; always as many statements.

    What may be chosen is said by `state`; `priced` by `draft`.
    """
    found = draft(session, edition, priced=priced)
    problem = state(
        found, countries(session, edition.id), movable=movable, present=present, kept=kept
    )
    return found, problem
