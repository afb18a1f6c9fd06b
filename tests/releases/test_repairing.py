"""Repairs keep to what was released, though the draft has gone on since."""

import pytest
from sqlalchemy import select

from app.core import clock as clocks
from app.releases import queries
from app.schedule import jobs
from app.schedule.actions import solving
from app.schedule.announced import announced
from app.schedule.models import Run
from app.schedule.queries import runs
from app.schedule.queries.apart import apart
from app.schedule.rules.asking import Asked
from app.schedule.rules.written import read_plan, read_problem
from tests.schedule.making import morning
from tests.schedule.test_running import work

__all__ = ["work"]


@pytest.fixture
def moved_on(session, placed, release, put):
    """A released timetable; in the draft a match is two hours later, and another one is new."""
    release()
    placed.first, placed.new = placed.matches[0], placed.matches[1]
    put(placed.first, 28, placed.spaces[0])
    put(placed.new, 24, placed.spaces[1])
    return placed


@pytest.fixture
def asked(session, moved_on):
    """Ask for a repair."""

    def ask(**told):
        run = solving.ask(
            session,
            None,
            moved_on.edition,
            Asked(everything=False, **told),
            movable=None,
            seconds=10,
            kind="repair",
        )
        session.commit()
        return runs.run(session, run.uuid)

    return ask


def test_what_was_released_is_told_to_the_draft(session, moved_on):
    told = announced(session, moved_on.edition.id)
    assert told == queries.announced(session, moved_on.edition.id)
    assert told.number == 1
    assert told.places[moved_on.first.uuid] == (morning(6, 2), moved_on.spaces[0].id)
    assert moved_on.new.uuid not in told.places
    assert apart(session, moved_on.edition.id) == (1, 1)


def test_nothing_is_apart_before_a_release_or_while_the_draft_stands_so(session, placed, release):
    assert apart(session, placed.edition.id) is None
    assert announced(session, placed.edition.id) is None
    release()
    assert apart(session, placed.edition.id) is None


@pytest.mark.parametrize("keeps_to_release", [True, False])
def test_a_repair_keeps_to_the_release_or_to_the_draft(session, moved_on, asked, keeps_to_release):
    run = asked(announced=keeps_to_release)
    problem = read_problem(run.problem)
    board = read_plan(run.before)
    first, new = moved_on.first.uuid, moved_on.new.uuid
    assert problem.present[new] == board[new]
    assert (problem.present[first] != board[first]) is keeps_to_release
    assert (run.announced is not None) is keeps_to_release


def test_the_run_compares_with_what_is_announced_and_moves_from_the_draft(
    session, moved_on, asked, work, coordinator
):
    run = asked()
    work(jobs.solve, run.id)
    session.expire_all()
    page = coordinator.get(f"/runs/{run.uuid}").text
    assert "Of what is announced, 0 activities change. That it cannot be fewer is proven." in page
    assert f'value="{moved_on.first.uuid}" checked' in page
    assert "Who must be told" not in page
    coordinator.post(
        f"/runs/{run.uuid}/take", data={"changes": moved_on.first.uuid, "seen": "9" * 30}
    )
    session.expire_all()
    assert moved_on.first.starts_at == morning(6, 2)
    assert apart(session, moved_on.edition.id) is None


def test_who_hears_of_something_announced_is_told_though_the_board_stands_so_already(
    session, moved_on, coordinator, work
):
    address = f"/editions/{moved_on.edition.id}/repair"
    here = "The draft has 1 announced activity elsewhere than release 1."
    for page in (address, f"{address}/late", f"{address}/lost", f"{address[:-6]}solve"):
        assert here in coordinator.get(page).text
    answer = coordinator.post(
        f"{address}/lost",
        data={
            "space": moved_on.spaces[0].id,
            "starts_at": "2027-08-06T09:00",
            "ends_at": "2027-08-06T12:50",
            "reason": "Rain",
        },
    )
    assert answer.status_code == 303, answer.text
    run = runs.run(session, session.scalar(select(Run.uuid)))
    first = moved_on.first.uuid
    plan = dict(read_plan(run.before))
    run.plan, run.status, run.state = run.before, "feasible", "done"
    run.ended_at, run.objective = clocks.now(), 1
    session.commit()
    page = coordinator.get(f"/runs/{run.uuid}").text
    assert plan[first].space == str(moved_on.spaces[0].id)
    assert "Of what is announced, 1 activity changes." in page
    assert "The board stands like this" in page
    assert "for whom something announced changes" in page
    assert 'name="changes"' not in page


def test_a_repair_of_the_draft_says_nothing_of_a_release(session, moved_on, coordinator, work):
    """The control: what is chosen on the form reaches the search."""
    answer = coordinator.post(
        f"/editions/{moved_on.edition.id}/repair/late",
        data={
            "region": moved_on.regions[0].id,
            "arrives_at": "2027-08-05T08:00",
            "keeps": "draft",
        },
    )
    assert answer.status_code == 303, answer.text
    run = runs.run(session, session.scalar(select(Run.uuid)))
    assert run.announced is None
    work(jobs.solve, run.id)
    session.expire_all()
    page = coordinator.get(f"/runs/{run.uuid}").text
    assert "That it cannot be fewer is proven." in page
    assert "nnounced" not in page
