"""How many people regions announce: in which columns, within which limits, and the whole matrix."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.editions.models import SEXES, Place
from app.stages.errors import MoreThanAllowed, RoleNotAnnounced
from app.stages.models import Announcement


class Column(NamedTuple):
    """What is counted: people in a role, or those of one sex in it; no role means all of them."""

    role: str | None
    sex: str | None = None

    @property
    def name(self) -> str:
        """The column's name in forms and addresses."""
        return f"{self.role or 'all'}_{self.sex or 'people'}"


ALL = Column(None)


@dataclass(frozen=True, kw_only=True)
class Cell:
    """How many people were announced, are entered, and may be; None where nobody says."""

    announced: int | None = None
    entered: int | None = None
    most: int | None = None

    @property
    def over(self) -> bool:
        """Tell whether more people were announced than may be entered."""
        return self.most is not None and (self.announced or 0) > self.most


@dataclass(frozen=True, kw_only=True)
class Row:
    """One region's numbers by column; the column of everybody is ALL."""

    region_id: int
    cells: Mapping[Column, Cell]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Regions × roles, with what they add up to."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    totals: Mapping[Column, Cell]
    silent: int = field(default=0)


def asked(roles: Iterable[str], places: Iterable[Place]) -> tuple[Column, ...]:
    """Return the columns that a region is asked for: by sex where a limit counts a role by sex."""
    sexed = {place.role for place in places if place.sex}
    return tuple(
        column
        for role in roles
        for column in (
            [Column(role, sex) for sex in SEXES] if sexed & {role, None} else [Column(role)]
        )
    )


def columns(asked_for: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns of the matrix: before the sexes of a role stands the role itself."""
    pairs = ((Column(column.role), column) for column in asked_for)
    return tuple(dict.fromkeys(column for pair in pairs for column in pair))


def check_numbers(
    numbers: Mapping[Column, int], offered: Collection[str], places: Iterable[Place]
) -> None:
    """Refuse roles that are not offered, and more people than the limits of the region let in.

    `places` are those of the region; limits that regions share are the coordinator's to look at.
    """
    if {column.role for column in numbers} - set(offered):
        raise RoleNotAnnounced
    for place in places:
        if place.capacity is None:
            continue
        counted = [
            column
            for column in numbers
            if place.role in {None, column.role} and place.sex in {None, column.sex}
        ]
        most = place.capacity + place.extra
        if counted and sum(numbers[column] for column in counted) > most:
            raise MoreThanAllowed(counted[0].name, most)


def matrix(
    asked_for: Sequence[Column],
    region_ids: Sequence[int],
    announced: Iterable[Announcement],
    places: Iterable[Place],
) -> Matrix:
    """Return what every region announced, beside who is entered and how many may be."""
    shown = (*columns(asked_for), ALL)
    said = _said(announced)
    rooms = {(one.region_id, Column(one.role, one.sex)): one for one in places}
    rows = [
        Row(
            region_id=region,
            cells={column: _cell(column, said.get(region), rooms, region) for column in shown},
        )
        for region in region_ids
    ]
    totals = {column: _total(column, rows, rooms) for column in shown}
    silent = sum(region not in said for region in region_ids)
    return Matrix(columns=shown, rows=rows, totals=totals, silent=silent)


def ordered(found: Matrix, column: Column, *, descending: bool) -> list[Row]:
    """Return the rows by what was announced in a column; who said nothing stands below zero."""

    def number(row: Row) -> int:
        announced = row.cells[column].announced
        return -1 if announced is None else announced

    return sorted(found.rows, key=number, reverse=descending)


def _said(announced: Iterable[Announcement]) -> dict[int, dict[Column, int]]:
    """Add up what each region announced, by its id: by sex, by role and in all."""
    said: dict[int, dict[Column, int]] = {}
    for one in announced:
        mine = said.setdefault(one.region_id, {})
        for column in {Column(one.role, one.sex), Column(one.role), ALL}:
            mine[column] = mine.get(column, 0) + one.people
    return said


def _cell(
    column: Column,
    said: Mapping[Column, int] | None,
    rooms: Mapping[tuple[int | None, Column], Place],
    region: int,
) -> Cell:
    """Return one region's figures in a column."""
    room = rooms.get((region, column))
    entered = room.taken if room else None
    if entered is None and column == ALL:
        narrow = [one for (of, what), one in rooms.items() if of == region and what.role]
        entered = sum(one.taken for one in narrow if one.sex is None)
    return Cell(
        announced=None if said is None else said.get(column, 0),
        entered=entered,
        most=None if room is None or room.capacity is None else room.capacity + room.extra,
    )


def _total(
    column: Column, rows: Iterable[Row], rooms: Mapping[tuple[int | None, Column], Place]
) -> Cell:
    """Add a column up, beside the limit that all regions share."""
    cells = [row.cells[column] for row in rows]
    entered = [cell.entered for cell in cells if cell.entered is not None]
    room = rooms.get((None, column))
    return Cell(
        announced=sum(cell.announced or 0 for cell in cells),
        entered=sum(entered) if entered else None,
        most=None if room is None or room.capacity is None else room.capacity + room.extra,
    )
