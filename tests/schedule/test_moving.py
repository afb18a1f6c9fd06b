"""Moves on the board: one order for all of them, undone by who made them, and none lost."""

import pytest
from sqlalchemy import select

from app.history.models import Record
from app.schedule.actions import moving
from app.schedule.errors.moving import (
    Fixed,
    MovedMeanwhile,
    MovedSince,
    NoLength,
    NothingToRedo,
    NothingToUndo,
    OffTheBoard,
)
from app.schedule.models import Move, Spot, Step
from app.schedule.queries import moves
from tests.schedule.making import morning


@pytest.fixture
def world(timetable, person, session):
    """The timetable with two people who plan it."""
    timetable.kim, timetable.sato = person().id, person().id
    return timetable


def put(session, world, who, number, spot, seen=None):
    """Let somebody put the activity of a number somewhere, having seen the board as it is."""
    known = moves.number(session, world.edition.id) if seen is None else seen
    activity = world.activities[number]
    return moving.place(session, who, world.edition, activity, spot, known)


def spots(world, *numbers):
    """Return where activities stand."""
    return [moving.spot(world.activities[number]) for number in numbers]


def at(world, hour, space=0, minutes=90):
    """Return a spot on the sixth, so many hours after nine."""
    return Spot(morning(6, hour), world.spaces[space].id, minutes)


def test_a_move_is_stored_with_both_ends_and_recorded(session, world):
    step = put(session, world, world.kim, 0, at(world, 1))
    (move,) = session.scalars(select(Move))
    assert (move.number, move.step_id, move.before, move.after) == (
        1,
        step.id,
        Spot(None, None, 90),
        at(world, 1),
    )
    record = session.scalars(select(Record).where(Record.action == "board.move")).one()
    assert (record.actor_id, record.edition_id) == (world.kim, world.edition.id)
    assert record.details == {"activities": 1, "number": 1}


def test_a_move_leaves_the_version_of_its_activity_alone(session, world):
    before = world.activities[0].version
    put(session, world, world.kim, 0, at(world, 1))
    session.expire_all()
    assert (world.activities[0].version, spots(world, 0)) == (before, [at(world, 1)])


