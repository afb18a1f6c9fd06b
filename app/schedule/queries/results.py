"""What a search found, beside the board as it stands now, in the reader's words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import groupby

from sqlalchemy.orm import Session

from app.schedule.models.runs import Run
from app.schedule.queries.reasons import OF_PARTIES, Standing, reason
from app.schedule.queries.stating import stated
from app.schedule.queries.warnings import names
from app.schedule.rules.asking import moved_least
from app.schedule.rules.checking import Fault, faults
from app.schedule.rules.comparing import Change, changes, since
from app.schedule.rules.problem import FORUM_COUNTS, Placement, Plan, Problem
from app.schedule.rules.standing import talk_lengths
from app.schedule.rules.stating import Stated
from app.schedule.rules.written import read_plan, read_problem
from app.schedule.words.warnings import Warned, warnings
from app.schedule.words.warnings.scene import Scene
from app.schedule.words.warnings.telling import scene_of


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A change as it is read; `meanwhile` where somebody has moved it since the search began.

    Where the board stands like this already, only what is `announced` changes.
    """

    change: Change
    title: str
    before: str
    after: str
    meanwhile: bool
    announced: str = ""

    @property
    def stands(self) -> bool:
        """Whether the board stands like this already."""
        return self.change.before == self.change.after


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a search found: what changes, who must be told, what is not met, or what cannot be.

    `counted` are the counts of a forum, each with its weight.
    """

    moves: Sequence[Moved] = ()
    told: Sequence[str] = ()
    unmet: Sequence[Warned] = ()
    reason: Sequence[Standing] = ()
    days: Sequence[tuple[str, Sequence[tuple[str, str, str]]]] = ()
    moved: int = 0
    announced: bool = False
    counted: Sequence[tuple[str, int, int]] = ()


def result(session: Session, run: Run) -> Result:
    """Return what an ended search found; nothing once its texts were deleted."""
    if run.problem is None or run.at_work:
        return Result()
    problem = read_problem(run.problem)
    plan = {} if run.plan is None else dict(read_plan(run.plan))
    draft, now = stated(session, run.edition)
    known = {one.uuid for one in draft.activities}
    plan = {key: there for key, there in plan.items() if key in known}
    line = now.line._replace(origin=run.origin)
    then = replace(now, problem=problem, plan=plan, line=line)
    called = names(session, run.edition, now.parties.values())
    scene = scene_of(draft, then, called, searches=0)
    if run.plan is None:
        return Result(reason=reason(scene, run.reason or (), known))
    before = read_plan(run.before or "{}")
    board = {key: _shifted(there, now, run) for key, there in now.plan.items()}
    found = [
        one
        for one in changes(board, plan)
        if one.key in known and before.get(one.key) != plan.get(one.key)
    ]
    announced = _announced(run, plan, known)
    changed = [one.key for one in found] if announced is None else [one.key for one in announced]
    broken = [one for one in faults(problem, plan) if _told(one, known, now)]
    return Result(
        moves=_moves(scene, found, since(before, board, plan).keys(), announced),
        told=_concerned(scene, changed),
        unmet=warnings(draft, then, called, broken, searches=0),
        days=_days(scene, plan),
        moved=moved_least(problem, run.counts) if announced is None else len(announced),
        announced=announced is not None,
        counted=_counted(problem, run),
    )


def _counted(problem: Problem, run: Run) -> list[tuple[str, int, int]]:
    """Return the counts of a forum as the search left them, each with its weight."""
    weights = problem.forum.weights if problem.forum else {}
    return [
        (name, run.counts[name], weights.get(name, 0))
        for name in FORUM_COUNTS
        if name in run.counts
    ]


def _announced(run: Run, plan: Plan, known: set[str]) -> list[Change] | None:
    """Return what a plan changes of what is announced; None where it does not keep to that."""
    if run.announced is None:
        return None
    told = {key: there for key, there in read_plan(run.announced).items() if key in known}
    return [one for one in changes(told, plan) if one.key in told]


def _shifted(there: Placement, now: Stated, run: Run) -> Placement:
    """Return a place of the board in minutes since the search's origin."""
    ahead = (now.line.origin - run.origin) // timedelta(minutes=1)
    return there._replace(start=there.start + ahead)


def _told(fault: Fault, known: set[str], now: Stated) -> bool:
    """Tell whether a fault is a wish, and about what there still is."""
    one = fault.requirement
    if one.weight is None or one.kind == "keep" or not known.issuperset(fault.activities):
        return False
    return one.kind not in OF_PARTIES or one.subjects[0] in now.parties


def _moves(
    scene: Scene,
    found: list[Change],
    meanwhile: Collection[str],
    announced: list[Change] | None,
) -> list[Moved]:
    told = {one.key: one for one in announced or ()}
    moving = {one.key for one in found}
    stand = [replace(one, before=one.after) for key, one in told.items() if key not in moving]
    return [
        Moved(
            change=one,
            title=scene.title(one.key),
            before=_place(scene, one.before),
            after=_place(scene, one.after),
            meanwhile=one.key in meanwhile,
            announced=_place(scene, told[one.key].before) if one.key in told else "",
        )
        for one in (*found, *stand)
    ]


def _place(scene: Scene, there: Placement | None) -> str:
    return scene.place(there) if there else ""


def _concerned(scene: Scene, changed: Collection[str]) -> list[str]:
    """Name those whose activities change."""
    parties = [
        key for key, one in scene.stated.parties.items() if not one.activities.isdisjoint(changed)
    ]
    return list(dict.fromkeys(scene.who([key]) for key in parties))


def _days(scene: Scene, plan: Plan) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return the plan by day: time, title and space of each activity."""
    line = scene.stated.line

    def day_of(key: str) -> str:
        return scene.day(line.local(plan[key].start).date())

    ordered = sorted(plan, key=lambda key: (plan[key].start, plan[key].space or ""))
    lengths = {key: one.minutes for key, one in scene.activities.items()}
    lengths |= talk_lengths(scene.stated.problem, plan)
    return [
        (day, [_row(scene, key, plan[key], lengths[key]) for key in keys])
        for day, keys in groupby(ordered, key=day_of)
    ]


def _row(scene: Scene, key: str, there: Placement, minutes: int) -> tuple[str, str, str]:
    line = scene.stated.line
    start, end = line.local(there.start), line.local(there.start + minutes)
    space = scene.space(there.space) if there.space else ""
    return f"{start:%H:%M}–{end:%H:%M}", scene.title(key), space
