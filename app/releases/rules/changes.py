"""How two releases differ, for all and for one reader."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Literal

from app.releases.rules.concern import Who, concerns
from app.releases.rules.entries import Entry

Kind = Literal[
    "new", "cancelled", "moved", "space", "longer", "shorter", "title", "people", "details"
]
# What nobody is written to about: who else is there, and the small print.
QUIET: frozenset[Kind] = frozenset({"people", "details"})
_TOLD = tuple(one.name for one in fields(Entry) if one.name != "sequence")


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What became of one activity: in which ways it changed, how it was, how it is."""

    kinds: tuple[Kind, ...]
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """The entry as it is; of a cancelled one as it was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def loud(self) -> bool:
        """Tell whether somebody whom the activity concerns has to know."""
        return not QUIET.issuperset(self.kinds)


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> list[Change]:
    """Return what differs between two releases, by time, what is cancelled at its old one."""
    was, now = ({one.key: one for one in entries} for entries in (before, after))
    found = [
        Change(kinds=kinds, before=was.get(key), after=now.get(key))
        for key in was | now
        if (kinds := _kinds(was.get(key), now.get(key)))
    ]
    return sorted(found, key=lambda one: (one.entry.starts_at, one.entry.key))


def changed_for(found: Iterable[Change], who: Who) -> list[Change]:
    """Return what changed for somebody: who is asked anew sees it come, who is not sees it go."""
    mine = who.parties()
    own = []
    for one in found:
        before = one.before if one.before and concerns(one.before, who, mine) else None
        after = one.after if one.after and concerns(one.after, who, mine) else None
        kinds = one.kinds if before and after else _kinds(before, after)
        change = Change(kinds=kinds, before=before, after=after)
        if kinds and change.loud:
            own.append(change)
    return own


def sequenced(before: Iterable[Entry], draft: Sequence[Entry], number: int) -> list[Entry]:
    """Return the draft's entries for release `number`: what did not change keeps its sequence."""
    kept = {one.key: one.sequence for one in before}
    for one in changes(before, draft):
        kept[one.entry.key] = number
    return [replace(one, sequence=kept[one.key]) for one in draft]


def digest(number: int, entries: Iterable[Entry]) -> str:
    """Return what tells the same draft after the same release from any other."""
    told = [
        {name: _plain(getattr(one, name)) for name in _TOLD}
        for one in sorted(entries, key=lambda one: one.key)
    ]
    text = json.dumps([number, told], sort_keys=True, ensure_ascii=False, default=str)
    return sha256(text.encode()).hexdigest()


def _plain(value: object) -> object:
    """Return sets in an order."""
    return sorted(value) if isinstance(value, frozenset) else value


def _kinds(before: Entry | None, after: Entry | None) -> tuple[Kind, ...]:
    """Return in which ways one activity changed."""
    if before is None or after is None:
        return ("new",) if after else ("cancelled",) if before else ()
    was, now = (one.ends_at - one.starts_at for one in (before, after))
    ways: tuple[tuple[Kind, bool], ...] = (
        ("moved", before.starts_at != after.starts_at),
        ("space", _place(before) != _place(after)),
        ("longer", now > was),
        ("shorter", now < was),
        ("title", before.title != after.title),
        ("people", _people(before) != _people(after)),
        ("details", _details(before, after) != _details(after, before)),
    )
    return tuple(kind for kind, so in ways if so)


def _place(entry: Entry) -> tuple[object, ...]:
    """Return what tells where an entry is: a space that is called otherwise is the same."""
    return entry.space_id, entry.online


def _people(entry: Entry) -> tuple[object, ...]:
    return entry.parties, entry.languages


def _details(entry: Entry, other: Entry) -> tuple[object, ...]:
    """Return the small print; what a space is called only where both are in one."""
    names = (entry.space, entry.venue, entry.venue_address)
    same = _place(entry) == _place(other)
    small = (entry.kind, entry.summary, entry.group, entry.public, entry.limited)
    return (*small, names if same else None)
