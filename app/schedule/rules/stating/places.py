"""What is stated of spaces, and of activities by themselves: placed, suitable, within."""

from collections.abc import Callable, Iterator
from datetime import timedelta

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
    headcount = _headcounts(context)
    for one in context.draft.activities:
        yield from context.says("place", "place", f"place:{one.uuid}", [one.uuid])
        if one.needs_space:
            yield from _suits(context, one, one.size or headcount.get(one.uuid, 0))
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


def _suits(context: Context, one: Activity, size: int) -> Iterator[Requirement]:
    """Yield one requirement for each reason for which a space may not suit."""
    chosen = {space.space_id for space in one.spaces}

    def says(about: str, name: str, suits: Callable[[Space], bool]) -> Iterator[Requirement]:
        spaces = [space for space in context.draft.spaces if suits(space)]
        if about == "suits" or len(spaces) < len(context.draft.spaces):
            keys = tuple(str(space.id) for space in spaces)
            more = {"spaces": keys, "about": about, "most": size if about == "capacity" else 0}
            yield from context.says("suits", "suits", f"{name}:{one.uuid}", [one.uuid], **more)

    if chosen:
        yield from says("suits", "suits", lambda space: space.id in chosen)
    else:
        yield from says("suits", "suits", lambda space: _usual(one, space))
        yield from _sport(context, one)
    yield from says("capacity", "capacity", lambda space: (space.capacity or size) >= size)
    for need in one.equipment:
        code = need.equipment
        yield from says(
            "equipment",
            f"equipment:{code}",
            lambda space, code=code: any(has.equipment == code for has in space.equipment),  # type: ignore[misc]
        )
    if one.languages:
        yield from says("booths", "booths", lambda space: _interprets(one, space))


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


def _usual(one: Activity, space: Space) -> bool:
    """Tell whether a space suits where nobody chose: no bus, and no meeting online unasked."""
    return space.kind != "bus" and (one.online or space.kind != "online")


def _interprets(one: Activity, space: Space) -> bool:
    """Tell whether a space lets interpret into all languages at once; meetings online always do."""
    return space.kind == "online" or space.booths >= len(one.languages)
