"""When and where each activity may begin: worked out before any search, so that models are small.

Starts are sorted, disjoint stretches of minutes, first and last both included.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from math import gcd

from app.schedule.rules.problem import Activity, Problem, Requirement, Window

Starts = tuple[tuple[int, int], ...]
EVER: Starts = ((-(10**9), 10**9),)
LIMITING = {"open", "suits", "within", "starts", "present"}


def lying(windows: Iterable[Window], minutes: int) -> Starts:
    """Return the starts of what lies wholly inside one of the windows."""
    return _joined((start, end - minutes) for start, end in windows)


def beginning(windows: Iterable[Window]) -> Starts:
    """Return the starts inside the windows."""
    return _joined((start, end - 1) for start, end in windows)


def _joined(stretches: Iterable[tuple[int, int]]) -> Starts:
    found: list[tuple[int, int]] = []
    for first, last in sorted(one for one in stretches if one[0] <= one[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)


def covered(stretches: Iterable[tuple[int, int]]) -> Starts:
    """Return what the stretches cover together, from a first minute up to the one after a last."""
    return tuple((first, last + 1) for first, last in _joined((a, b - 1) for a, b in stretches))


def common(one: Starts, other: Starts) -> Starts:
    """Return the starts that stand in both."""
    return _joined(
        (max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d)
    )


def outside(starts: Starts) -> Starts:
    """Return all minutes that are not among them."""
    ends = [EVER[0][0], *chain.from_iterable((a - 1, b + 1) for a, b in starts), EVER[0][1]]
    return _joined(zip(ends[::2], ends[1::2], strict=True))


def holds(starts: Starts, minute: int) -> bool:
    """Tell whether the minute is among the starts."""
    at = bisect_right(starts, (minute, EVER[0][1]))
    return at > 0 and starts[at - 1][1] >= minute


@dataclass(frozen=True, slots=True)
class Limit:
    """What one requirement leaves to one activity, in one space or (None) in all of its own."""

    requirement: Requirement
    starts: Starts
    space: str | None = None


@dataclass(slots=True)
class Choice:
    """An activity, its possible starts by space (None: it takes none), and what limits them."""

    activity: Activity
    options: dict[str | None, Starts]
    limits: list[Limit] = field(default_factory=list)

    def under(self, hard: Collection[str]) -> dict[str | None, Starts]:
        """Return the options that the named requirements leave."""
        left = dict(self.options)
        for limit in self.limits:
            if limit.requirement.key in hard:
                for space in left if limit.space is None else {limit.space} & left.keys():
                    left[space] = common(left[space], limit.starts)
        return {space: starts for space, starts in left.items() if starts}


def choices(problem: Problem) -> dict[str, Choice]:
    """Return what each activity may choose from, and all that limits it, hard and soft."""
    days = [Window(first, last + 1) for first, last in beginning(problem.days)]
    found = {
        one.key: Choice(one, _options(problem, one, lying(days, one.minutes)))
        for one in problem.activities
    }
    parties = defaultdict[str, list[Choice]](list)
    for choice in found.values():
        for party in choice.activity.parties:
            parties[party].append(choice)
    for requirement in problem.requirements:
        if requirement.kind in LIMITING or _forbidding(requirement):
            for choice in _limited(requirement, found, parties):
                choice.limits += _limits(requirement, choice)
    return found


def _forbidding(requirement: Requirement) -> bool:
    """Tell whether nothing that needs the language may begin inside the windows."""
    return requirement.kind == "languages" and requirement.most <= 0


def _options(problem: Problem, activity: Activity, starts: Starts) -> dict[str | None, Starts]:
    """Return the starts in each space; where an activity stands at present, it may stay."""
    present = problem.present.get(activity.key)
    if activity.fixed:
        return {} if present is None else {present.space: ((present.start, present.start),)}
    options = dict.fromkeys(activity.spaces or (None,), starts)
    if present is not None and present.space in options:
        options[present.space] = _joined([*starts, (present.start, present.start)])
    return options


def _limited(
    requirement: Requirement, found: Mapping[str, Choice], parties: Mapping[str, list[Choice]]
) -> Iterable[Choice]:
    match requirement.kind:
        case "open":
            return [one for one in found.values() if requirement.subjects[0] in one.options]
        case "present":
            return parties.get(requirement.subjects[0], ())
        case "languages":
            language = requirement.subjects[0]
            return [one for one in found.values() if language in one.activity.languages]
    return [found[key] for key in requirement.subjects if key in found]


def _limits(requirement: Requirement, choice: Choice) -> Iterator[Limit]:
    match requirement.kind:
        case "open":
            starts = lying(requirement.windows, choice.activity.minutes)
            yield Limit(requirement, starts, requirement.subjects[0])
        case "suits" if None in choice.options:
            yield Limit(requirement, ())
        case "suits":
            for space in choice.options.keys() - set(requirement.spaces):
                yield Limit(requirement, (), space)
        case "languages":
            covered = beginning(requirement.windows) if requirement.windows else EVER
            yield Limit(requirement, outside(covered))
        case "starts":
            yield Limit(requirement, beginning(requirement.windows))
        case _:
            yield Limit(requirement, lying(requirement.windows, choice.activity.minutes))


def minutes_of(problem: Problem, choice: Choice, space: str | None, starts: Starts) -> list[int]:
    """Return the very minutes: those on the grid, and where it stands now even if that is not."""
    found, present = on_grid(starts, problem.step), problem.present.get(choice.activity.key)
    if present is not None and present.space == space and holds(starts, present.start):
        return sorted({*found, present.start})
    return list(found)


@lru_cache(maxsize=1000)
def on_grid(starts: Starts, step: int) -> tuple[int, ...]:
    """Return the minutes of the stretches that stand on the grid."""
    stretches = (range(-(-first // step) * step, last + 1, step) for first, last in starts)
    return tuple(chain.from_iterable(stretches))


def unit(problem: Problem) -> int:
    """Return the minutes that divide all possible starts: the step, if none is off its grid."""
    return gcd(problem.step, *(placement.start for placement in problem.present.values()))
