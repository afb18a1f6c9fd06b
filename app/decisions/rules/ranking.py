"""Putting proposals in order: places by the mean of the reviews, and other ways to sort."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from app.decisions.rules.standing import STANDINGS, Standing

# By what one can sort; those that begin with the highest.
SORTS = ("number", "title", "region", "state", "mean", "spread", "disagreement", "done", "missing")
FROM_ABOVE = frozenset({"mean", "spread", "disagreement", "done", "missing"})
USUAL = "mean"


class Row(NamedTuple):
    """What a ranking knows of one proposal; totals go from 0 to 100.

    `seen` tells the pending decision that stood there when the page was made. A ranking makes a
    thousand of these, and tuples are made quickest.
    """

    proposal_id: int
    number: int
    title_key: str
    region: str
    stands: Standing
    mean: Decimal | None = None
    spread: Decimal | None = None
    disagreement: Decimal | None = None
    done: int = 0
    missing: int = 0
    pending: str | None = None
    seen: int = 0
    place: int | None = None


def places(means: Mapping[int, Decimal | None]) -> dict[int, int]:
    """Return the place of each proposal that has a mean; equal means share a place."""
    known = sorted((mean for mean in means.values() if mean is not None), reverse=True)
    first: dict[Decimal, int] = {}
    for place, mean in enumerate(known, 1):
        first.setdefault(mean, place)
    return {key: first[mean] for key, mean in means.items() if mean is not None}


def ordered(rows: Sequence[Row], by: str, *, descending: bool) -> list[Row]:
    """Return rows in an order; what has no value stands last, equals stand by number."""
    value = _KEYS[by if by in SORTS else USUAL]
    known = sorted((row for row in rows if value(row) is not None), key=lambda row: row.number)
    known.sort(key=value, reverse=descending)
    return known + sorted((row for row in rows if value(row) is None), key=lambda row: row.number)


_KEYS: dict[str, Callable[[Row], Any]] = {
    "number": lambda row: row.number,
    "title": lambda row: row.title_key,
    "region": lambda row: row.region,
    "state": lambda row: STANDINGS.index(row.stands),
    "mean": lambda row: row.mean,
    "spread": lambda row: row.spread,
    "disagreement": lambda row: row.disagreement,
    "done": lambda row: row.done,
    "missing": lambda row: row.missing,
}
