"""Which activities a planner looks for, and in which order they stand."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from app.core.folding import folded
from app.schedule.models import Activity

LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What a planner looks for; blanks do not matter. `placed` is yes, no or blank."""

    search: str = ""
    kind: str = ""
    group_id: int | None = None
    region_id: int | None = None
    space_id: int | None = None
    placed: str = ""
    batch: str = ""
    sorted_by: str = "start"
    descending: bool = False
    language: str = "en"


SORTS: Mapping[str, Callable[[Activity, str], Any]] = MappingProxyType(
    {
        "title": lambda one, said: one.title.best(said).casefold(),
        "kind": lambda one, _said: one.kind,
        "group": lambda one, said: (one.group.name.best(said) if one.group else "", one.position),
        "minutes": lambda one, _said: one.minutes,
        "start": lambda one, _said: one.starts_at or LAST,
    }
)


def found(activities: Iterable[Activity], wish: Wish) -> list[Activity]:
    """Return the activities that a planner looks for, in order; those at the side stand last."""
    key = SORTS[wish.sorted_by]
    fitting = [one for one in activities if _fits(one, wish)]
    return sorted(fitting, key=lambda one: key(one, wish.language), reverse=wish.descending)


def _fits(one: Activity, wish: Wish) -> bool:
    """Tell whether an activity is looked for."""
    sought = folded(wish.search)
    regions = {one.region_id, *(row.region_id for row in one.attendances)}
    return all(
        (
            not sought or any(sought in folded(text) for text in one.title.values()),
            not wish.kind or one.kind == wish.kind,
            not wish.batch or one.batch == wish.batch,
            wish.group_id is None or one.group_id == wish.group_id,
            wish.region_id is None or wish.region_id in regions,
            wish.space_id is None or one.space_id == wish.space_id,
            not wish.placed or (one.starts_at is not None) == (wish.placed == "yes"),
        )
    )
