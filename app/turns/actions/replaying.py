"""Turns follow from the events that a document tells, as if people had taken the steps here."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.programmes.models import Programme
from app.turns import queries
from app.turns.models import Turn, TurnEvent

_ENDS = frozenset({"declined", "postponed", "cancelled"})


def replay(session: Session, programme: Programme, events: Iterable[TurnEvent]) -> None:
    """Write the events, and make and move on the turns that they speak of.

    Events are append-only: each is linked with its turn before it is written.
    """
    live = {turn.year: turn for turn in queries.turns(session, programme.id) if _live(turn)}
    editions = queries.editions_by_year(session, programme.id)
    for event in events:
        if event.what == "swapped":
            _swap(session, live, event)
        elif event.region_id is not None and event.what not in {"candidate", "dormant"}:
            _step(session, live, event)
        session.add(event)
        session.flush()
    for turn in live.values():
        edition = editions.get((turn.year, turn.region_id))
        if edition is not None and turn.state == "accepted":
            turn.state, turn.edition_id = "opened", edition.id
    session.flush()


def _live(turn: Turn) -> bool:
    """Tell whether a turn is still on."""
    return turn.state in queries.LIVE


def _step(session: Session, live: dict[int, Turn], event: TurnEvent) -> None:
    """Take the step that one event tells."""
    turn = live.get(event.year)
    if turn is None or turn.region_id != event.region_id:
        if event.what not in {"offered", "accepted"}:
            return
        if turn is not None:
            _write(session, turn, "withdrawn")
        turn = _make(session, event.programme_id, event.year, event.region_id or 0)
        turn.co_region_id = event.other_region_id
        live[event.year] = turn
    _write(session, turn, event.what)
    event.turn_id = turn.id
    if event.what in _ENDS:
        del live[event.year]
        if event.what == "postponed" and event.to_year is not None and event.to_year not in live:
            moved = _make(session, turn.programme_id, event.to_year, turn.region_id)
            moved.state = "accepted"
            live[event.to_year] = moved


def _swap(session: Session, live: dict[int, Turn], event: TurnEvent) -> None:
    """Exchange two turns where both are on."""
    if event.to_year is None or event.other_region_id is None:
        return
    mine, other = live.get(event.year), live.get(event.to_year)
    if mine is None or other is None:
        return
    _write(session, mine, "swapped")
    _write(session, other, "swapped")
    event.turn_id, event.other_turn_id = mine.id, other.id
    for year, region_id in ((event.year, other.region_id), (event.to_year, mine.region_id)):
        live[year] = _make(session, event.programme_id, year, region_id)
        live[year].state = "accepted"


def _make(session: Session, programme_id: int, year: int, region_id: int) -> Turn:
    """Make a turn and give it its number."""
    turn = Turn(programme_id=programme_id, year=year, region_id=region_id)
    session.add(turn)
    session.flush()
    return turn


def _write(session: Session, turn: Turn, state: str) -> None:
    """Move a turn on at once, so that the year is free for the next."""
    turn.state = state
    session.flush()
