"""What is known of a programme: regions, members, editions, offices, and what people agreed."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.dates import PartialDate
from app.core.words import Words


class MemberClass(StrEnum):
    """How fully a region belongs to a programme."""

    FULL = "full"
    ASSOCIATE = "associate"
    SPECIAL = "special"
    OBSERVER = "observer"


class LeftReason(StrEnum):
    """Why a membership ended."""

    WITHDREW = "withdrew"
    MERGED = "merged"
    SUSPENDED = "suspended"


class Status(StrEnum):
    """What became of an edition."""

    PLANNED = "planned"
    HELD = "held"
    ONLINE = "online"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def took_place(self) -> bool:
        """Whether people met, in a place or on line."""
        return self in {Status.HELD, Status.ONLINE}


class AdjustmentKind(StrEnum):
    """What people agreed about a turn, or what happened to it."""

    CANDIDATE = "candidate"  # `region` asks to host in `year`
    OFFERED = "offered"  # `region` (with `other`) is offered `year`
    ACCEPTED = "accepted"  # `region` (with `other`) hosts in `year`
    DECLINED = "declined"  # `region` gives up `year`; `to_year`: from when it asks to be owed
    SWAPPED = "swapped"  # `region` gives `year` to `other` and takes `to_year` from it
    POSTPONED = "postponed"  # the edition of `year` moves to `to_year` (unknown: no date yet)
    CANCELLED = "cancelled"  # the edition of `year` does not take place
    DORMANT = "dormant"  # nothing is held from `year` on, until `to_year` where that is known


class OfficeKind(StrEnum):
    """A duty held for a programme besides hosting."""

    CHAIR = "chair"
    CO_CHAIR = "co-chair"
    COORDINATOR = "coordinator"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A place that a programme's facts speak of; an unknown or withheld country is None."""

    code: str
    names: Words
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One period of membership: from the year of `joined` up to, not including, that of `left`."""

    region: str
    member_class: MemberClass = MemberClass.FULL
    joined: PartialDate | None = None
    left: PartialDate | None = None
    left_reason: LeftReason | None = None
    successor: str | None = None
    place: int | None = None
    side: str | None = None
    note: str = ""
    source: str = ""

    def belongs(self, year: int | None) -> bool:
        """Whether the membership holds in a year; in an unknown year, whether it has not ended."""
        if self.left is None and self.left_reason is not None:
            return False
        if year is None:
            return self.left is None
        if self.joined is not None and self.joined.year > year:
            return False
        return self.left is None or year < self.left.year


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One occurrence; number and year are separate facts; no hosts means that they are unknown."""

    year: int
    number: str | None = None
    hosts: tuple[str, ...] = ()
    status: Status = Status.UNKNOWN
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """One event about a turn, in the order in which it happened; later events prevail."""

    kind: AdjustmentKind
    year: int
    region: str | None = None
    other: str | None = None
    to_year: int | None = None
    reason: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Who chairs, coordinates or keeps the secretariat, and when."""

    office: OfficeKind
    region: str | None = None
    holder: str | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    note: str = ""
    source: str = ""
