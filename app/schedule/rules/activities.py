"""What is told about an activity: what it is, who must be there, when and where it may be."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from app.core.words import Words
from app.schedule.errors.activities import PlacesTaken, TimesReversed, TimesTooClose
from app.schedule.models import Activity, Attendance


class Party(NamedTuple):
    """Who must be there: everyone, a delegation, a role (of a delegation), a person."""

    everyone: bool = False
    region_id: int | None = None
    role: str | None = None
    participant_id: int | None = None
    interpreter_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class ActivityFacts:
    """What is told about an activity."""

    kind: str
    title: Words
    minutes: int
    summary: Words = field(default_factory=Words)
    turnround: int = 0
    size: int | None = None
    region_id: int | None = None
    group_id: int | None = None
    position: int = 0
    needs_space: bool = True
    fixed: bool = False
    online: bool = False
    teams: bool = False
    earliest_at: datetime | None = None
    latest_at: datetime | None = None
    places: int | None = None
    public: bool = True
    note: str = ""
    parties: frozenset[Party] = frozenset()
    space_ids: frozenset[int] = frozenset()
    equipment: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


PARTS = ("parties", "space_ids", "equipment", "languages")
COLUMNS = tuple(name for name in ActivityFacts.__dataclass_fields__ if name not in PARTS)


def check(facts: ActivityFacts, taken: int = 0) -> None:
    """Refuse what no timetable can hold: raises TimesReversed, TimesTooClose and PlacesTaken."""
    earliest, latest = facts.earliest_at, facts.latest_at
    if earliest is not None and latest is not None:
        if latest <= earliest:
            raise TimesReversed
        if latest - earliest < timedelta(minutes=facts.minutes):
            raise TimesTooClose
    if (facts.places is None and taken) or (facts.places is not None and facts.places < taken):
        raise PlacesTaken(taken)


def party(attendance: Attendance) -> Party:
    """Return whom a row says to be there."""
    return Party(
        everyone=attendance.everyone,
        region_id=attendance.region_id,
        role=attendance.role,
        participant_id=attendance.participant_id,
        interpreter_id=attendance.interpreter_id,
    )


def facts_of(activity: Activity) -> ActivityFacts:
    """Return what is told about an activity; its parts must be loaded."""
    return ActivityFacts(
        **{name: getattr(activity, name) for name in COLUMNS},
        parties=frozenset(party(one) for one in activity.attendances),
        space_ids=frozenset(one.space_id for one in activity.spaces),
        equipment=frozenset(one.equipment for one in activity.equipment),
        languages=frozenset(one.language for one in activity.languages),
    )
