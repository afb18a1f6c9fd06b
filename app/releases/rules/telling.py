"""Who is told of a release: each address once, with everything that changed for its readers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.releases.rules.changes import Change, changed_for
from app.releases.rules.concern import Who


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """Somebody who may be told: by which row they are known, where and how they are reached."""

    kind: str
    id: int
    who: Who
    email: str | None
    language: str
    region_id: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A mail to come: to whom, and what changed."""

    reader: Reader
    changes: Sequence[Change]


def told(found: Sequence[Change], readers: Iterable[Reader]) -> tuple[list[Told], list[Reader]]:
    """Return the mails to come, and those concerned who have no address.

    Who shares an address is told once, as the first of them, in that one's language.
    """
    changed = _Changed(found)
    by_address: dict[str, list[Reader]] = {}
    lost = []
    for one in readers:
        if one.email:
            by_address.setdefault(one.email.lower(), []).append(one)
        elif changed.of(one.who):
            lost.append(one)
    mails = []
    for sharing in by_address.values():
        first = sharing[0]
        who = first.who
        for other in sharing[1:]:
            who |= other.who
        if own := changed.of(who):
            mails.append(Told(reader=first, changes=own))
    return mails, lost


class _Changed:
    """What changed for somebody, worked out once for all whom the same parties mean."""

    def __init__(self, found: Sequence[Change]) -> None:
        """Note by what the changed entries tell readers apart."""
        self.found = found
        entries = [entry for one in found for entry in (one.before, one.after) if entry]
        self.parties = frozenset(party for one in entries for party in one.parties)
        self.keys = frozenset(one.key for one in entries)
        self.known: dict[object, list[Change]] = {}

    def of(self, who: Who) -> list[Change]:
        """Return what changed for somebody."""
        parties, keys = who.parties() & self.parties, who.keys & self.keys
        alike = (parties, keys, who.spaces, who.languages, who.whole)
        if alike not in self.known:
            self.known[alike] = changed_for(self.found, who)
        return self.known[alike]


def state(change: Change) -> str:
    """Return what became of an activity for a reader."""
    if change.before is None:
        return "new"
    return "cancelled" if change.after is None else "changed"
