"""What an edition's plan and limits must be, when registration is open, and what follows what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from app.core.dates import PartialDate
from app.editions.errors import (
    DaysReversed,
    HostTwice,
    NoRoles,
    ReasonMissing,
    StatusNotPossible,
    UnknownRole,
    WindowReversed,
)
from app.editions.models import Edition, EditionRole, Place
from app.editions.terms import EntryTerms

Window = Literal["closed", "early", "open", "late"]
What = tuple[str | None, int | None]
PREPARED = frozenset({"planned", "open"})
# What may follow what; held and online may be told apart later, a mistake may be taken back.
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "planned": ("open", "held", "online", "postponed", "cancelled"),
    "open": ("held", "online", "postponed", "cancelled"),
    "postponed": ("open", "cancelled"),
    "cancelled": ("open",),
    "held": ("online", "open"),
    "online": ("held", "open"),
    "unknown": ("held", "online", "postponed", "cancelled"),
}
NEEDS_REASON = frozenset({"postponed", "cancelled"})


@dataclass(frozen=True, kw_only=True)
class RoleLimit:
    """How many people may be entered in a role: from each region, and overall."""

    role: str
    per_region: int | None = None
    overall: int | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The roles offered, and the most people from a region (by its id) and in the edition."""

    roles: tuple[RoleLimit, ...]
    regions: Mapping[int, int] = field(default_factory=dict)
    edition: int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a coordinator decides about an edition; zone "" means the host region's."""

    year: int
    number: str | None = None
    host_id: int | None = None
    co_host_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    when: PartialDate | None = None
    zone: str = ""
    city: str = ""
    venue: str = ""
    mode: str = "on-site"
    note: str = ""
    invitees: frozenset[int] = frozenset()


def check_plan(plan: Plan) -> None:
    """Refuse days in the wrong order and a region that hosts with itself."""
    if (plan.starts_on is None) != (plan.ends_on is None):
        raise DaysReversed
    if plan.starts_on and plan.ends_on and plan.ends_on < plan.starts_on:
        raise DaysReversed
    if plan.co_host_id is not None and plan.co_host_id == plan.host_id:
        raise HostTwice


def check_limits(limits: Limits, terms: EntryTerms) -> None:
    """Refuse roles that the kind does not know, and an edition without any."""
    if not limits.roles:
        raise NoRoles
    if {limit.role for limit in limits.roles} - {role.slug for role in terms.roles}:
        raise UnknownRole


def places(limits: Limits, invitees: Iterable[int]) -> dict[What, int | None]:
    """Return the capacity of every place row that must exist, by (role, region id).

    One a role and region always; those without role, region or both only where a limit is set.
    """
    regions = sorted(invitees)
    wanted: dict[What, int | None] = {
        (limit.role, region): limit.per_region for limit in limits.roles for region in regions
    }
    wanted |= {
        (None, region): limits.regions[region] for region in regions if region in limits.regions
    }
    wanted |= {
        (limit.role, None): limit.overall for limit in limits.roles if limit.overall is not None
    }
    if limits.edition is not None:
        wanted[None, None] = limits.edition
    return wanted


def limits_of(roles: Iterable[EditionRole], rows: Iterable[Place]) -> Limits:
    """Return the limits that the rows say."""
    capacities = {(row.role, row.region_id): row.capacity for row in rows}
    return Limits(
        roles=tuple(
            RoleLimit(role=role.role, per_region=role.per_region, overall=role.overall)
            for role in roles
        ),
        regions={
            region: capacity
            for (role, region), capacity in capacities.items()
            if role is None and region is not None and capacity is not None
        },
        edition=capacities.get((None, None)),
    )


def belongs(narrow: What, wide: What) -> bool:
    """Tell whether people counted in a role and region also count in a wider place."""
    return wide[0] in {None, narrow[0]} and wide[1] in {None, narrow[1]}


def window(edition: Edition, now: datetime) -> Window:
    """Tell where registration stands: closed by hand, too early, open, or past its deadline.

    A moment that equals the deadline is late; the comparison is exact.
    """
    if not edition.registration_open or edition.status not in PREPARED:
        return "closed"
    if edition.registration_opens_at and now < edition.registration_opens_at:
        return "early"
    if edition.registration_closes_at and now >= edition.registration_closes_at:
        return "late"
    return "open"


def check_window(opens_at: datetime | None, closes_at: datetime | None) -> None:
    """Refuse a registration that closes before it opens."""
    if opens_at and closes_at and closes_at <= opens_at:
        raise WindowReversed


def check_status(now: str, then: str, reason: str) -> None:
    """Refuse a status that cannot follow, and a postponement or cancellation without reason."""
    if then not in FOLLOWS[now]:
        raise StatusNotPossible
    if then in NEEDS_REASON and not reason:
        raise ReasonMissing


@dataclass(frozen=True, kw_only=True)
class Filled:
    """How many people are entered and how many may be; capacity None means no limit."""

    taken: int
    capacity: int | None

    @property
    def left(self) -> int | None:
        """How many places are left; None where there is no limit."""
        return None if self.capacity is None else self.capacity - self.taken


def filled(rows: Iterable[Place]) -> dict[What, Filled]:
    """Return how full each role, region and the edition are, added up from the narrow places.

    Keys are (role, region id), (role, None), (None, region id) and (None, None).
    """
    taken: dict[What, int] = {(None, None): 0}
    capacities: dict[What, int | None] = {}
    for row in rows:
        capacities[row.role, row.region_id] = row.capacity
        if row.role is None or row.region_id is None:
            continue
        for what in (
            (row.role, row.region_id),
            (row.role, None),
            (None, row.region_id),
            (None, None),
        ):
            taken[what] = taken.get(what, 0) + row.taken
    return {
        what: Filled(taken=number, capacity=capacities.get(what)) for what, number in taken.items()
    }
