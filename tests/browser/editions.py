"""An edition of its own for a test: whoever else plans theirs is not in the way."""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.core import clock
from app.core.db import engine_for
from app.core.words import Words
from app.editions.models import Edition, Invitee
from app.programmes.models import Programme
from app.regions.models import Region

PLANNERS = ("coordinator@demo.example", "secretariat@demo.example")


def begin(
    database: str,
    last_day: date,
    *,
    invited: Iterable[str] = (),
    fill: Callable[[Session, int], None] | None = None,
) -> str:
    """Open games from 5 August 2027, which two people plan; returns the edition's path."""
    engine = engine_for(database)
    with Session(engine) as session, session.begin():
        programme = _programme(session)
        days = {"starts_on": date(2027, 8, 5), "ends_on": last_day}
        edition = Edition(programme_id=programme.id, year=2027, number="1", **days)
        session.add(edition)
        session.flush()
        for region in session.scalars(select(Region).where(Region.code.in_(list(invited)))):
            session.add(Invitee(edition_id=edition.id, region_id=region.id))
        if fill is not None:
            fill(session, edition.id)
        path = f"/editions/{edition.id}"
    engine.dispose()
    return path


def _programme(session: Session) -> Programme:
    """Make a programme of the same kind as the demo's games."""
    now = clock.now()
    games = session.scalars(select(Programme).where(Programme.slug == "soj-highschool-games"))
    made = Programme(
        slug=f"games-{now:%H%M%S%f}",
        kind_slug=games.one().kind_slug,
        name=Words(en="Board games"),
        summary=Words(),
        cadence="annual",
    )
    session.add(made)
    session.flush()
    role = {"role": Role.PROGRAMME_COORDINATOR, "programme_id": made.id, "granted_at": now}
    people = session.scalars(select(User).where(User.email.in_(PLANNERS)))
    session.add_all([Grant(user_id=one.id, **role) for one in people])
    session.flush()
    return made
