"""A forum in an edition: searched among free activities, taken over, repaired, moved, forgotten."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.core import clock as clocks
from app.schedule import queries as drafts
from app.schedule.actions import solving
from app.schedule.actions.bringing import bring_in
from app.schedule.actions.clocks import move_with
from app.schedule.actions.forgetting import forget_forum_people
from app.schedule.actions.forums import change_block
from app.schedule.models import Activity, ForumPerson, Group
from app.schedule.queries import forums, moves, old
from app.schedule.queries import runs as queries
from app.schedule.queries.results import result
from app.schedule.queries.stating import stated
from app.schedule.queries.warnings import warnings
from app.schedule.rules.asking import Asked
from app.schedule.rules.checking import faults, misplaced
from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.forums import BlockFacts
from app.schedule.rules.reading.forums import read_book
from app.schedule.rules.written import read_problem
from app.schedule.solver import solve
from app.venues.models import Blocked
from tests.schedule import making
from tests.schedule.forum_sheets import sheets, workbook
from tests.schedule.problems import PATIENCE

FIRST = date(2027, 8, 6)


@pytest.fixture
def forum(session, timetable):
    """A small forum on the second day of the games; Aoki Mei, who is entered, plays and speaks."""
    edition = timetable.edition
    person = making.person(session, edition, timetable.toyama, "Aoki Mei")
    bring_in(
        session, None, edition, read_book(workbook(sheets())), venue_name="Campus", first=FIRST
    )
    session.commit()
    plan = forums.standing(session, edition.id)
    talks = {one.reference: one.activity for one in forums.talks(session, plan.id)}
    return {"id": plan.id, "talks": talks, "person": person, "edition": edition}


def run_of(session, edition, kind="solve", **asked):
    """Ask for a search, and search."""
    run = solving.ask(session, None, edition, Asked(), movable=None, seconds=5, kind=kind, **asked)
    problem = read_problem(run.problem)
    outcome = solve(
        problem, seconds=PATIENCE, workers=1, follow=lambda told: told.objective is None
    )
    run.state = "running"
    solving.finish(session, run.id, run.attempts, outcome)
    session.commit()
    return queries.run(session, run.uuid), problem, outcome


def soon(told):
    """Stop at the first plan."""
    return told.objective is None


def judged(problem, outcome):
    """Check that a plan breaks nothing that must hold, and costs what it says."""
    assert forum_faults(problem, outcome.plan) == misplaced(problem, outcome.plan) == []
    broken = [one for one in faults(problem, outcome.plan) if one.requirement.weight is None]
    assert broken == []
    counts = forum_counts(problem, outcome.plan)
    assert {name: outcome.counts[name] for name in counts} == counts
    assert outcome.objective >= forum_cost(problem.forum, counts)


def lengths(forum, session):
    session.expire_all()
    return {name: session.get_one(Activity, one.id).minutes for name, one in forum["talks"].items()}


def accept(session, run, problem, outcome):
    seen = moves.number(session, run.edition_id)
    solving.accept(session, None, run, outcome.plan.keys(), seen)
    session.commit()


def hard(session, edition):
    return [one for one in warnings(session, edition) if one.hard]


def test_talks_and_matches_are_searched_together_and_taken_over(session, timetable, forum):
    assert lengths(forum, session) == {"t1": 30, "t2": 60, "3": 30}
    run, problem, outcome = run_of(session, forum["edition"])
    judged(problem, outcome)
    assert {one.key for one in problem.activities} == outcome.plan.keys()
    accept(session, run, problem, outcome)
    assert hard(session, forum["edition"]) == []
    assert lengths(forum, session) == {"t1": 30, "t2": 60, "3": 30}
    found = result(session, queries.run(session, run.uuid))
    assert not found.reason
    assert found.moves == []


def test_a_talk_takes_as_long_as_its_slots_do_where_it_stands(session, forum):
    first, second = blocks(session, forum)
    change_block(session, None, second, facts(second, ends_at=second.ends_at + timedelta(hours=3)))
    change_block(session, None, first, facts(first, slots=1))
    session.commit()
    run, problem, outcome = run_of(session, forum["edition"])
    judged(problem, outcome)
    accept(session, run, problem, outcome)
    # Two of three slots in four hours and a half: only the second block has so many.
    assert lengths(forum, session)["t2"] == 180
    _first, second = blocks(session, forum)
    later = second.starts_at + timedelta(minutes=7)
    change_block(session, None, second, facts(second, starts_at=later))
    assert {one.about for one in hard(session, forum["edition"])} >= {"slot"}


def blocks(session, forum):
    """Return the blocks as the pages find them."""
    edition_id = forum["edition"].id
    found = forums.blocks(session, forum["id"])
    return [forums.block(session, edition_id, one.id) for one in found]


def facts(block, **changes):
    names = ("name", "starts_at", "ends_at", "slots")
    return BlockFacts(**{name: getattr(block, name) for name in names} | changes)


def test_a_repair_moves_the_talks_that_lost_their_room_alone(session, timetable, forum):
    run, problem, outcome = run_of(session, forum["edition"])
    accept(session, run, problem, outcome)
    there = session.get_one(Activity, forum["talks"]["3"].id)
    before = {one.uuid: one.starts_at for one in drafts.activities(session, forum["edition"].id)}
    beside = {
        "reason": "Rain",
        "starts_at": there.starts_at,
        "ends_at": there.starts_at + timedelta(hours=1),
    }
    session.add(Blocked(space_id=there.space_id, **beside))
    session.commit()
    run, problem, outcome = run_of(session, forum["edition"], kind="repair")
    judged(problem, outcome)
    moved = {key for key, at in outcome.plan.items() if at != problem.present.get(key)}
    lost = {
        one.uuid
        for one in drafts.activities(session, forum["edition"].id)
        if one.space_id == there.space_id and one.starts_at and before[one.uuid]
        and abs(one.starts_at - there.starts_at) < timedelta(hours=1)
    }  # fmt: skip
    assert there.uuid in moved <= lost


def test_what_is_too_much_is_said_by_its_name(session, forum):
    for block in blocks(session, forum):
        change_block(session, None, block, facts(block, slots=1))
    session.commit()
    run, _problem, outcome = run_of(session, forum["edition"])
    assert (outcome.status, outcome.reason) == ("impossible", (forum["talks"]["t2"].uuid,))
    (why,) = result(session, run).reason
    assert why.sentence == "“t2” takes 2 slots, and no block has so many."
    track = session.scalars(select(Group).where(Group.kind == "track")).first()
    run.reason = [f"track:{track.id}", "track:999"]
    (why,) = result(session, run).reason
    assert why.id == str(track.id)
    assert "Rivers" in why.sentence


def test_blocks_move_with_their_edition(session, forum):
    edition = forum["edition"]
    before = [one.starts_at for one in forums.blocks(session, forum["id"])]
    edition.starts_on += timedelta(days=2)
    edition.ends_on += timedelta(days=2)
    session.commit()
    move_with(session, None, edition, shift=True, keep_clocks=True)
    after = [one.starts_at for one in forums.blocks(session, forum["id"])]
    assert after == [one + timedelta(days=2) for one in before]


def test_a_fixed_talk_stays_though_it_stands_at_no_slot(session, forum, timetable):
    talk = session.get_one(Activity, forum["talks"]["3"].id)
    block = forums.blocks(session, forum["id"])[0]
    room = forums.rooms(session, forum["id"])[0]
    talk.starts_at, talk.space_id, talk.fixed = (
        block.starts_at + timedelta(minutes=7),
        room.id,
        True,
    )
    session.commit()
    _draft, found = stated(session, forum["edition"])
    assert {one.key: one.slots for one in found.problem.activities}[talk.uuid] == 0
    _run, problem, outcome = run_of(session, forum["edition"])
    judged(problem, outcome)
    assert outcome.plan[talk.uuid] == problem.present[talk.uuid]


def test_people_of_a_forum_are_forgotten_a_year_after_the_end(session, forum, clock):
    edition = forum["edition"]
    ends = datetime.combine(edition.ends_on, datetime.min.time(), tzinfo=clocks.now().tzinfo)
    clock(ends + timedelta(days=365))
    assert old.forum_people(session, clocks.now(), None) == []
    # Who is forgotten as a participant is forgotten as a speaker at once.
    forum["person"].name_purged_at = clocks.now()
    session.flush()
    (one,) = old.forum_people(session, clocks.now(), None)
    assert session.get_one(ForumPerson, one).name == "Aoki Mei"
    clock(ends + timedelta(days=367))
    due = old.forum_people(session, clocks.now(), None)
    assert len(due) == session.scalar(select(func.count()).select_from(ForumPerson)) == 3
    forget_forum_people(session, due)
    session.expire_all()
    people = session.scalars(select(ForumPerson)).all()
    assert {(one.name, one.participant_id) for one in people} == {(old.FORGOTTEN, None)}
    assert old.forum_people(session, clocks.now(), None) == []
