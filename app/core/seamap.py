"""What stands on the house's map: places, ties, and names that do not cover each other."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from unicodedata import east_asian_width

from app.core.projection import Projection
from app.core.words import Words

Point = tuple[float, float]
Box = tuple[float, float, float, float]

# Heights of the letters in map units, for a desk's screen and a phone's; static/components/map.css
# draws them so. On the sea's frame a unit is about a pixel on a desk and a third of one on a phone.
LETTERS = {"sea": (17.0, 44.0), "wide": (34.0, 74.0)}
# On a phone only the names of this rank are written.
FOREMOST, NAMED = 1, 2
_INSET = 14
_BEND = 0.14


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to draw; rank 1 is always named, 2 on a wide screen, 3 only in the list."""

    code: str
    name: Words | str
    latitude: float
    longitude: float
    href: str | None = None
    rank: int = 2
    host: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A line between two places, by their codes."""

    a: str
    b: str
    title: str = ""
    href: str | None = None


@dataclass(frozen=True)
class Label:
    """A name beside its point: where it starts or ends, and how it is aligned."""

    x: float
    y: float
    anchor: str


@dataclass
class Spot:
    """A place on the paper; `beyond` when it lies outside and stands at the edge instead."""

    place: Place
    x: float
    y: float
    beyond: bool
    text: str
    language: str
    desk: Label | None = None
    phone: Label | None = None


@dataclass(frozen=True)
class Drawing:
    """Everything the map's template writes."""

    box: Box
    land: str
    graticule: str
    spots: list[Spot]
    arcs: list[tuple[Tie, str]]
    absent: list[Place] = field(default_factory=list)


def drawing(
    atlas: dict[str, Any], places: Sequence[Place], ties: Sequence[Tie], frame: str, reads: str
) -> Drawing:
    """Lay places and ties out on a frame of the built map, "sea" or "wide", named as one reads.

    Places outside the frame stand at its edge when a tie leads there, else they are `absent`.
    """
    projection = Projection(rotate=tuple(atlas["rotate"]), scale=atlas["scale"])
    sheet = atlas["frames"][frame]
    ends = Counter(code for tie in ties for code in (tie.a, tie.b))
    spots, absent = [], []
    for place in places:
        spot = _spot(place, projection, tuple(sheet["box"]), reads)
        if spot.beyond and place.code not in ends:
            absent.append(place)
        else:
            spots.append(spot)
    # What matters most is drawn last, on top.
    spots.sort(key=lambda spot: (spot.place.host, -spot.place.rank))
    _name(_foremost(spots, ends), tuple(sheet["box"]), LETTERS[frame])
    at = {spot.place.code: (spot.x, spot.y) for spot in spots}
    arcs = [(tie, arc(at[tie.a], at[tie.b])) for tie in ties if tie.a in at and tie.b in at]
    return Drawing(tuple(sheet["box"]), sheet["land"], sheet["graticule"], spots, arcs, absent)


def arc(a: Point, b: Point) -> str:
    """Return the path of a gentle bow between two points, the same whichever end comes first."""
    (x1, y1), (x2, y2) = sorted((a, b))
    middle = ((x1 + x2) / 2 + (y2 - y1) * _BEND, (y1 + y2) / 2 - (x2 - x1) * _BEND)
    return f"M{x1:.1f} {y1:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"


def _spot(place: Place, projection: Projection, box: Box, reads: str) -> Spot:
    """Put a place on the paper, or at the edge nearest to it."""
    x, y = projection.project(place.longitude, place.latitude)
    left, top, width, height = box
    kept_x = min(max(x, left + _INSET), left + width - _INSET)
    kept_y = min(max(y, top + _INSET), top + height - _INSET)
    if isinstance(place.name, Words):
        text, spoken = place.name.best(reads), place.name.best_language(reads)
    else:
        text, spoken = place.name, reads
    beyond = (kept_x, kept_y) != (x, y)
    return Spot(place, round(kept_x, 1), round(kept_y, 1), beyond, text, spoken)


def _foremost(spots: list[Spot], ends: Counter[str]) -> list[Spot]:
    """Return hosts first, then by rank; of one rank, those with more ties, in any input order."""

    def order(spot: Spot) -> tuple[bool, int, int, str]:
        place = spot.place
        return not place.host, place.rank, -ends[place.code], place.code

    return sorted(spots, key=order)


def _name(spots: list[Spot], box: Box, sizes: tuple[float, float]) -> None:
    """Give names their room in this order; a name that finds none is left to the list."""
    desk, phone = sizes
    for size, rank, screen in ((desk, NAMED, "desk"), (phone, FOREMOST, "phone")):
        # A small grey point needs less room than one that carries a name.
        taken = [
            _around(spot, size * (0.4 if spot.place.rank <= NAMED or spot.place.host else 0.1))
            for spot in spots
        ]
        named = [spot for spot in spots if spot.place.rank <= rank or spot.place.host]
        for spot in _twins_last(named, size):
            setattr(spot, screen, _room(spot, size, taken, box))


def _twins_last(spots: list[Spot], size: float) -> list[Spot]:
    """Put those at the end that lie on another: a city on its prefecture can do without a name."""
    near: list[Spot] = []
    for place, spot in enumerate(spots):
        around = _around(spot, size / 2)
        if any(_overlap(around, _around(one, 0)) for one in spots[:place]):
            near.append(spot)
    return [spot for spot in spots if spot not in near] + near


def _room(spot: Spot, size: float, taken: list[Box], box: Box) -> Label | None:
    """Find the first free side of a point, and take it."""
    width = sum(size if east_asian_width(letter) in "WF" else size * 0.63 for letter in spot.text)
    for label, room in _sides(spot, width, size):
        if _inside(room, box) and not any(_overlap(room, other) for other in taken):
            taken.append(room)
            return label
    return None


def _sides(spot: Spot, width: float, size: float) -> Iterable[tuple[Label, Box]]:
    """Yield the places for a name around its point, the best first."""
    gap, x, y, tall = size * 0.62, spot.x, spot.y, size * 1.2
    gap += size * 0.25 * spot.place.host
    for rise in (0, -0.75, 0.75):
        line = y + rise * size
        base, top = line + size * 0.35, line - tall / 2
        yield Label(x + gap, base, "start"), (x + gap, top, width, tall)
        yield Label(x - gap, base, "end"), (x - gap - width, top, width, tall)
    # Above and below: in the middle, or leaning to one side.
    for top, base in ((y - gap - tall, y - gap), (y + gap, y + gap + size * 0.9)):
        yield Label(x, base, "middle"), (x - width / 2, top, width, tall)
        yield Label(x - gap, base, "start"), (x - gap, top, width, tall)
        yield Label(x + gap, base, "end"), (x + gap - width, top, width, tall)


def _around(spot: Spot, radius: float) -> Box:
    """Return the square that a point covers."""
    return spot.x - radius, spot.y - radius, 2 * radius, 2 * radius


def _inside(room: Box, box: Box) -> bool:
    """Tell whether a rectangle lies in another."""
    return (
        room[0] >= box[0]
        and room[1] >= box[1]
        and room[0] + room[2] <= box[0] + box[2]
        and room[1] + room[3] <= box[1] + box[3]
    )


def _overlap(one: Box, other: Box) -> bool:
    """Tell whether two rectangles share room."""
    return (
        one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    )
