"""Cells of a sheet, each understood or refused with the sheet and cell named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from app.schedule.rules.reading.book import cell_name
from app.schedule.rules.reading.unreadable import Unreadable

DAY = 1440
MOST = 10**9
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:\s*([ap])m)?", re.IGNORECASE)
# What spreadsheets count days from, and how days are written where they are texts.
_BEGINNING, _LATEST = date(1899, 12, 30), 100_000
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%Y/%m/%d", "%m/%d/%Y")
_ZONE = re.compile(r"(?:GMT|UTC)\s*(?:([+\-−])\s*(\d{1,2})(?::(\d\d)|(\.\d+))?)?", re.IGNORECASE)
_FURTHEST = 18
_LONGEST_SAID = 80


@dataclass(frozen=True)
class Page:
    """A sheet: its name, and its rows of cells from A1 on."""

    name: str
    rows: Sequence[Sequence[Any]]

    def at(self, row: int, column: int) -> Any:
        """Return what stands in a cell; "" where the sheet has ended."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else ""

    def refused(self, code: str, row: int, column: int) -> Unreadable:
        """Return why a cell is refused."""
        said = str(self.at(row, column))[:_LONGEST_SAID]
        return Unreadable(code, sheet=self.name, cell=cell_name(row, column), said=said)

    def text(self, row: int, column: int) -> str:
        """Return a cell as it is written; whole numbers without a fraction."""
        value = self.at(row, column)
        whole = isinstance(value, float) and value.is_integer()
        return str(int(value)) if whole else str(value)

    def number(self, row: int, column: int) -> int:
        """Return a whole number of at least 0; blank is 0."""
        value = self.at(row, column)
        if isinstance(value, str):
            value = _counted(value.strip())
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refused("number", row, column)
        if not 0 <= value <= MOST or value != int(value):
            raise self.refused("number", row, column)
        return int(value)

    def minute(self, row: int, column: int, blank: int | None = None) -> int:
        """Return a time of day in minutes; `blank` is what nothing means, if it means anything."""
        value = self.at(row, column)
        found = blank if value == "" else _minute(value)
        if found is None:
            raise self.refused("time", row, column)
        return found

    def day(self, row: int, column: int) -> date | None:
        """Return a day, or None where none is written."""
        value = self.at(row, column)
        found = None if value == "" else _day(value)
        if found is None and value != "":
            raise self.refused("day", row, column)
        return found

    def offset(self, row: int, column: int, blank: int = 0) -> int:
        """Return how many minutes a zone is ahead of UTC: GMT+9 is 540."""
        said = str(self.at(row, column)).strip()
        if not said:
            return blank
        found = _ZONE.fullmatch(said)
        if found is None:
            raise self.refused("zone", row, column)
        # GMT+5.5 and GMT+5:30 are one zone.
        hours, minutes = int(found[2] or 0), int(found[3] or 0) or round(float(found[4] or 0) * 60)
        if hours > _FURTHEST:
            raise self.refused("zone", row, column)
        return (-1 if found[1] in {"-", "−"} else 1) * (hours * 60 + minutes)


def page(sheets: Mapping[str, Sequence[Sequence[Any]]], name: str) -> Page:
    """Return the sheet of that name; raises Unreadable."""
    known = {one.strip().casefold(): one for one in sheets}
    if name.casefold() not in known:
        raise Unreadable("sheet", sheet=name)
    found = known[name.casefold()]
    return Page(name, sheets[found])


def people(said: str) -> frozenset[str]:
    """Return the people in a cell, separated by comma and space."""
    return frozenset(name.strip() for name in said.split(", ") if name.strip())


def _counted(said: str) -> float | str:
    """Return the number that a text is; the text itself where it is none, 0 for nothing."""
    if not said:
        return 0
    return float(said) if re.fullmatch(r"\d{1,12}(\.\d{1,6})?", said) else said


def _minute(value: Any) -> int | None:
    """Return a time of day in minutes; None where the value tells none."""
    if isinstance(value, datetime | time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return minutes if 0 <= minutes <= DAY else None
    if isinstance(value, float | int) and not isinstance(value, bool) and 0 <= value <= 1:
        return round(value * DAY)
    found = _CLOCK.fullmatch(str(value).strip())
    if found is None:
        return None
    hours, half = int(found[1]), (found[3] or "").lower()
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    minutes = hours * 60 + int(found[2])
    return minutes if minutes <= DAY else None


def _day(value: Any) -> date | None:
    """Return the day that a value tells; None where it tells none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float | int) and not isinstance(value, bool):
        return _BEGINNING + timedelta(days=int(value)) if 0 < value < _LATEST else None
    for form in _DAYS:
        try:
            return datetime.strptime(str(value).strip(), form).date()  # noqa: DTZ007  (a day)
        except ValueError:
            continue
    return None
