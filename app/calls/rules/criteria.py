"""What a criterion may be, and how much each counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.calls.errors import ScaleReversed
from app.calls.models import Criterion
from app.core.words import Words

WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A criterion as a coordinator writes it: scored from `least` to `most`, counted by weight."""

    label: Words
    hint: Words
    weight: int
    least: int
    most: int


def check_measure(measure: Measure) -> None:
    """Refuse a scale without steps; raises ScaleReversed."""
    if measure.most <= measure.least:
        raise ScaleReversed


def shares(criteria: Sequence[Criterion]) -> dict[int, int]:
    """Return how many percent of a total each criterion counts, by id; they add up to 100.

    What rounding leaves over goes to those that lost most of it, the first ones first.
    """
    whole = sum(one.weight for one in criteria)
    if not whole:
        return {one.id: 0 for one in criteria}
    exact = {one.id: divmod(WHOLE * one.weight, whole) for one in criteria}
    found = {number: quotient for number, (quotient, _rest) in exact.items()}
    left = sorted(exact, key=lambda number: -exact[number][1])
    for number in left[: WHOLE - sum(found.values())]:
        found[number] += 1
    return found
