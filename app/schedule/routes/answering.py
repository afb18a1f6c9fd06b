"""What the board's own script is answered: the moves that it has not seen, as JSON."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask import Response, jsonify, request
from flask.typing import ResponseReturnValue

from app.core.access import actor
from app.core.db import keep, session
from app.core.errors import Refused
from app.editions.models import Edition
from app.schedule.forms.moving import said
from app.schedule.models.moves import Move
from app.schedule.queries import moves as queries
from app.schedule.words import moving as words

# Whoever was away longer than that loads the page again.
MOST_MOVES = 500
LARGEST = 2**31 - 1


def wants_json() -> bool:
    """Tell whether the board's script asks, not a plain form."""
    return request.is_json


def local(moment: datetime | None, zone: str) -> str | None:
    """Write a moment as the edition's clocks show it, to the minute."""
    if moment is None:
        return None
    return moment.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M")


def clock(moment: datetime | None, zone: str) -> str:
    """Write a moment for a list of choices."""
    return (local(moment, zone) or "").replace("T", " ")


def state(edition: Edition, seen: int) -> dict[str, Any]:
    """Return the board's number, the moves since another, and what the person can take back."""
    found = queries.since(session(), edition.id, seen, MOST_MOVES)
    own = queries.own_states(session(), edition.id, actor().actor_id)
    return {
        "number": found[-1].number if found else seen,
        "again": len(found) == MOST_MOVES,
        "moves": [_move(one, edition) for one in found],
        "undo": "done" in own,
        "redo": "undone" in own,
    }


def _move(one: Move, edition: Edition) -> dict[str, Any]:
    """Return a move as the script reads it."""
    return {
        "number": one.number,
        "uuid": one.activity.uuid,
        "at": local(one.to_starts_at, edition.zone),
        "space": one.to_space_id,
        "minutes": one.to_minutes,
        "own": one.step.actor_id == actor().actor_id,
        "told": words.told(one, actor().actor_id, edition.zone),
    }


def seen() -> int:
    """Return the number of the board that the script says it has seen."""
    return within(said().get("seen") if request.is_json else None)


def within(number: object) -> int:
    """Return what may be a board's number, 0 for anything else."""
    if not isinstance(number, int) or isinstance(number, bool):
        return 0
    return number if 0 <= number <= LARGEST else 0


def told(edition: Edition, since: int) -> Response:
    """Answer what moved since a number, and a mark of what else changed."""
    mark = queries.changed(session(), edition.id)
    return jsonify({**state(edition, since), "changed": mark})


def stored(edition: Edition, seen: int) -> ResponseReturnValue:
    """Answer a move that is stored."""
    session().flush()
    return jsonify(state(edition, seen))


def refused(refusal: Refused, edition: Edition, seen: int) -> ResponseReturnValue:
    """Answer a move that is not: why, and what the board looks like now."""
    return jsonify({**state(edition, seen), "refused": refusal.message}), 409


def forgotten(refusal: Refused, edition: Edition, seen: int) -> ResponseReturnValue:
    """Answer an undo that is not possible; that it is not offered again is kept."""
    keep()
    return refused(refusal, edition, seen)
