"""What an edition's plan must be, when registration is open, and what follows what."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.core.dates import PartialDate
from app.editions.errors import (
    DaysReversed,
    HostTwice,
    ReasonMissing,
    StatusNotPossible,
    WindowReversed,
)
from app.editions.models import Edition

Window = Literal["closed", "early", "open", "late"]
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
