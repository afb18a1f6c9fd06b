"""Searches in the worker: asked for, followed, stopped, lost and offered again, taken over."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, literal, select
from sqlalchemy.exc import IntegrityError

from app.core import clock as clocks
from app.schedule import jobs
from app.schedule.actions import moving, solving
from app.schedule.errors.moving import MovedMeanwhile
from app.schedule.errors.solving import AlreadySearching, NothingChosen, NothingFound
from app.schedule.models import Run
from app.schedule.queries import moves
from app.schedule.queries import runs as queries
from app.schedule.queries.stating import stated
from app.schedule.rules.asking import Asked
from app.schedule.rules.checking import faults
from app.schedule.rules.problem import Outcome, Placement, Progress
from app.schedule.rules.written import read_plan, read_problem
from app.schedule.searching import SearchFailed
from tests.schedule.making import morning
from tests.schedule.problems import PATIENCE
from tests.schedule.test_moving import put, spots, world

__all__ = ["world"]


@pytest.fixture
def asked(app, session, world):
    """A search that somebody has asked for."""

    def ask(**choices):
        usual = {"movable": None, "seconds": 5} | choices
        made = solving.ask(session, world.kim, world.edition, Asked(), **usual)
        session.commit()
        return made.id

    return ask


@pytest.fixture
def work(app, session):
    """Let the worker do a job."""

    def do(job, *arguments):
        session.commit()
        with app.app_context():
            job(*arguments)

    return do


def found(session, run_id):
    """Return a search with its texts as they stand now."""
    session.flush()
    session.expire_all()
    return queries.run(session, session.get(Run, run_id).uuid)


def answers(monkeypatch, outcome, *told):
    """Let the solver answer so, after it told its progress."""

    def search(_problem, *, follow, **_options):
        for one in told:
            follow(one)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    monkeypatch.setattr(jobs, "search", search)


def test_a_search_finds_a_plan_that_breaks_nothing_and_leaves_the_board_alone(
    session, world, asked, work
):
    run_id = asked(seconds=PATIENCE)
    work(jobs.solve, run_id)
    run = found(session, run_id)
    assert (run.state, run.status) == ("done", "optimal")
    plan, problem = read_plan(run.plan), read_problem(run.problem)
    assert len(plan) == len(world.activities)
    assert [one for one in faults(problem, plan) if one.requirement.weight is None] == []
    assert all(one.starts_at is None for one in stated(session, world.edition)[0].activities)


def test_chosen_changes_are_taken_over_as_one_step(session, world, asked, work, monkeypatch):
    run_id = asked()
    first, second = world.activities[:2]
    space = str(world.spaces[0].id)
    plan = {first.uuid: Placement(600, space), second.uuid: Placement(720, space)}
    answers(monkeypatch, Outcome(status="feasible", plan=plan, objective=7, bound=3))
    work(jobs.solve, run_id)
    run = found(session, run_id)
    assert (run.objective, run.bound, round(run.gap, 2)) == (7, 3, 0.57)
    with pytest.raises(NothingChosen):
        solving.accept(session, world.kim, run, {"nobody"}, 0)
    solving.accept(session, world.kim, run, {second.uuid}, 0)
    assert [one.starts_at for one in spots(world, 0, 1)] == [
        None,
        run.origin + timedelta(minutes=720),
    ]
    assert run.taken_at is not None
    moving.undo(session, world.kim, world.edition)
    assert spots(world, 1)[0].starts_at is None


def test_a_plan_does_not_overwrite_what_somebody_moved_meanwhile(
    session, world, asked, work, monkeypatch
):
    run_id = asked()
    first = world.activities[0]
    answers(
        monkeypatch,
        Outcome(status="feasible", plan={first.uuid: Placement(600, None)}, objective=0),
    )
    work(jobs.solve, run_id)
    run = found(session, run_id)
    seen = moves.number(session, world.edition.id)
    put(session, world, world.sato, 0, moving.spot(first)._replace(starts_at=morning(6)))
    with pytest.raises(MovedMeanwhile):
        solving.accept(session, world.kim, run, {first.uuid}, seen)


def test_only_one_search_at_a_time_in_an_edition(session, world, asked):
    asked()
    with pytest.raises(AlreadySearching):
        solving.ask(session, world.sato, world.edition, Asked(), movable=None, seconds=5)


def test_the_database_refuses_a_second_one(session, world, asked):
    run_id = asked()
    columns = [one.key for one in Run.__table__.columns if one.key not in {"id", "uuid"}]
    copied = select(literal("another"), *(Run.__table__.c[one] for one in columns))
    copy = insert(Run.__table__).from_select(["uuid", *columns], copied)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(copy)
    solving.end(session.get(Run, run_id), "done")
    session.flush()
    session.execute(copy)


def test_nothing_may_move(session, world):
    with pytest.raises(NothingChosen):
        solving.ask(session, world.kim, world.edition, Asked(), movable=(), seconds=5)


def test_a_search_stops_with_the_best_plan_so_far(session, world, asked, work, monkeypatch):
    run_id = asked()
    plan = {world.activities[0].uuid: Placement(600, None)}
    goes_on = []

    def search(_problem, *, follow, **_options):
        goes_on.append(follow(Progress(seconds=1, objective=9, bound=2, plan=plan)))
        solving.stop(session, world.kim, found(session, run_id))
        session.commit()
        goes_on.append(follow(Progress(seconds=2, objective=9, bound=2)))
        return Outcome(status="feasible", plan=plan, objective=9, bound=2)

    monkeypatch.setattr(jobs, "search", search)
    work(jobs.solve, run_id)
    run = found(session, run_id)
    assert goes_on == [True, False]
    assert (run.state, run.spent, read_plan(run.plan)) == ("stopped", 2.0, plan)


def test_one_that_waits_is_stopped_at_once(session, world, asked):
    run = found(session, asked())
    solving.stop(session, world.kim, run)
    assert (run.state, run.plan) == ("stopped", None)
    with pytest.raises(NothingFound):
        solving.accept(session, world.kim, run, {"any"}, 0)


def test_a_search_whose_worker_was_lost_is_offered_again_and_at_last_given_up(
    session, world, asked, clock
):
    run_id = asked()
    for lost in range(1, solving.ATTEMPTS + 1):
        assert solving.claim(session, run_id)[1].attempts == lost
        assert solving.claim(session, run_id) is None
        assert queries.left(session, clocks.now()) == []
        clock(clocks.now() + solving.LEASE + timedelta(seconds=1))
        assert queries.left(session, clocks.now()) == [run_id]
    assert solving.claim(session, run_id) is None
    assert found(session, run_id).state == "failed"


def test_a_worker_that_was_thought_lost_changes_nothing_any_more(session, world, asked, clock):
    run_id = asked()
    solving.claim(session, run_id)
    clock(clocks.now() + solving.LEASE + timedelta(seconds=1))
    solving.claim(session, run_id)
    told = Progress(seconds=1, objective=9, bound=2)
    assert solving.progress(session, run_id, 2, told)
    assert not solving.progress(session, run_id, 1, told)
    solving.finish(session, run_id, 1, Outcome(status="impossible"))
    assert found(session, run_id).state == "running"


def test_of_many_searches_some_wait(session, world, asked, monkeypatch):
    run_id = asked()
    monkeypatch.setattr(solving, "MOST_AT_ONCE", 0)
    assert solving.claim(session, run_id) is None
    monkeypatch.setattr(solving, "MOST_AT_ONCE", 1)
    assert solving.claim(session, run_id) is not None


def test_a_lost_process_is_a_failed_search(session, asked, work, monkeypatch):
    run_id = asked()
    answers(monkeypatch, SearchFailed())
    work(jobs.solve, run_id)
    assert found(session, run_id).state == "failed"


def test_the_minute_takes_up_what_is_left_and_forgets_old_plans(
    session, asked, work, clock, monkeypatch
):
    run_id = asked()
    answers(monkeypatch, Outcome(status="feasible", plan={}, objective=0, bound=0))
    work(jobs.continue_searches)
    assert found(session, run_id).state == "done"
    clock(clocks.now() + solving.KEPT + timedelta(days=1))
    work(jobs.continue_searches)
    run = found(session, run_id)
    assert (run.problem, run.plan, run.objective) == (None, None, 0)
