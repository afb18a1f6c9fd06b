"""Who is entered already, found by number, or by name and birth date."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from app.core.folding import folded
from app.registration.rules import Entry

ENTRY_FIELDS = tuple(field.name for field in fields(Entry))


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


def names_of(entry: Entry) -> tuple[str, str]:
    """Return the folded native name and the folded Latin one, "" where there is none."""
    native, latin = (
        folded(getattr(entry, f"{script}_family") + getattr(entry, f"{script}_given"))
        for script in ("native", "latin")
    )
    return native, latin


def key(entry: Entry) -> Key:
    """Return what tells a person: the native name, else the Latin one, and the birth date."""
    native, latin = names_of(entry)
    return native or latin, entry.birth_date


class People:
    """The people of one delegation."""

    def __init__(self, entered: Iterable[Person]) -> None:
        """Index them by number and by name; by the Latin name too, for files that have no other."""
        self.by_id = {one.id: one for one in entered}
        self.by_name: dict[str, list[Person]] = {}
        self.by_latin: dict[str, list[Person]] = {}
        for one in self.by_id.values():
            native, latin = names_of(one.entry)
            for name in {native, latin} - {""}:
                self.by_name.setdefault(name, []).append(one)
            if latin and native.isascii():
                self.by_latin.setdefault(latin, []).append(one)

    def found(self, said: Mapping[str, Any]) -> Person | None:
        """Return the one person meant; None where nobody or more than one can be meant.

        Two people of one Latin name may have different native ones. Where the file or the entry
        has no birth date the name alone must tell one person.
        """
        if "id" in said:
            return self.by_id.get(said["id"])
        entry = Entry(role="", **names_and_day(said))
        native, latin = names_of(entry)
        alike = self.by_name.get(native or latin, []) or self.by_latin.get(latin, [])
        return _one(alike, entry.birth_date)


def _one(alike: Sequence[Person], day: date | None) -> Person | None:
    """Return the one of that birth date, else the only one where a birth date is not known."""
    same = [one for one in alike if one.entry.birth_date == day]
    if len(same) == 1 and (day is not None or len(alike) == 1):
        return same[0]
    if len(alike) == 1 and (day is None or alike[0].entry.birth_date is None):
        return alike[0]
    return None


def names_and_day(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the names and the birth date that a row says."""
    wanted = ("native_family", "native_given", "latin_family", "latin_given", "birth_date")
    return {name: said[name] for name in wanted if name in said}
