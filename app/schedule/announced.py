"""What is announced of a timetable: told by the capability above that releases it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session


class Announced(NamedTuple):
    """The newest release's number, and where it has its activities, by their uuid."""

    number: int
    places: Mapping[str, tuple[datetime, int | None]]


Tell = Callable[[Session, int], Announced | None]

_tell: list[Tell] = []


def tells(tell: Tell) -> Tell:
    """Let a function tell what is announced of an edition."""
    _tell.append(tell)
    return tell


def announced(session: Session, edition_id: int) -> Announced | None:
    """Return what is announced of an edition; None where nothing is."""
    found = (tell(session, edition_id) for tell in _tell)
    return next((one for one in found if one is not None), None)
