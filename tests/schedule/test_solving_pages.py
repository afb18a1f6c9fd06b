"""Pages of the solver: what is asked, what it found, taken over in part, and what cannot be."""

import pytest
from sqlalchemy import func, select

from app.core import clock as clocks
from app.schedule import jobs
from app.schedule.actions import solving
from app.schedule.models import Activity, Presence, Run
from app.schedule.queries import runs as queries
from app.schedule.rules import slots
from app.schedule.rules.problem import KINDS, Outcome, Placement, Progress
from app.schedule.rules.written import read_problem
from app.schedule.words import requiring
from app.schedule.words.warnings.telling import ABOUT
from app.venues.models import Blocked
from tests.schedule.making import morning
from tests.schedule.test_running import answers, work

__all__ = ["work"]
# No board ever comes so far; the same as nothing said.
SEEN = "9" * 30


@pytest.fixture
def ask(session, timetable, planner):
    """Ask for a search on the page, and return it."""

    def ask(page="solve", **told):
        usual = {"kind": "solve", "which": "all", "seconds": "10", "everything": "y"}
        answer = planner.post(
            f"/editions/{timetable.edition.id}/{page}",
            data=(usual if page == "solve" else {}) | told,
        )
        assert answer.status_code == 303, answer.text
        return newest(session)

    return ask


def newest(session):
    """Return the newest search as it stands now."""
    session.flush()
    session.expire_all()
    return queries.run(session, session.scalar(select(Run.uuid).order_by(Run.id.desc()).limit(1)))


def places(timetable, *numbers):
    """Return a plan: these activities, each an hour after the other, in one court."""
    space = str(timetable.spaces[0].id)
    return {
        timetable.activities[one].uuid: Placement(600 + 120 * place, space)
        for place, one in enumerate(numbers)
    }


def free(run):
    """Return the keys of what may move in a search."""
    return {one.key for one in read_problem(run.problem).activities if not one.fixed}


def test_everything_may_move_and_must_find_a_place(ask, timetable):
    run = ask()
    assert free(run) == {one.uuid for one in timetable.activities}
    assert {
        one.weight for one in read_problem(run.problem).requirements if one.kind == "place"
    } == {None}


def test_only_what_is_ticked_or_at_the_side_moves(ask, session, timetable, work):
    first, second = timetable.matches[:2]
    first.starts_at, first.space_id = morning(6), timetable.spaces[0].id
    session.commit()
    run = ask(which="aside")
    assert first.uuid not in free(run)
    assert second.uuid in free(run)
    run.state, run.ended_at = "done", clocks.now()
    session.commit()
    run = ask(which="chosen", activities=second.uuid, days="2027-08-06")
    assert free(run) == {first.uuid, second.uuid}
    work(jobs.solve, run.id)
    assert newest(session).status == "optimal"


def test_nothing_ticked_is_said_on_its_question(planner, timetable, session):
    answer = planner.post(
        f"/editions/{timetable.edition.id}/solve",
        data={"kind": "solve", "which": "chosen", "seconds": "10"},
    )
    assert answer.status_code == 422
    assert "Choose at least one activity." in answer.text
    assert session.scalar(select(func.count(Run.id))) == 0


def test_more_than_a_search_can_hold_is_not_asked_for(
    ask, planner, timetable, session, monkeypatch
):
    monkeypatch.setattr(solving, "MOST_MOVING", 11)
    told = {"kind": "solve", "which": "all", "seconds": "10"}
    answer = planner.post(f"/editions/{timetable.edition.id}/solve", data=told)
    assert answer.status_code == 422
    assert "At most 11 activities may move in one search." in answer.text
    assert session.scalar(select(func.count(Run.id))) == 0
    assert ask(which="chosen", activities=timetable.activities[0].uuid)


def test_a_search_is_followed_and_stopped(ask, planner, session, timetable, work, monkeypatch):
    run = ask()
    address, seen = f"/runs/{run.uuid}", []

    def search(_problem, *, follow, **_options):
        follow(Progress(seconds=3, objective=20, bound=15, plan=places(timetable, 0)))
        seen.append(planner.get(address).text)
        planner.post(f"{address}/stop")
        follow(Progress(seconds=4, objective=20, bound=15))
        return Outcome(status="feasible", plan=places(timetable, 0), objective=20, bound=15)

    monkeypatch.setattr(jobs, "search", search)
    work(jobs.solve, run.id)
    assert "3 of 10 seconds" in seen[0]
    assert "None can cost less than 15: at most 25 % could still be saved." in seen[0]
    assert 'http-equiv="refresh"' in seen[0]
    page = planner.get(address).text
    assert "Stopped; this is the best timetable so far." in page
    assert 'http-equiv="refresh"' not in page