def test_standing_there_already_moves_nothing(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    assert put(session, world, world.sato, 0, at(world, 1)) is None
    assert moves.number(session, world.edition.id) == 1


def test_stretching_keeps_the_start_and_taking_off_keeps_the_length(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    moving.stretch(session, world.kim, world.edition, world.activities[0], 120, 1)
    assert spots(world, 0) == [at(world, 1, minutes=120)]
    moving.unplace(session, world.kim, world.edition, world.activities[0], 2)
    assert spots(world, 0) == [Spot(None, None, 120)]


def test_what_somebody_else_moved_meanwhile_is_not_overwritten(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    with pytest.raises(MovedMeanwhile, match=r"Person 1 has moved “.*” meanwhile: .*Court A"):
        put(session, world, world.sato, 0, at(world, 4), seen=0)
    assert spots(world, 0) == [at(world, 1)]
    # One's own moves never stand in one's own way, nor do those of other activities.
    put(session, world, world.kim, 0, at(world, 2), seen=0)
    put(session, world, world.sato, 1, at(world, 4), seen=0)
    assert spots(world, 0, 1) == [at(world, 2), at(world, 4)]


def test_several_moves_are_one_step_undone_at_once(session, world):
    plan = {world.activities[one].id: at(world, one) for one in range(3)}
    step = moving.together(session, world.kim, world.edition, plan, 0)
    assert spots(world, 0, 1, 2) == [at(world, one) for one in range(3)]
    assert [one.step_id for one in session.scalars(select(Move))] == [step.id] * 3
    moving.undo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [Spot(None, None, 90)] * 3
    moving.redo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [at(world, one) for one in range(3)]


def test_one_of_several_that_may_not_move_leaves_all(session, world):
    world.activities[1].fixed = True
    session.flush()
    plan = {world.activities[one].id: at(world, one) for one in range(3)}
    with pytest.raises(Fixed, match="is fixed"):
        moving.together(session, world.kim, world.edition, plan, 0)
    assert spots(world, 0, 1, 2) == [Spot(None, None, 90)] * 3


def test_two_change_places_and_keep_their_lengths(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    put(session, world, world.kim, 1, at(world, 3, space=1, minutes=60))
    one, other = world.activities[:2]
    moving.swap(session, world.kim, world.edition, one, other, 2)
    assert spots(world, 0, 1) == [at(world, 3, space=1, minutes=90), at(world, 1, minutes=60)]


def test_each_person_undoes_and_redoes_their_own_in_order(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    put(session, world, world.sato, 1, at(world, 2))
    put(session, world, world.kim, 2, at(world, 3))
    aside = Spot(None, None, 90)
    moving.undo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [at(world, 1), at(world, 2), aside]
    moving.undo(session, world.kim, world.edition)
    with pytest.raises(NothingToUndo):
        moving.undo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [aside, at(world, 2), aside]
    moving.redo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [at(world, 1), at(world, 2), aside]
    moving.redo(session, world.kim, world.edition)
    assert spots(world, 0, 1, 2) == [at(world, 1), at(world, 2), at(world, 3)]
    with pytest.raises(NothingToRedo):
        moving.redo(session, world.kim, world.edition)


def test_a_new_move_forgets_what_could_be_redone(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    moving.undo(session, world.kim, world.edition)
    put(session, world, world.kim, 1, at(world, 2))
    with pytest.raises(NothingToRedo):
        moving.redo(session, world.kim, world.edition)
    moving.undo(session, world.kim, world.edition)
    with pytest.raises(NothingToUndo):
        moving.undo(session, world.kim, world.edition)


def test_undo_leaves_what_somebody_else_moved_since_and_goes_on_with_the_one_before(session, world):
    put(session, world, world.kim, 1, at(world, 5))
    put(session, world, world.kim, 0, at(world, 1))
    put(session, world, world.sato, 0, at(world, 4))
    with pytest.raises(MovedSince, match="by Person 2"):
        moving.undo(session, world.kim, world.edition)
    assert spots(world, 0, 1) == [at(world, 4), at(world, 5)]
    moving.undo(session, world.kim, world.edition)
    assert spots(world, 0, 1) == [at(world, 4), Spot(None, None, 90)]


def test_redo_leaves_what_somebody_else_moved_since(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    moving.undo(session, world.kim, world.edition)
    put(session, world, world.sato, 0, at(world, 4))
    with pytest.raises(MovedSince, match="by Person 2"):
        moving.redo(session, world.kim, world.edition)
    assert spots(world, 0) == [at(world, 4)]


def test_undo_says_so_when_the_length_was_changed_on_the_activitys_page(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    world.activities[0].minutes = 30
    session.flush()
    with pytest.raises(MovedSince, match="by somebody"):
        moving.undo(session, world.kim, world.edition)


def test_undo_does_not_move_what_is_fixed_by_now(session, world):
    put(session, world, world.kim, 0, at(world, 1))
    world.activities[0].fixed = True
    session.flush()
    with pytest.raises(Fixed):
        moving.undo(session, world.kim, world.edition)


@pytest.mark.parametrize("minutes", [0, -5, 10**6])
def test_a_length_that_no_board_shows_is_refused(session, world, minutes):
    with pytest.raises(NoLength):
        put(session, world, world.kim, 0, at(world, 1, minutes=minutes))


def test_what_is_removed_goes_nowhere_and_nothing_goes_there(session, world):
    world.activities[0].removed_at = world.spaces[1].removed_at = morning(1)
    session.flush()
    for number, spot in ((0, at(world, 1)), (1, at(world, 1, space=1))):
        with pytest.raises(OffTheBoard):
            put(session, world, world.kim, number, spot)


def test_steps_of_undo_and_redo_tell_what_they_are_about(session, world):
    made = put(session, world, world.kim, 0, at(world, 1))
    moving.undo(session, world.kim, world.edition)
    moving.redo(session, world.kim, world.edition)
    told = [
        (one.kind, one.of_id, one.state) for one in session.scalars(select(Step).order_by(Step.id))
    ]
    assert told == [("move", None, "done"), ("undo", made.id, "past"), ("redo", made.id, "past")]
    assert [one.number for one in session.scalars(select(Move).order_by(Move.number))] == [1, 2, 3]


def test_the_spaces_of_a_venue_that_was_removed_are_gone_with_it(session, world, planner):
    assert "Court A" in planner.get(f"{world.path}/board").text
    world.venues[0].removed_at = morning(1)
    session.commit()
    with pytest.raises(OffTheBoard):
        put(session, world, world.kim, 0, at(world, 0))
    assert put(session, world, world.kim, 0, at(world, 0, space=2))
    assert "Court A" not in planner.get(f"{world.path}/board").text
