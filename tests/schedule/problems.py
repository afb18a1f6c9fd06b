"""Small random problems for the solver: feasible by a plan that is drawn first."""

from dataclasses import replace

from hypothesis import strategies as st

from app.schedule.rules import checking
from app.schedule.rules.problem import (
    KINDS,
    Activity,
    Placement,
    Problem,
    Requirement,
    Space,
    Window,
)

# Seconds; each search of the tests ends by itself or is stopped, however slow the machine.
PATIENCE = 600
DAYS = (Window(0, 60), Window(100, 160))
ROOMS = ("s0", "s1", "s2")
SPACES = tuple(Space(key=key, venue="there" if key == "s1" else "here") for key in ROOMS)
NOW_AND_THEN = st.sampled_from([False, False, False, True])
WINDOWS = st.lists(
    st.builds(
        lambda start, length: Window(start, start + length),
        st.sampled_from([0, 5, 20, 100, 110]),
        st.sampled_from([20, 40, 60]),
    ),
    max_size=2,
).map(tuple)


def some(values, least=1):
    return st.lists(st.sampled_from(values), min_size=least, unique=True).map(tuple)


@st.composite
def activities(draw, key):
    return Activity(
        key=key,
        minutes=draw(st.sampled_from([10, 15, 30])),
        turnround=draw(st.sampled_from([0, 10])),
        spaces=draw(some(ROOMS, 0)),
        parties=frozenset(draw(some(["p", "q"], 0))),
        languages=frozenset(draw(some(["x"], 0))),
        fixed=draw(NOW_AND_THEN),
    )


@st.composite
def placements(draw, activity):
    """Return where an activity stands: on the grid, but for a fixed one, which stands anywhere."""
    starts = [
        minute
        for day in DAYS
        for minute in range(day.start, day.end - activity.minutes + 1)
        if minute % 10 == 0 or (activity.fixed and minute % 10 == 7)
    ]
    space = draw(st.sampled_from(activity.spaces)) if activity.spaces else None
    return Placement(draw(st.sampled_from(starts)), space)


@st.composite
def requirements(draw, key, keys):
    kind = draw(st.sampled_from(KINDS))
    subjects = {
        "space": some(ROOMS).map(lambda found: found[:1]),
        "party": st.just(("p",)),
        "present": st.just(("q",)),
        "rest": st.just(("p",)),
        "languages": st.just(("x",)),
    }
    subjects["open"] = subjects["space"]
    return Requirement(
        key=key,
        kind=kind,
        subjects=draw(subjects.get(kind, some(keys))),
        others=draw(some(keys)),
        spaces=draw(some(ROOMS)),
        windows=draw(WINDOWS),
        minutes=draw(st.sampled_from([0, 10, 15])),
        most=draw(st.integers(0, 2)),
        weight=draw(st.none() | st.sampled_from([1, 2, 5])),
    )


@st.composite
def problems(draw, most=3):
    """Return a problem that a plan solves: what the plan breaks is only wished for."""
    keys = [f"a{number}" for number in range(draw(st.integers(1, most)))]
    found = tuple(draw(activities(key)) for key in keys)
    plan = {one.key: draw(placements(one)) for one in found if one.fixed or draw(st.booleans())}
    present = {
        one.key: plan[one.key] if one.fixed else draw(placements(one))
        for one in found
        if one.fixed or draw(st.booleans())
    }
    asked = [draw(requirements(f"r{number}", keys)) for number in range(draw(st.integers(1, 6)))]
    asked += [
        Requirement(key=f"place {key}", kind="place", subjects=(key,), weight=draw(PRICES))
        for key in keys
        if draw(st.booleans())
    ]
    problem = Problem(
        days=DAYS,
        spaces=SPACES,
        activities=found,
        requirements=tuple(asked),
        travel={("here", "there"): draw(st.sampled_from([5, 15]))},
        present=present,
        step=10,
    )
    broken = {fault.requirement.key for fault in checking.faults(problem, plan)}
    eased = (
        replace(one, weight=3) if one.weight is None and one.key in broken else one
        for one in problem.requirements
    )
    return replace(problem, requirements=tuple(eased))


PRICES = st.none() | st.just(7)


def without(problem, keys):
    """Return the problem with some requirements left out."""
    left = tuple(one for one in problem.requirements if one.key not in keys)
    return replace(problem, requirements=left)


def long(jobs=30):
    """Return a problem that has plans at once, and no proof for a long time."""
    found = tuple(
        Activity(key=f"a{number}", minutes=10 + 7 * number % 25, spaces=ROOMS[:2])
        for number in range(jobs)
    )
    wishes = tuple(
        Requirement(
            key=f"wish {one.key}",
            kind="within",
            subjects=(one.key,),
            windows=(Window(0, 40 + 11 * number % 200),),
            weight=1 + number % 7,
        )
        for number, one in enumerate(found)
    )
    apart = Requirement(
        key="apart", kind="apart", subjects=tuple(one.key for one in found), minutes=15, weight=1
    )
    held = tuple(Requirement(key=room, kind="space", subjects=(room,)) for room in ROOMS)
    placed = Requirement(key="place", kind="place", subjects=tuple(one.key for one in found))
    return Problem(
        days=(Window(0, 500),),
        spaces=SPACES,
        activities=found,
        requirements=(*wishes, apart, *held, placed),
        step=5,
    )
