"""What is stated of spaces, and of activities by themselves: placed, suitable, within."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from app.schedule.models import Activity
from app.schedule.rules.problem import Requirement, Window
from app.schedule.rules.stating.context import Context
from app.schedule.rules.stating.times import Timeline, dates, gaps, merged
from app.venues.models import Space

# Nobody should have to begin before 7 or go on after 10 in the evening, where no hours are said.
WAKING = (7 * 60, 22 * 60)
# When planes and ferries come and go is not the planner's choice.
JOURNEYS = frozenset({"arrival", "departure"})
SPORTS = frozenset({"match", "training"})
GROUNDS = frozenset({"court", "field"})
GROUND_WEIGHT = 10


def of_spaces(context: Context) -> Iterator[Requirement]:
    """Yield that each space holds one activity at a time, while it is open and not blocked."""
    for space in context.draft.spaces:
        key = str(space.id)
        yield from context.says("space", "space", f"space:{key}", [key])
        if space.hours:
            windows = opening(context.line, space)
            yield from context.says("open", "open", f"open:{key}", [key], windows=windows)
        if space.blocked:
            free = gaps(blocked(context.line, space), context.whole)
            more = {"windows": free, "about": "blocked"}
            yield from context.says("open", "open", f"blocked:{key}", [key], **more)


def opening(line: Timeline, space: Space) -> tuple[Window, ...]:
    """Return when a space is open: by the hours of each day, or else by those of every day."""
    own = {hours.day for hours in space.hours}
    windows = merged(
        Window(line.at(day, hours.opens), line.at(day, hours.closes))
        for day in dates(line.first - timedelta(days=1), line.last)
        for hours in space.hours
        if hours.day == (day if day in own else None)
    )
    # The night before the first day may reach into it.
    return tuple(one for one in windows if one.end > 0)


def blocked(line: Timeline, space: Space) -> list[Window]:
    """Return when a space is blocked."""
    return [line.window(one.starts_at, one.ends_at) for one in space.blocked]


def of_activities(context: Context) -> Iterator[Requirement]:
    """Yield that each activity is placed, in a space that suits it, within its times."""
    headcount, fitting = _headcounts(context), _Fitting(context)
    for one in context.draft.activities:
        yield from context.says("place", "place", f"place:{one.uuid}", [one.uuid])
        if one.needs_space:
            yield from _suits(context, fitting, one, one.size or headcount.get(one.uuid, 0))
        if one.earliest_at or one.latest_at:
            windows = (context.line.window(one.earliest_at, one.latest_at),)
            yield from context.says(
                "within", "within", f"within:{one.uuid}", [one.uuid], windows=windows
            )


def of_nights(context: Context) -> Iterator[Requirement]:
    """Yield that nothing lies in the night, journeys and what does not move apart."""
    line = context.line
    days = dates(line.first, line.last)
    waking = merged(Window(*(line.at(day, minutes) for minutes in WAKING)) for day in days)
    for one in context.draft.activities:
        if not one.fixed and one.kind not in JOURNEYS:
            yield from context.says(
                "unsocial", "within", f"night:{one.uuid}", [one.uuid], windows=waking, about="night"
            )


def _headcounts(context: Context) -> dict[str, int]:
    """Return how many of the people entered must be at each activity."""
    found: dict[str, int] = {}
    for party in context.parties:
        people = sum(1 for one in party.members if one.participant_id is not None)
        for key in party.activities:
            found[key] = found.get(key, 0) + people
    return found


def _suits(
    context: Context, fitting: "_Fitting", one: Activity, size: int
) -> Iterator[Requirement]:
    """Yield one requirement for each reason for which a space may not suit."""
    wants: list[tuple[str, str, Hashable]] = [("capacity", "capacity", size)]
    wants += [
        ("equipment", f"equipment:{need.equipment}", need.equipment) for need in one.equipment
    ]
    if one.languages:
        wants.append(("booths", "booths", len(one.languages)))
    chosen = frozenset(space.space_id for space in one.spaces)
    about: tuple[str, Hashable] = ("chosen", chosen) if chosen else ("usual", one.online)
    subjects = [one.uuid]
    more: dict[str, Any] = {"spaces": fitting.spaces(*about), "about": "suits"}
    yield from context.says("suits", "suits", f"suits:{one.uuid}", subjects, **more)
    if not chosen:
        yield from _sport(context, one)
    for what, name, wanted in wants:
        spaces = fitting.spaces(what, wanted)
        if len(spaces) < len(context.draft.spaces):
            more = {"spaces": spaces, "about": what, "most": size if what == "capacity" else 0}
            yield from context.says("suits", "suits", f"{name}:{one.uuid}", subjects, **more)


class _Fitting:
    """Which spaces fit what is wanted; the same is wanted many times."""

    def __init__(self, context: Context) -> None:
        self.all, self.known = context.draft.spaces, dict[tuple[str, Hashable], tuple[str, ...]]()

    def spaces(self, what: str, wanted: Any) -> tuple[str, ...]:
        """Return the keys of the spaces that fit."""
        key = (what, wanted)
        if key not in self.known:
            fits = _FITS[what]
            self.known[key] = tuple(str(one.id) for one in self.all if fits(one, wanted))
        return self.known[key]


# Where nobody chose, a bus does not suit, nor a meeting online unasked; where there is no limit,
# a space holds as many as come; meetings online let interpret into any number of languages.
_FITS: Mapping[str, Callable[[Space, Any], bool]] = {
    "chosen": lambda space, chosen: space.id in chosen,
    "usual": lambda space, online: space.kind != "bus" and (online or space.kind != "online"),
    "capacity": lambda space, size: (space.capacity or size) >= size,
    "equipment": lambda space, code: any(has.equipment == code for has in space.equipment),
    "booths": lambda space, count: space.kind == "online" or space.booths >= count,
}


def _sport(context: Context, one: Activity) -> Iterator[Requirement]:
    """Yield that sports are rather on courts and fields, if there are any, where nobody chose."""
    fields = tuple(str(space.id) for space in context.draft.spaces if space.kind in GROUNDS)
    if fields and one.kind in SPORTS and context.draft.weights["suits"] != 0:
        yield Requirement(
            key=f"ground:{one.uuid}",
            kind="suits",
            subjects=(one.uuid,),
            spaces=fields,
            weight=GROUND_WEIGHT,
            about="ground",
        )
