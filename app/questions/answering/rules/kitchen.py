"""Diets and allergens counted for a kitchen, so that no count points to a person.

A count under LEAST stands in the total alone. What would follow from the total and the other
delegations is left out too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.questions.rules.reading.care import ALLERGENS, NEEDS, SEVERITIES

LEAST = 3


class What(NamedTuple):
    """What is counted: a diet, an allergen of a severity, other words, or nothing special."""

    kind: str
    code: str = ""
    severity: str = ""


OTHER, NOTHING = What("other"), What("nothing")
ORDER = (
    *(What("diet", one) for one in NEEDS),
    *(What("allergen", one, grave) for one in ALLERGENS for grave in SEVERITIES),
    OTHER,
    NOTHING,
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """How many people need something, in all and by region where that may be told."""

    what: What
    total: int
    regions: Mapping[int, int]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Who comes: how many answered, how many wait for a guardian, and what they need."""

    people: int = 0
    waits: int = 0
    answered: int = 0
    lines: list[Line] = field(default_factory=list)

    @property
    def silent(self) -> int:
        """How many could answer and have not."""
        return self.people - self.waits - self.answered


def needs(value: Mapping[str, Any]) -> set[What]:
    """Return what one answer counts for."""
    found = {What("diet", one) for one in value.get("needs") or ()}
    found |= {What("allergen", one, how) for one, how in (value.get("allergens") or {}).items()}
    if value.get("other"):
        found.add(OTHER)
    return found or {NOTHING}


def lines(people: Iterable[tuple[int, AbstractSet[What]]]) -> list[Line]:
    """Count (region, what is needed) of each person, in the order of the questions."""
    counted: dict[What, Counter[int]] = {}
    regions = set()
    for region, wanted in people:
        regions.add(region)
        for one in wanted:
            counted.setdefault(one, Counter())[region] += 1
    return [
        Line(what=one, total=counted[one].total(), regions=told(counted[one], len(regions)))
        for one in ORDER
        if one in counted
    ]


def told(by_region: Mapping[int, int], regions: int) -> dict[int, int]:
    """Return the counts that may be told of regions, of so many whose people are counted.

    Were one region alone left out, the total would tell its count: the smallest goes with it.
    """
    shown = {region: number for region, number in by_region.items() if number >= LEAST}
    rest = sum(by_region.values()) - sum(shown.values())
    if rest and shown and regions - len(shown) == 1:
        del shown[min(shown, key=lambda region: (shown[region], region))]
    return shown
