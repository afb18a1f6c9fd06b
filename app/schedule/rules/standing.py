"""A plan laid out for those who count: what stands where and when, by space, party and language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.schedule.rules.problem import Activity, Plan, Problem, Window


class Standing(NamedTuple):
    """A placed activity: from `start` to `end`; its space is free again at `free`."""

    start: int
    end: int
    free: int
    key: str
    space: str | None
    venue: str | None


class Board:
    """A plan with its indexes; every list is in the order of time."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        """Read all placed activities of the problem once."""
        self.problem, self.plan = problem, plan
        self.by_key: dict[str, Standing] = {}
        self.by_space, self.by_party = (
            defaultdict[str, list[Standing]](list),
            defaultdict[str, list[Standing]](list),
        )
        self.by_language = defaultdict[str, list[Standing]](list)
        venues = {space.key: space.venue for space in problem.spaces}
        placed = [
            (standing(problem, activity, plan[activity.key], venues), activity)
            for activity in problem.activities
            if activity.key in plan
        ]
        for stands, activity in sorted(placed, key=lambda pair: pair[0][:4]):
            self.by_key[stands.key] = stands
            if stands.space is not None:
                self.by_space[stands.space].append(stands)
            for party in activity.parties:
                self.by_party[party].append(stands)
            for language in activity.languages:
                self.by_language[language].append(stands)

    def of(self, keys: Iterable[str]) -> "list[Standing]":
        """Return those of the keys that are placed, in the order of time."""
        return sorted({self.by_key[key] for key in keys if key in self.by_key}, key=_in_time)

    def travel(self, one: Standing, other: Standing) -> int:
        """Return the minutes between the venues of two activities; 0 where one takes no space."""
        if one.venue is None or other.venue is None or one.venue == other.venue:
            return 0
        roads = self.problem.travel
        return roads.get((one.venue, other.venue)) or roads.get((other.venue, one.venue)) or 0


def _in_time(stands: Standing) -> tuple[int, int, str]:
    return stands.start, stands.end, stands.key


def standing(
    problem: Problem,
    activity: Activity,
    placement: tuple[int, str | None],
    venues: Mapping[str, str],
) -> Standing:
    """Return how an activity stands there; a talk's slots end with the block's next slot or end."""
    start, space = placement
    end = start + activity.minutes
    for block in problem.forum.blocks if problem.forum and activity.slots else ():
        if start in block.starts:
            after = block.starts.index(start) + activity.slots
            end = block.starts[after] if after < len(block.starts) else block.end
    venue = None if space is None else venues.get(space)
    return Standing(start, end, end + activity.turnround, activity.key, space, venue)


def talk_lengths(problem: Problem, plan: Plan) -> dict[str, int]:
    """Return how many minutes each talk of a forum takes where a plan puts it at a slot."""
    blocks = problem.forum.blocks if problem.forum else ()
    starts = {start for block in blocks for start in block.starts}
    found = {}
    for one in problem.activities:
        if one.slots and one.key in plan and plan[one.key].start in starts:
            stands = standing(problem, one, plan[one.key], {})
            found[one.key] = stands.end - stands.start
    return found


def inside(stands: Standing, windows: Iterable[Window]) -> bool:
    """Tell whether the activity lies wholly inside one of the windows."""
    return any(start <= stands.start and stands.end <= end for start, end in windows)


def begins_in(minute: int, windows: Iterable[Window]) -> bool:
    """Tell whether the minute lies in one of the windows."""
    return any(start <= minute < end for start, end in windows)


def day_of(problem: Problem, minute: int) -> int | None:
    """Return which day of the problem the minute lies in; None: in none."""
    found = (at for at, (start, end) in enumerate(problem.days) if start <= minute < end)
    return next(found, None)