def test_some_of_the_changes_are_taken_over(ask, planner, session, timetable, work, monkeypatch):
    run = ask()
    plan = places(timetable, 0, 1)
    answers(monkeypatch, Outcome(status="optimal", plan=plan, objective=0, bound=0))
    work(jobs.solve, run.id)
    page = planner.get(f"/runs/{run.uuid}").text
    assert "Every requirement and every wish is met." in page
    assert page.count('name="changes"') == 2
    assert "Who must be told" in page
    taken = planner.post(
        f"/runs/{run.uuid}/take", data={"changes": timetable.activities[1].uuid, "seen": SEEN}
    )
    assert taken.location.endswith("/board")
    session.expire_all()
    placed = session.scalars(select(Activity.uuid).where(Activity.starts_at.is_not(None))).all()
    assert placed == [timetable.activities[1].uuid]
    assert planner.get(f"/runs/{run.uuid}").text.count('name="changes"') == 1


def test_what_somebody_moved_meanwhile_is_not_ticked_and_not_overwritten(
    ask, planner, session, timetable, work, monkeypatch
):
    run = ask()
    first = timetable.activities[0]
    answers(
        monkeypatch,
        Outcome(status="optimal", plan=places(timetable, 0, 1), objective=0, bound=0),
    )
    work(jobs.solve, run.id)
    first = session.scalar(select(Activity).where(Activity.uuid == first.uuid))
    first.starts_at = morning(7)
    session.commit()
    page = planner.get(f"/runs/{run.uuid}").text
    assert "Somebody has moved it since the search began." in page
    assert page.count("checked") == 1


def test_what_cannot_hold_together_is_said_and_gives_way(ask, planner, session, timetable, work):
    match = timetable.matches[0]
    match.earliest_at, match.latest_at = morning(6), morning(6, 1)
    session.commit()
    run = ask()
    work(jobs.solve, run.id)
    run = newest(session)
    assert run.status == "impossible"
    key = f"within:{match.uuid}"
    assert key in run.reason
    page = planner.get(f"/runs/{run.uuid}").text
    assert "cannot" in page
    assert "only then, Fri 6 Aug, 09:00–10:00" in page
    assert f"/activities/{match.uuid}/edit" in page
    planner.post(f"/runs/{run.uuid}/again", data={"gives_way": key})
    again = newest(session)
    assert again.asked["gives_way"] == [key]
    work(jobs.solve, again.id)
    assert newest(session).plan is not None


def test_a_late_flight_moves_as_little_as_can_be(ask, planner, session, timetable, work):
    region, court = timetable.regions[0], timetable.spaces[0]
    first, second = timetable.matches[0], timetable.matches[5]
    for one, day in ((first, 6), (second, 7)):
        one.starts_at, one.space_id = morning(day), court.id
    session.commit()
    run = ask("repair/late", region=region.id, arrives_at="2027-08-06T15:00")
    assert session.scalar(select(Presence.arrives_at)) == morning(6, 6)
    work(jobs.solve, run.id)
    run = newest(session)
    page = planner.get(f"/runs/{run.uuid}").text
    assert "1 activity moves. That it cannot be fewer is proven." in page
    assert first.title["en"] in page


def test_a_lost_space_is_blocked_and_what_was_in_it_moves(ask, planner, session, timetable, work):
    match, court = timetable.matches[0], timetable.spaces[0]
    match.starts_at, match.space_id = morning(6), court.id
    session.commit()
    run = ask(
        "repair/lost",
        space=court.id,
        starts_at="2027-08-06T08:00",
        ends_at="2027-08-06T13:00",
        reason="Rain",
    )
    assert session.scalar(select(Blocked.reason)) == "Rain"
    assert run.kind == "repair"
    work(jobs.solve, run.id)
    assert newest(session).status == "optimal"
    page = planner.get(f"/runs/{run.uuid}").text
    assert "1 activity moves. That it cannot be fewer is proven." in page


def test_a_second_search_undoes_what_was_written_down_for_it(ask, planner, session, timetable):
    ask()
    answer = planner.post(
        f"/editions/{timetable.edition.id}/repair/late",
        data={"region": timetable.regions[0].id, "arrives_at": "2027-08-06T15:00"},
    )
    assert answer.status_code == 422
    assert "A search is at work in this edition." in answer.text
    assert session.scalar(select(func.count(Presence.id))) == 0


def test_old_searches_without_their_texts_are_still_listed(ask, planner, session, timetable):
    run = ask()
    run.state, run.ended_at = "stopped", clocks.now()
    run.problem = run.before = run.plan = None
    session.commit()
    assert "Stopped" in planner.get(f"/runs/{run.uuid}").text
    assert "Stopped" in planner.get(f"/editions/{timetable.edition.id}/solve").text


def test_each_requirement_has_its_sentence():
    assert set(KINDS) <= set(requiring.ABOUT)
    assert set(ABOUT) - {"blocked", "after", *slots.ABOUT.values()} <= set(requiring.ABOUT)
