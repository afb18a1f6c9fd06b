"""Who may take a place at an activity, and give it back."""

from collections.abc import Iterable
from datetime import datetime

from app.releases.errors import AlreadyBegun, NoSignUp, SameTime
from app.releases.rules.entries import Entry, clash


def check_takes(entry: Entry | None, own: Iterable[Entry], now: datetime, language: str) -> Entry:
    """Return the entry that somebody may sign up for, beside what is their own already.

    Raises NoSignUp, AlreadyBegun, SameTime.
    """
    if entry is None or not entry.limited:
        raise NoSignUp
    check_leaves(entry, now)
    if other := clash(entry, own):
        raise SameTime(other.title.best(language))
    return entry


def check_leaves(entry: Entry | None, now: datetime) -> None:
    """Let somebody give a place back before it begins; raises AlreadyBegun."""
    if entry is not None and entry.starts_at <= now:
        raise AlreadyBegun
