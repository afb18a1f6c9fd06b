"""What capabilities above hold of a person, who takes it along with all the rest."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.registration.models import Participant

Held = Callable[[Session, Participant], Sequence[Mapping[str, Any]]]

_held: dict[str, Held] = {}


def along(name: str) -> Callable[[Held], Held]:
    """Let a function tell what is held of a person: plain values, under a name of its own."""

    def keep(held: Held) -> Held:
        _held[name] = held
        return held

    return keep


def more(session: Session, person: Participant) -> dict[str, Any]:
    """Return all that capabilities above hold of a person."""
    return {name: [dict(one) for one in held(session, person)] for name, held in _held.items()}
