"""What guardians of an edition are asked."""

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app.consents import rules
from app.consents.models import ConsentText
from app.consents.rules import Asked


def texts(session: Session, edition_id: int) -> dict[str, ConsentText]:
    """Return the newest version of each text of an edition, by purpose, in the order asked."""
    newest = (
        select(ConsentText.purpose, func.max(ConsentText.number).label("number"))
        .where(ConsentText.edition_id == edition_id)
        .group_by(ConsentText.purpose)
        .subquery()
    )
    found = session.scalars(
        select(ConsentText)
        .join(
            newest,
            and_(ConsentText.purpose == newest.c.purpose, ConsentText.number == newest.c.number),
        )
        .where(ConsentText.edition_id == edition_id)
    )
    return {one.purpose: one for one in sorted(found, key=_order)}


def _order(text: ConsentText) -> tuple[int, str]:
    """Return where a text stands: the usual purposes first, then the countries."""
    known = text.purpose in rules.PURPOSES
    return (rules.PURPOSES.index(text.purpose) if known else len(rules.PURPOSES), text.purpose)


def asked(session: Session, edition_id: int) -> tuple[Asked, ...]:
    """Return what is asked of guardians in an edition."""
    return tuple(
        Asked(id=one.id, purpose=one.purpose, required=one.required)
        for one in texts(session, edition_id).values()
    )
