"""What scores add up to: a weighted mean from 0 to 100, of what was scored."""

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from typing import Protocol

from app.reviews.errors import ScoreMissing, ScoreOutside

WHOLE = Decimal(100)
CENT = Decimal("0.01")


class Measured(Protocol):
    """A criterion, as far as totals need it."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def weight(self) -> int:
        """How much it counts; 0 is not counted."""

    @property
    def least(self) -> int:
        """The lowest score."""

    @property
    def most(self) -> int:
        """The highest score."""


def total(criteria: Iterable[Measured], values: Mapping[int, int]) -> Decimal | None:
    """Return the weighted mean of the scores, each from 0 (the least) to 100 (the most).

    `values` are scores by criterion. What was not scored does not count, nor what weighs nothing;
    None where nothing counts. A score of a scale that shrank since counts as its nearest end.
    """
    weights, whole = 0, Decimal(0)
    for one in criteria:
        if one.weight and one.id in values:
            value = min(max(values[one.id], one.least), one.most)
            whole += WHOLE * one.weight * (value - one.least) / (one.most - one.least)
            weights += one.weight
    return (whole / weights).quantize(CENT, ROUND_HALF_UP) if weights else None


def signature(criteria: Iterable[Measured]) -> str:
    """Return what tells whether totals were made by these criteria, weights and scales."""
    told = sorted((one.id, one.weight, one.least, one.most) for one in criteria if one.weight)
    return sha256(repr(told).encode()).hexdigest()[:16]


def check_scores(criteria: Iterable[Measured], values: Mapping[int, int], *, done: bool) -> None:
    """Refuse scores outside of their scale, and a review that is done without all that count.

    Raises ScoreOutside and ScoreMissing on the criterion's field.
    """
    for one in criteria:
        value = values.get(one.id)
        if value is not None and not one.least <= value <= one.most:
            raise ScoreOutside(one.id, one.least, one.most)
        if done and value is None and one.weight:
            raise ScoreMissing(one.id)
