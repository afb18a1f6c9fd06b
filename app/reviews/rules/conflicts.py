"""Who may not judge a proposal: those of a region that proposes it, or is tied to one that does."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

# Why, from the nearest to the farthest.
REASONS = ("own-region", "co-proposer", "tied-region", "declared")
# A party that declined proposes nothing.
STANDING = ("asked", "confirmed")


@dataclass(frozen=True, kw_only=True)
class Involved:
    """Whose proposal it is: the region that proposes, and those that do so together with it."""

    region_id: int | None = None
    together: frozenset[int] = frozenset()

    @property
    def regions(self) -> frozenset[int]:
        """All regions that propose."""
        own = frozenset() if self.region_id is None else frozenset({self.region_id})
        return own | self.together


def conflicts(
    regions: Collection[int],
    involved: Involved,
    ties: Mapping[int, Collection[int]],
    *,
    declared: bool = False,
) -> tuple[str, ...]:
    """Return why a person of these regions may not judge a proposal; empty means nothing hinders.

    `ties` holds the regions that each of the person's regions is tied to. Somebody of no region
    has only the conflicts that they declare.
    """
    tied = {other for region in regions for other in ties.get(region, ())}
    found = {
        "own-region": involved.region_id in regions,
        "co-proposer": not involved.together.isdisjoint(regions),
        "tied-region": not involved.regions.isdisjoint(tied),
        "declared": declared,
    }
    return tuple(reason for reason in REASONS if found[reason])
