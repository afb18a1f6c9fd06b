"""What a release says, how two differ, whom that concerns, and how days are read."""

from app.releases.rules.changes import (
    Change,
    changed_for,
    changes,
    digest,
    sequenced,
)
from app.releases.rules.concern import NOBODY, Who, concerns
from app.releases.rules.days import Day, days, now_and_next, same_clocks
from app.releases.rules.entries import Entry, clash, part_of
from app.releases.rules.signing import check_leaves, check_takes
from app.releases.rules.telling import Reader, Told, state, told

__all__ = [
    "NOBODY",
    "Change",
    "Day",
    "Entry",
    "Reader",
    "Told",
    "Who",
    "changed_for",
    "changes",
    "check_leaves",
    "check_takes",
    "clash",
    "concerns",
    "days",
    "digest",
    "now_and_next",
    "part_of",
    "same_clocks",
    "sequenced",
    "state",
    "told",
]
