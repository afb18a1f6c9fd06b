"""Who is entered already, found by number, or by name and birth date."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Protocol

from app.core.folding import folded
from app.registration.rules import Entry

ENTRY_FIELDS = tuple(field.name for field in fields(Entry))


class Entered(Protocol):
    """A person as the database has one."""

    id: int


@dataclass(frozen=True)
class Person:
    """A person who is entered: number, version, and what is said."""

    id: int
    version: int
    entry: Entry


Key = tuple[str, date | None]


def person(row: Any) -> Person:
    """Return a participant's row as what it says."""
    said = {name: getattr(row, name) for name in ENTRY_FIELDS}
    return Person(row.id, row.version, Entry(**said))


def keys(entry: Entry) -> list[Key]:
    """Return the keys under which a person is found: each script's folded name, and the day."""
    names = [
        folded(getattr(entry, f"{script}_family") + getattr(entry, f"{script}_given"))
        for script in ("native", "latin")
    ]
    return [(name, entry.birth_date) for name in dict.fromkeys(names) if name]


class People:
    """The people of one delegation."""

    def __init__(self, entered: Iterable[Person]) -> None:
        """Index them."""
        self.by_id = {one.id: one for one in entered}
        self.by_key: dict[Key, list[Person]] = {}
        self.by_name: dict[str, list[Person]] = {}
        for one in self.by_id.values():
            for key in keys(one.entry):
                self.by_key.setdefault(key, []).append(one)
                self.by_name.setdefault(key[0], []).append(one)

    def found(self, said: Mapping[str, Any]) -> Person | None:
        """Return the one person meant; None where nobody or more than one can be meant.

        Where the file or the entry has no birth date the name alone must tell one person.
        """
        if "id" in said:
            return self.by_id.get(said["id"])
        wanted = keys(Entry(role="", **names_and_day(said)))
        for key in wanted:
            same = self.by_key.get(key, [])
            if len(same) == 1 and (key[1] or len(self.by_name[key[0]]) == 1):
                return same[0]
        for name, day in wanted:
            alike = self.by_name.get(name, [])
            if len(alike) == 1 and (day is None or alike[0].entry.birth_date is None):
                return alike[0]
        return None


def names_and_day(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names and the birth date that a row says."""
    wanted = ("native_family", "native_given", "latin_family", "latin_given", "birth_date")
    return {name: said[name] for name in wanted if name in said}
