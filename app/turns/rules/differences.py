"""What a document would change in what is known of a programme; it never takes anything away."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from app.programmes.rules.facts import Programme

What = Literal["added", "changed", "missing"]
OWN = ("names", "since", "cadence", "cadence_years")
_KEYS: dict[str, Callable[[Any], Hashable]] = {
    "rules": lambda one: one.valid_from,
    "members": lambda one: one.region,
    "editions": lambda one: (one.year, one.number),
    "adjustments": lambda one: one,
    "offices": lambda one: (one.office, one.region, one.holder, one.since),
}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing that the document adds or changes, or does not name although it is known."""

    part: str
    what: What
    before: Any = None
    after: Any = None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Differences:
    """All that a document would do to a programme; `new` tells whether there was none."""

    new: bool
    found: tuple[Difference, ...] = field(default=())

    @property
    def changes(self) -> tuple[Difference, ...]:
        """What the document would add or change."""
        return tuple(one for one in self.found if one.what != "missing")

    def of(self, part: str) -> tuple[Difference, ...]:
        """Return what would change in one part."""
        return tuple(one for one in self.changes if one.part == part)


def differences(known: Programme | None, told: Programme) -> Differences:
    """Compare what is known with what a document tells."""
    if known is None:
        added = [_own(("slug", "kind_slug", *OWN), None, told)]
        for part in _KEYS:
            added += [Difference(part=part, what="added", after=one) for one in getattr(told, part)]
        return Differences(new=True, found=tuple(added))
    found = []
    changed = tuple(name for name in OWN if getattr(known, name) != getattr(told, name))
    if changed:
        found.append(_own(changed, known, told))
    for part, key in _KEYS.items():
        found.extend(_compare(part, getattr(known, part), getattr(told, part), key))
    return Differences(new=False, found=tuple(found))


def _own(changed: tuple[str, ...], known: Programme | None, told: Programme) -> Difference:
    """Return what changes in the programme itself."""
    what: What = "added" if known is None else "changed"
    return Difference(part="programme", what=what, before=known, after=told, fields=changed)


def _compare(
    part: str, known: Iterable[Any], told: Iterable[Any], key: Callable[[Any], Hashable]
) -> Iterable[Difference]:
    """Compare the entries of one part, the first with the first of the same key."""
    left = _numbered(known, key)
    for name, one in _numbered(told, key).items():
        before = left.pop(name, None)
        if before is None:
            yield Difference(part=part, what="added", after=one)
        elif before != one:
            named = tuple(
                entry.name
                for entry in fields(one)
                if getattr(before, entry.name) != getattr(one, entry.name)
            )
            yield Difference(part=part, what="changed", before=before, after=one, fields=named)
    for one in left.values():
        yield Difference(part=part, what="missing", before=one)


def _numbered(
    entries: Iterable[Any], key: Callable[[Any], Hashable]
) -> dict[tuple[Hashable, int], Any]:
    """Return entries by key and by how many of the same key came before."""
    seen: Counter[Hashable] = Counter()
    found = {}
    for one in entries:
        name = key(one)
        found[name, seen[name]] = one
        seen[name] += 1
    return found
