"""What people agreed about each year's turn, after all that happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.programmes.rules.records import Adjustment, AdjustmentKind, Edition, Status

AGREEMENTS = frozenset({AdjustmentKind.OFFERED, AdjustmentKind.ACCEPTED, AdjustmentKind.SWAPPED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One year: who gave up, who asked, what was agreed in order, and what came to nothing."""

    declines: tuple[Adjustment, ...] = ()
    named: tuple[str, ...] = ()
    uncertain: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    agreements: tuple[Adjustment, ...] = ()
    void: Adjustment | None = None

    @property
    def excluded(self) -> frozenset[str]:
        """The regions that gave up the year."""
        return frozenset(one.region for one in self.declines if one.region is not None)


EMPTY = Entry()


class Docket:
    """The adjustments by year, with the editions that are already planned."""

    def __init__(self, adjustments: Sequence[Adjustment], planned: Sequence[Edition]) -> None:
        """Sort the events into the years that they touch."""
        events: dict[int, list[Adjustment]] = {}
        for one in adjustments:
            events.setdefault(one.year, []).append(one)
            if one.kind is AdjustmentKind.SWAPPED and one.to_year is not None:
                events.setdefault(one.to_year, []).append(one)
        rows = {edition.year: edition for edition in planned}
        self._entries = {
            year: _entry(events.get(year, ()), rows.get(year)) for year in {*events, *rows}
        }
        self._dormant = [one for one in adjustments if one.kind is AdjustmentKind.DORMANT]

    def at(self, year: int | None) -> Entry:
        """Return what is agreed about a year."""
        return EMPTY if year is None else self._entries.get(year, EMPTY)

    def years(self) -> list[int]:
        """Return the years in which somebody is to host or asks to, whatever the cadence says."""
        return sorted(
            year
            for year, entry in self._entries.items()
            if entry.agreements or entry.named or entry.planned
        )

    def declines(self) -> list[Adjustment]:
        """Return all that was given up, by year."""
        found = [one for entry in self._entries.values() for one in entry.declines]
        return sorted(found, key=lambda one: one.year)

    def moves(self) -> list[tuple[int, int]]:
        """Return the postponed years, each with the year that it moves to."""
        return [
            (year, entry.void.to_year)
            for year, entry in sorted(self._entries.items())
            if entry.void is not None and entry.void.to_year is not None
        ]

    def pause(self, year: int) -> Adjustment | None:
        """Return the pause that a year falls into."""
        for one in self._dormant:
            if one.year <= year and (one.to_year is None or year < one.to_year):
                return one
        return None


def _entry(events: Sequence[Adjustment], row: Edition | None) -> Entry:
    """Let the events of one year follow each other; later ones prevail."""
    agreements: list[Adjustment] = []
    declines: dict[str | None, Adjustment] = {}
    named: dict[str, None] = {}
    void = None
    for event in events:
        if event.kind in AGREEMENTS:
            agreements.append(event)
            void = None
            if event.kind is not AdjustmentKind.SWAPPED:
                declines.pop(event.region, None)
        elif event.kind is AdjustmentKind.DECLINED:
            declines[event.region] = event
            agreements = [one for one in agreements if one.region != event.region]
        elif event.kind is AdjustmentKind.CANDIDATE and event.region is not None:
            named[event.region] = None
        elif event.kind in {AdjustmentKind.CANCELLED, AdjustmentKind.POSTPONED}:
            void = event
    hosts = row.hosts if row is not None else ()
    sure = row is not None and row.status is not Status.UNKNOWN
    return Entry(
        declines=tuple(declines.values()),
        named=tuple(dict.fromkeys((*named, *(() if sure else hosts)))),
        uncertain=() if sure else tuple(host for host in hosts if host not in named),
        planned=hosts if sure else (),
        agreements=tuple(agreements),
        void=void,
    )
