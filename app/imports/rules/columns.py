"""Which row holds the headings, and which column holds what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.folding import folded
from app.imports.rules.headings import GROUPS, OF_HEADING
from app.imports.rules.reading.table import ABOVE, Cell

IGNORED = ""
# How our own templates say, in a hidden row, what a column is.
OWN = "kitamae:"
LONGEST_HEADING = 80
_PARTS = {"family": "native_family", "given": "native_given"}


@dataclass(frozen=True, kw_only=True)
class Head:
    """The headings: their first row from 0 (-1: nowhere), in how many rows, and their texts."""

    row: int
    depth: int
    headings: Sequence[str]

    @property
    def first(self) -> int:
        """The first row of people, from 0."""
        return self.row + self.depth


Known = Mapping[str, str]


def find_head(
    rows: Sequence[Sequence[Cell]], known: Known, merged: Sequence[Sequence[int]]
) -> Head:
    """Return the row in which most cells are headings, with the row below if it has the parts."""
    scores = [_score(row, known) for row in rows[:ABOVE]]
    best = max(range(len(scores)), key=lambda place: (scores[place], -place), default=0)
    if not scores or not scores[best]:
        return Head(row=-1, depth=1, headings=_headings([], _width(rows)))
    return head_at(rows, _upper(scores, best, rows, known), known, merged)


def head_at(
    rows: Sequence[Sequence[Cell]], row: int, known: Known, merged: Sequence[Sequence[int]]
) -> Head:
    """Return the headings that begin in a row, joined with those below where they belong."""
    width = _width(rows)
    over = _spread(rows, row, width, merged)
    below = _spread(rows, row + 1, width, []) if row + 1 < len(rows) else []
    if below and _belongs(over, below, known):
        joined = [_joined(one, two) for one, two in zip(over, below, strict=True)]
        return Head(row=row, depth=2, headings=_headings(joined, width))
    return Head(row=row, depth=1, headings=_headings(_texts(rows[row]), width))


def match(headings: Sequence[str], known: Known) -> list[str]:
    """Return the field of each column by its heading, "" for what is to be ignored.

    A field is found once; `known` are the edition's own words for fields, by their folded forms.
    """
    found = [_field(heading, known) for heading in headings]
    found = _settled(found)
    seen: set[str] = set()
    for place, field in enumerate(found):
        if field in seen:
            found[place] = IGNORED
        seen.add(field)
    return found


def _field(heading: str, known: Known) -> str:
    """Return the field that a heading means, alone or under the heading above it."""
    direct = _direct(heading, known)
    if f" / {OWN}" in heading:
        return direct or _direct(heading.rpartition(" / ")[2], known)
    if direct or " / " not in heading:
        return direct
    group, _, part = heading.partition(" / ")
    inner = _direct(part, known)
    script = GROUPS.get(folded(group), "native")
    for end in ("_family", "_given"):
        if inner == f"native{end}":
            return script + end
    return inner or _direct(group, known)


def _direct(heading: str, known: Known) -> str:
    """Return the field of a heading's own words."""
    if heading.startswith(OWN):
        # Of two identifiers that fold alike each is itself.
        return (
            heading.removeprefix(OWN) if heading in known else OF_HEADING.get(folded(heading), "")
        )
    key = folded(heading)
    return known.get(key) or OF_HEADING.get(key, IGNORED)


def _settled(found: list[str]) -> list[str]:
    """Decide what means two things: a name beside a family name is the given name."""
    for script in ("native", "latin", "kana"):
        parts = {f"{script}_family", f"{script}_given"} & set(found)
        if parts == {f"{script}_family"} and script in found:
            found[found.index(script)] = f"{script}_given"
        if parts == {f"{script}_given"} and script not in found:
            found[found.index(f"{script}_given")] = script
    return found


def _score(row: Sequence[Cell], known: Known) -> int:
    """Count the cells of a row that are headings; a title alone in its row is none."""
    texts = [folded(cell) for cell in row if isinstance(cell, str) and len(cell) < LONGEST_HEADING]
    count = sum(text in known or text in OF_HEADING for text in texts if text)
    return count if count > 1 or sum(cell != "" for cell in row) == 1 else 0


def _upper(scores: Sequence[int], best: int, rows: Sequence[Sequence[Cell]], known: Known) -> int:
    """Return the row above the best one where that is the upper half of the headings."""
    if best == 0 or not scores[best - 1]:
        return best
    width = _width(rows)
    over, below = (_spread(rows, place, width, []) for place in (best - 1, best))
    return best - 1 if _belongs(over, below, known) else best


def _belongs(over: Sequence[str], below: Sequence[str], known: Known) -> bool:
    """Tell whether a row holds the parts of the headings above: every cell of it is a heading."""
    parts = [text for text in below if text]
    whole = [_joined(one, two) for one, two in zip(over, below, strict=True) if two]
    if not parts or len(parts) >= sum(map(bool, over)) + len(parts):
        return False
    return all(
        text.startswith(OWN)
        or _direct(text, known)
        or folded(text) in GROUPS
        or _direct(joined, known)
        for text, joined in zip(parts, whole, strict=True)
    )


def _spread(
    rows: Sequence[Sequence[Cell]], place: int, width: int, merged: Sequence[Sequence[int]]
) -> list[str]:
    """Return a row's texts; what is merged across columns stands in each of them."""
    texts = _texts(rows[place]) + [""] * width
    for top, left, _bottom, right in merged:
        if top == place:
            for column in range(left + 1, min(right + 1, width)):
                texts[column] = texts[left]
    return texts[:width]


def _joined(over: str, below: str) -> str:
    """Return the heading of a column under a heading."""
    return f"{over} / {below}" if over and below else over or below


def _texts(row: Sequence[Cell]) -> list[str]:
    """Return a row's cells as one line of text each."""
    return [" ".join(str(cell).split()) for cell in row]


def _headings(texts: Sequence[str], width: int) -> list[str]:
    """Return as many headings as there are columns."""
    return [*texts, *[""] * (width - len(texts))][:width]


def _width(rows: Sequence[Sequence[Cell]]) -> int:
    """Return how many columns the widest row has."""
    return max((len(row) for row in rows), default=0)
