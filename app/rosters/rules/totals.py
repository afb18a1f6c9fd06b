"""Counts of a roster by delegation and role, which add up by construction."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.editions.rules import Missing
from app.regions.models import Region


@dataclass(frozen=True, kw_only=True)
class Totals:
    """How many people each delegation has in each role, in the order shown, and who is missing."""

    regions: tuple[Region, ...]
    roles: tuple[str, ...]
    entered: Mapping[tuple[int, str], int]
    missing: tuple[Missing, ...] = ()

    def of(self, region_id: int | None = None, role: str | None = None) -> int:
        """Count the people of a delegation, a role, both, or all."""
        if region_id is not None and role is not None:
            return self.entered.get((region_id, role), 0)
        return sum(
            number
            for (region, held), number in self.entered.items()
            if region_id in {None, region} and role in {None, held}
        )

    def region(self, code: str) -> Region | None:
        """Return the delegation's region with that code."""
        return next((region for region in self.regions if region.code == code), None)

    @property
    def sending(self) -> int:
        """How many delegations have entered somebody."""
        return len({region for (region, _), number in self.entered.items() if number})
