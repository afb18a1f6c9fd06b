"""Asking for a search, stopping it, working at it, and taking over what it found."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition
from app.history import actions as history
from app.schedule.actions import moving
from app.schedule.announced import announced
from app.schedule.errors.solving import (
    AlreadySearching,
    NothingChosen,
    NothingFound,
    TooMuch,
)
from app.schedule.models import Spot, Step
from app.schedule.models.runs import Run
from app.schedule.queries import activities
from app.schedule.queries import runs as queries
from app.schedule.queries.moves import number as board_number
from app.schedule.queries.stating import stated
from app.schedule.rules.asking import Asked, keeping, narrowed, repairing, still_there
from app.schedule.rules.comparing import changes
from app.schedule.rules.problem import Outcome, Placement, Plan, Problem, Progress
from app.schedule.rules.standing import talk_lengths
from app.schedule.rules.stating import Stated
from app.schedule.rules.written import read_plan, read_problem, write, write_plan

LEASE = timedelta(seconds=60)
ATTEMPTS = 3
# Of the worker's threads one is always left for mail.
MOST_AT_ONCE = 2
KEPT = timedelta(days=30)
# That many take half a gigabyte and begin after a quarter of a minute.
MOST_MOVING = 2_000


def ask(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    asked: Asked,
    *,
    movable: Collection[str] | None,
    seconds: int,
    kind: str = "solve",
) -> Run:
    """Ask for a search of the draft as it stands; raises what it refuses.

    That is AlreadySearching, NothingChosen and TooMuch. `movable` are the uuids of what may move
    (None: all that is not fixed); of a repair all is kept where it was announced, or where the
    draft has it, as far as can be.
    """
    if queries.at_work(session, edition.id) is not None:
        raise AlreadySearching
    told = announced(session, edition.id) if kind == "repair" and asked.announced else None
    present = told and told.places
    _draft, found = stated(session, edition, movable=movable, present=present, priced=True)
    _check_size(found.problem)
    there = still_there(found.problem, found.problem.present) if told else None
    run = Run(
        origin=found.line.origin,
        uuid=str(uuid4()),
        edition_id=edition.id,
        kind=kind,
        asked_at=clock.now(),
        made_by_id=actor_id,
        asked=_written(asked, movable),
        problem=write(_problem(found, asked, kind, there)),
        before=write_plan(found.plan),
        announced=None if there is None else write_plan(there),
        board_number=board_number(session, edition.id),
        seconds=seconds,
    )
    _add(session, run)
    _record(session, actor_id, "run.asked", edition, run)
    return run


def _problem(found: Stated, asked: Asked, kind: str, there: Plan | None) -> Problem:
    """Return what the solver is given; a repair keeps to what is announced, `there`."""
    problem, kept = keeping(replace(found.problem, present=found.plan), there or {})
    problem = narrowed(problem, asked)
    return repairing(problem, problem.present, kept) if kind == "repair" else problem


def _check_size(problem: Problem) -> None:
    """Raise NothingChosen where nothing may move, TooMuch where more may than a search holds."""
    free = sum(not one.fixed for one in problem.activities)
    if not free:
        raise NothingChosen
    if free > MOST_MOVING:
        raise TooMuch(MOST_MOVING)


def _add(session: Session, run: Run) -> None:
    """Store a new search, unless somebody else asked at the same moment."""
    try:
        with session.begin_nested():
            session.add(run)
    except IntegrityError as error:
        raise AlreadySearching from error


def _written(asked: Asked, movable: Collection[str] | None) -> dict[str, object]:
    """Return what was asked, so that the same can be asked again with one thing changed."""
    return {
        "everything": asked.everything,
        "announced": asked.announced,
        "gives_way": sorted(asked.gives_way),
        "movable": None if movable is None else sorted(movable),
    }


def stop(session: Session, actor_id: int | None, run: Run) -> None:
    """Let a search end with the best plan so far; one that has ended stays as it is."""
    held = queries.held(session, run.id)
    if held is None or not held.at_work or held.stop_asked_at is not None:
        return
    held.stop_asked_at = clock.now()
    if held.state == "waiting":
        held.state, held.ended_at = "stopped", clock.now()
    _record(session, actor_id, "run.stopped", run.edition, run)


def claim(session: Session, run_id: int) -> tuple[Problem, Run] | None:
    """Take a search to work at; None when another worker has it, or too many are at work.

    One whose workers were lost too often has failed.
    """
    now = clock.now()
    run = queries.held(session, run_id)
    if run is None or not run.at_work or (run.lease_until is not None and run.lease_until > now):
        return None
    if queries.searching(session, now) >= MOST_AT_ONCE:
        return None
    if run.attempts >= ATTEMPTS or run.problem is None:
        end(run, "failed")
        return None
    if run.stop_asked_at is not None:
        end(run, "stopped")
        return None
    run.state, run.attempts, run.lease_until = "running", run.attempts + 1, now + LEASE
    return read_problem(run.problem), run


def progress(session: Session, run_id: int, attempt: int, told: Progress) -> bool:
    """Write down how far a search has come; tell whether it goes on.

    A worker whose lease was given to another (`attempt` tells) ends its own search.
    """
    values: dict[str, object] = {"spent": told.seconds, "lease_until": clock.now() + LEASE}
    if told.objective is not None:
        values |= {"objective": told.objective, "bound": _below(told.bound, told.objective)}
    if told.plan is not None:
        values["plan"] = write_plan(told.plan)
    mine = (Run.id == run_id, Run.state == "running", Run.attempts == attempt)
    row = session.execute(
        update(Run).where(*mine).values(values).returning(Run.stop_asked_at)
    ).first()
    return row is not None and row.stop_asked_at is None


def finish(session: Session, run_id: int, attempt: int, outcome: Outcome | None) -> None:
    """Write down what a search found; None when its process was lost with nothing found."""
    run = queries.held(session, run_id)
    if run is None or run.state != "running" or run.attempts != attempt:
        return
    if outcome is None:
        end(run, "failed")
        return
    run.status, run.objective, run.first = outcome.status, outcome.objective, outcome.first
    run.bound = _below(outcome.bound, outcome.objective)
    run.counts, run.reason = dict(outcome.counts), list(outcome.reason)
    run.plan = None if outcome.plan is None else write_plan(outcome.plan)
    end(run, "stopped" if run.stop_asked_at is not None else "done")


def end(run: Run, state: str) -> None:
    """Let a search be over."""
    run.state, run.ended_at, run.lease_until = state, clock.now(), None


def _below(bound: int | None, objective: int | None) -> int | None:
    """Return the bound, which rounding may have put above a cost that was just reached."""
    if bound is None or objective is None:
        return bound
    return min(bound, objective)


def accept(
    session: Session, actor_id: int | None, run: Run, chosen: Collection[str], seen: int
) -> Step | None:
    """Take over the chosen changes of a run's plan, as one step that can be undone.

    A talk of a forum takes as long as its slots do where it then stands.
    Raises NothingFound, NothingChosen, and what `moving.together` refuses; `seen` is the number of
    the board that the person compared with.
    """
    if run.plan is None or run.before is None:
        raise NothingFound
    wanted = [
        one for one in changes(read_plan(run.before), read_plan(run.plan)) if one.key in chosen
    ]
    if not wanted:
        raise NothingChosen
    rows = {one.uuid: one for one in activities(session, run.edition_id)}
    after = {one.key: one.after for one in wanted if one.after is not None}
    lengths = {key: one.minutes for key, one in rows.items()}
    lengths |= talk_lengths(read_problem(run.problem), after) if run.problem else {}
    spots = {
        rows[one.key].id: _spot(run.origin, one.after, lengths[one.key])
        for one in wanted
        if one.key in rows
    }
    step = moving.together(session, actor_id, run.edition, spots, seen)
    run.taken_at = clock.now()
    _record(session, actor_id, "run.taken", run.edition, run, activities=len(spots))
    return step


def _spot(origin: datetime, placement: Placement | None, minutes: int) -> Spot:
    """Return where a placement is on the board."""
    if placement is None:
        return Spot(None, None, minutes)
    space_id = None if placement.space is None else int(placement.space)
    return Spot(origin + timedelta(minutes=placement.start), space_id, minutes)


def purge(session: Session, now: datetime) -> None:
    """Delete the texts of old searches; their figures stay."""
    session.execute(
        update(Run)
        .where(Run.ended_at < now - KEPT, Run.problem.is_not(None))
        .values(problem=None, before=None, announced=None, plan=None)
    )


def _record(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    run: Run,
    **details: object,
) -> None:
    history.record(
        session,
        actor_id,
        action,
        subject=f"run:{run.uuid}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details={"kind": run.kind, **details},
    )
