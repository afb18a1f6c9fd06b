"""Offering turns, withdrawing offers, and noting what concerns the programme alone."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.core import clock
from app.core.dates import PartialDate
from app.core.languages import language
from app.history.actions import record
from app.programmes.models import Programme
from app.programmes.rules.forecast import Forecast
from app.turns import queries
from app.turns.actions.telling import claim, happen, tell_hosts
from app.turns.errors import HostTwice, ReasonMissing, YearTaken
from app.turns.models import Turn, TurnEvent
from app.turns.rules import life

Link = Callable[[Turn], str]


def offer(
    session: Session,
    actor_id: int | None,
    programme: Programme,
    forecast: Forecast,
    *,
    year: int,
    region_id: int,
    co_region_id: int | None = None,
    reason: str = "",
    link: Link,
) -> Turn:
    """Offer a region, or two, the turn of a year; the same offer again changes nothing.

    Raises YearTaken where another turn is live then, ReasonMissing where the offer departs from
    the forecast without saying why, HostTwice.
    """
    queries.lock_programme(session, programme.id)
    live = queries.live_turn(session, programme.id, year)
    if live is not None:
        if (live.region_id, live.co_region_id) == (region_id, co_region_id):
            return live
        raise YearTaken(year, live.region.name.best(language()), "year")
    if region_id == co_region_id:
        raise HostTwice
    hosts = queries.codes(session, (region_id, co_region_id))
    if not reason and life.departs(forecast, year, hosts):
        raise ReasonMissing(departs=True)
    turn = Turn(
        programme_id=programme.id, year=year, region_id=region_id, co_region_id=co_region_id
    )
    session.add(turn)
    session.flush()
    event = happen(session, actor_id, turn, "offered", reason=reason, other_region_id=co_region_id)
    tell_hosts(session, turn, event, link(turn))
    return turn


def withdraw(
    session: Session, actor_id: int | None, turn: Turn, *, version: int, reason: str, link: Link
) -> None:
    """Take an offer back before it is answered; raises NotPossible, Overtaken."""
    if not claim(session, turn, "withdraw", version):
        return
    turn.state = "withdrawn"
    event = happen(session, actor_id, turn, "withdrawn", reason=reason)
    tell_hosts(session, turn, event, link(turn))


def note(
    session: Session,
    actor_id: int | None,
    programme: Programme,
    *,
    what: str,
    year: int,
    region_id: int | None = None,
    to_year: int | None = None,
    reason: str = "",
) -> TurnEvent:
    """Note a candidacy, or that nothing is held from a year on; these concern no turn yet."""
    now = clock.now()
    event = TurnEvent(
        programme_id=programme.id,
        what=what,
        year=year,
        region_id=region_id,
        to_year=to_year,
        day=PartialDate(now.date().isoformat()),
        reason=reason,
        at=now,
        actor_id=actor_id,
    )
    session.add(event)
    record(
        session,
        actor_id,
        f"programme.{what}",
        subject=f"programme:{programme.id}",
        programme_id=programme.id,
        region_id=region_id,
        details={"year": year, "to_year": to_year},
        reason=reason,
    )
    session.flush()
    return event
