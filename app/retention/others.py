"""What capabilities above hold for its time, and let go with each night's purge."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

# The ids of what is due at a moment: so many of them, or all.
Due = Callable[[Session, datetime, int | None], Sequence[int]]
Take = Callable[[Session, Sequence[int]], None]


@dataclass(frozen=True)
class Other:
    """One such holding: its name for operators, what of it is due, and what takes that away."""

    name: str
    due: Due
    take: Take


_others: list[Other] = []


def nightly(name: str, due: Due) -> Callable[[Take], Take]:
    """Let a function take away, some hundred at a time, what is due of a holding."""

    def keep(take: Take) -> Take:
        _others.append(Other(name, due, take))
        return take

    return keep


def others() -> tuple[Other, ...]:
    """Return all such holdings, in the order in which their capabilities name them."""
    return tuple(_others)
