"""Who may vote on a day: members of a class with votes whose right is not paused."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.core.dates import PartialDate

# Why a region may vote or not: `entitled`, its class has no vote, it joins later, its membership
# is suspended, its fees are unpaid, its vote rests for another reason.
Why = Literal["entitled", "class", "not-yet", "suspended", "fees", "other"]


@dataclass(frozen=True, kw_only=True)
class Member:
    """A membership: dates as far as they are known; `left` is the first day without it."""

    region_id: int
    member_class: str = "full"
    joined: PartialDate | None = None
    left: PartialDate | None = None
    left_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Pause:
    """A time without a vote, from `since` until the day before `until`; None while it lasts."""

    region_id: int
    since: date
    until: date | None = None
    why: Literal["fees", "other"] = "fees"

    def holds(self, day: date) -> bool:
        """Tell whether the pause holds on a day."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, kw_only=True)
class Entitlement:
    """Whether a region may vote, and why or why not."""

    region_id: int
    why: Why

    @property
    def entitled(self) -> bool:
        """Tell whether the region may vote."""
        return self.why == "entitled"


def electors(
    members: Iterable[Member], pauses: Collection[Pause], classes: Collection[str], day: date
) -> list[Entitlement]:
    """Return each member of a day once, with why it may vote or not; one region, one vote.

    Of a date that is known by its month or year alone, the first day counts. Regions that left
    before the day are no members and are not named.
    """
    found: dict[int, Entitlement] = {}
    for one in members:
        why = _why(one, pauses, classes, day)
        if why is not None and (one.region_id not in found or why == "entitled"):
            found[one.region_id] = Entitlement(region_id=one.region_id, why=why)
    return list(found.values())


def _why(
    member: Member, pauses: Iterable[Pause], classes: Collection[str], day: date
) -> Why | None:
    """Return why a member may vote or not on a day; None where it is none any more."""
    left = member.left is not None and member.left.first_day() <= day
    if left and member.left_reason != "suspended":
        return None
    if left or (member.left is None and member.left_reason == "suspended"):
        return "suspended"
    if member.joined is not None and member.joined.first_day() > day:
        return "not-yet"
    if member.member_class not in classes:
        return "class"
    resting = (one for one in pauses if one.region_id == member.region_id and one.holds(day))
    pause = next(resting, None)
    return "entitled" if pause is None else pause.why
