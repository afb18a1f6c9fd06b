"""When what has to go: the shortest of all the rules that concern a person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from app.retention.errors import AlreadyErased, NotNamed
from app.vault.classes import FieldClass

YEAR = 365
# Days after an edition's last day, where nobody says otherwise.
USUAL: Mapping[FieldClass, int] = {
    FieldClass.NAME: 3 * YEAR,
    FieldClass.CONTACT: YEAR,
    FieldClass.BIRTH: YEAR,
    FieldClass.PASSPORT: 30,
    FieldClass.MEDICAL: 30,
    FieldClass.GUARDIAN: 3 * YEAR,
    FieldClass.OPEN: YEAR,
}
LONGEST = 100 * YEAR
# Mails tell names and hold links; what was to be done with them was done long ago.
MAIL_DAYS = 30

# What stands among several classes goes with the first or with the last of them.
Clock = FieldClass | Literal["first", "last"]
Days = Mapping[FieldClass, int | None]


@dataclass(frozen=True)
class Scope:
    """One region's people at one edition: whose rules hold, and when the edition ended."""

    programme_id: int
    edition_id: int
    region_id: int
    host_ids: frozenset[int]
    ended_on: date


@dataclass(frozen=True)
class Held:
    """How many things of one kind and class are still held of one region's people."""

    scope: Scope
    holding: str
    clock: str
    number: int
    goes_on: date | None


def ended_on(year: int, starts_on: date | None, ends_on: date | None) -> date:
    """Return an edition's last day as far as it is known; the year's last where it is not."""
    return ends_on or starts_on or date(year, 12, 31)


def shortest(programme: Days, regions: Iterable[Days]) -> dict[FieldClass, int | None]:
    """Return the days that hold for each class: the shortest of programme, sender and hosts.

    None is kept for good; a class that a programme does not name has its usual days.
    """
    said = list(regions)
    found: dict[FieldClass, int | None] = {}
    for one in FieldClass:
        own = programme[one] if one in programme else USUAL[one]
        given = [own, *(region.get(one) for region in said)]
        found[one] = min((days for days in given if days is not None), default=None)
    return found


def goes_on(clock: str, kept: Days, ended: date) -> date | None:
    """Return the day on which what is on this clock goes; None for what is kept for good.

    "first" goes with the first class, "last" once every class but the name is gone.
    """
    if clock == "first":
        days = min((each for each in kept.values() if each is not None), default=None)
    elif clock == "last":
        others = [each for one, each in kept.items() if one is not FieldClass.NAME]
        days = None if None in others else max(each for each in others if each is not None)
    else:
        days = kept[FieldClass(clock)]
    return None if days is None else ended + timedelta(days=days)


def due(held: Held, today: date) -> bool:
    """Tell whether something has to go today."""
    return held.goes_on is not None and held.goes_on <= today


@dataclass(frozen=True)
class Planned:
    """What of one edition goes on one day, of how many regions."""

    goes_on: date | None
    edition_id: int
    held: Held
    number: int
    region_ids: tuple[int, ...]


def together(found: Iterable[Held]) -> list[Planned]:
    """Put together what goes of several regions on the same day, in the order given."""
    rows: dict[tuple[date | None, int, str, str], list[Held]] = {}
    for one in found:
        key = (one.goes_on, one.scope.edition_id, one.holding, one.clock)
        rows.setdefault(key, []).append(one)
    return [
        Planned(
            goes_on=day,
            edition_id=edition_id,
            held=some[0],
            number=sum(one.number for one in some),
            region_ids=tuple(one.scope.region_id for one in some),
        )
        for (day, edition_id, _holding, _clock), some in rows.items()
    ]


def mails_before(now: datetime) -> datetime:
    """Return the moment before which mails are old."""
    return now - timedelta(days=MAIL_DAYS)


def check_named(name: str, named: str, *, erased: bool) -> None:
    """Refuse to erase who was not named, or who is erased; raises NotNamed or AlreadyErased."""
    if erased:
        raise AlreadyErased
    if " ".join(named.split()) != " ".join(name.split()):
        raise NotNamed
