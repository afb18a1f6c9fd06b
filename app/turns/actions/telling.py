"""Writing down what happened to a turn: the event, the record, the mails."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.accounts.queries import coordinators
from app.core import clock
from app.core.dates import PartialDate
from app.history.actions import record
from app.turns import mail, queries
from app.turns.models import Turn, TurnEvent
from app.turns.rules import life


def claim(session: Session, turn: Turn, step: life.Step, version: int) -> bool:
    """Tell whether the step is still to be taken; until then nobody else moves the turn on."""
    queries.claim(session, turn)
    return life.takes(turn.state, step, seen=version, now=turn.version)


def happen(
    session: Session, actor_id: int | None, turn: Turn, what: str, *, reason: str = "", **facts: Any
) -> TurnEvent:
    """Append an event to a turn's life and to the history."""
    now = clock.now()
    event = TurnEvent(
        programme_id=turn.programme_id,
        turn_id=turn.id,
        what=what,
        year=turn.year,
        region_id=turn.region_id,
        day=PartialDate(now.date().isoformat()),
        reason=reason,
        at=now,
        actor_id=actor_id,
        **facts,
    )
    session.add(event)
    record(
        session,
        actor_id,
        f"turn.{what}",
        subject=f"turn:{turn.id}",
        programme_id=turn.programme_id,
        region_id=turn.region_id,
        edition_id=turn.edition_id,
        details={"year": turn.year, **facts},
        reason=reason,
    )
    session.flush()
    return event


def tell_hosts(session: Session, turn: Turn, event: TurnEvent, link: str) -> None:
    """Mail the coordinators of the regions that would host."""
    hosts = (turn.region_id, turn.co_region_id)
    _tell(session, coordinators(session, turn.programme_id, hosts), turn, event, link)


def tell_coordinators(session: Session, turn: Turn, event: TurnEvent, link: str) -> None:
    """Mail the programme's coordinators."""
    _tell(session, coordinators(session, turn.programme_id), turn, event, link)


def _tell(
    session: Session, readers: Iterable[User], turn: Turn, event: TurnEvent, link: str
) -> None:
    """Mail everybody but the person who did it."""
    session.refresh(event, ["region", "other_region"])
    others = [reader for reader in readers if reader.id != event.actor_id]
    name = queries.programme_name(session, turn.programme_id)
    mail.tell(session, others, event=event, programme=name, link=link)
