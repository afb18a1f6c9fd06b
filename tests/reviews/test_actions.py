"""What coordinators and reviewers do, and what is refused."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core.outbox import Letter
from app.history.models import Record
from app.proposals.models import ShutOut
from app.reviews import actions, errors, jobs, queries
from app.reviews.models import Assignment, Conflict
from app.reviews.rules import assign as plan_of
from tests.reviews import making

pytestmark = pytest.mark.usefixtures("inside")


def live(session):
    """Return what is assigned: proposals with reviewers."""
    rows = session.execute(
        select(Assignment.proposal_id, Assignment.reviewer_id).where(
            Assignment.removed_at.is_(None)
        )
    )
    return {tuple(row) for row in rows}


def test_a_reviewer_is_named_once_and_can_come_back(session, world):
    person = making.reviewer(session, world, most=2, areas=[world.area.id])
    call = making.call(session, world)
    with pytest.raises(errors.AlreadyReviewer):
        actions.name_reviewer(session, None, call, person.user_id)
    making.assign(session, world, world.first, person)
    found = queries.reviewer(session, world.call_id, person.id)
    assert (found.most, [area.code for area in found.areas]) == (2, [world.area.code])
    actions.remove_reviewer(session, None, found)
    session.commit()
    assert live(session) == set()
    assert queries.reviewers(session, world.call_id) == []
    again = actions.name_reviewer(session, None, call, person.user_id)
    assert again.id == person.id


def test_who_has_begun_is_not_taken_away(session, world):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    making.reviewed(session, world, world.first, person, 5, done=False)
    found = queries.reviewer(session, world.call_id, person.id)
    with pytest.raises(errors.StillReviewing):
        actions.remove_reviewer(session, None, found)
    making.assign(session, world, world.first)
    assert live(session) == {(world.first.id, person.id)}


def test_by_hand_nobody_gets_what_a_conflict_shuts_or_more_than_they_take(session, world):
    own = making.reviewer(session, world, world.toyama, most=1)
    with pytest.raises(errors.NotAssignable, match=own.user.name):
        making.assign(session, world, world.first, own)
    making.assign(session, world, world.second, own)
    third = making.proposal(session, world, world.liaoning)
    with pytest.raises(errors.AtMost):
        making.assign(session, world, third, own)
    assert live(session) == {(world.second.id, own.id)}


def test_a_plan_is_assigned_as_it_was_shown_and_undone_together(session, world):
    people = [making.reviewer(session, world) for _ in range(3)]
    making.assign(session, world, world.first, people[0])
    call = making.call(session, world)
    plan = actions.planned(session, call, "balanced", 2).plan
    assert len(plan.pairs) == 3
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
    batch = actions.assign_plan(session, None, call, "balanced", 2, plan.fingerprint)
    assert len(live(session)) == 4
    assert actions.planned(session, call, "balanced", 2).plan.pairs == ()
    with pytest.raises(errors.PlanChanged):
        actions.assign_plan(session, None, call, "balanced", 3, plan.fingerprint)
    assert actions.undo(session, None, call, batch) == 3
    assert live(session) == {(world.first.id, people[0].id)}
    with pytest.raises(errors.NothingToUndo):
        actions.undo(session, None, call, batch)


def test_what_is_begun_is_not_undone(session, world):
    people = [making.reviewer(session, world) for _ in range(2)]
    call = making.call(session, world)
    plan = actions.planned(session, call, "balanced", 1).plan
    batch = actions.assign_plan(session, None, call, "balanced", 1, plan.fingerprint)
    session.commit()
    begun = next(one for one in people if (world.first.id, one.id) in live(session))
    making.reviewed(session, world, world.first, begun, 1, done=False)
    assert actions.undo(session, None, making.call(session, world), batch) == 1
    assert live(session) == {(world.first.id, begun.id)}


def test_by_area_everybody_gets_what_they_know(session, world):
    knowing = making.reviewer(session, world, areas=[world.area.id])
    making.reviewer(session, world)
    third = making.making.submitted(
        session, world, world.liaoning, at=making.NOON, area_ids=frozenset({world.area.id})
    )
    session.commit()
    plan = actions.planned(session, making.call(session, world), "area", 1).plan
    assert plan.pairs == ((third.id, knowing.id),)


def test_what_cannot_be_assigned_says_why(session, world):
    making.reviewer(session, world, world.toyama)
    call = making.call(session, world)
    with pytest.raises(errors.CannotAssign, match="#1"):
        actions.assign_plan(session, None, call, "balanced", 1, "")
    assert live(session) == set()


def test_an_uneven_plan_is_assigned_only_when_that_is_accepted(session, world):
    making.reviewer(session, world, world.toyama)
    making.reviewer(session, world)
    for _ in range(3):
        making.proposal(session, world, world.toyama)
    session.commit()
    call = making.call(session, world)
    plan = actions.planned(session, call, "balanced", 1).plan
    assert plan.uneven
    with pytest.raises(errors.CannotAssign, match="within one of each other"):
        actions.assign_plan(session, None, call, "balanced", 1, plan.fingerprint)
    actions.assign_plan(session, None, call, "balanced", 1, plan.fingerprint, uneven=True)
    assert len(live(session)) == 5
    assert plan_of([], [], 1).pairs == ()


def test_a_review_changes_until_the_phase_ends(session, world):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    first = making.reviewed(session, world, world.first, person, 5, 5)
    assert (first.total, first.done_at) == (100, making.REVIEWING)
    again = making.reviewed(session, world, world.first, person, 0, done=False)
    assert (again.id, again.total, again.done_at) == (first.id, 0, None)
    with pytest.raises(errors.ScoreMissing):
        making.reviewed(session, world, world.first, person, 5)
    with pytest.raises(errors.PhaseOver):
        making.reviewed(session, world, world.first, person, 5, 5, at=making.ENDS)


def test_who_declares_a_conflict_stands_aside_for_good(session, world):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    making.reviewed(session, world, world.first, person, 5, 5)
    found = making.reading(session, world.first, person)
    actions.declare(session, person.user_id, found, "My brother wrote it.")
    session.commit()
    assert live(session) == set()
    assert queries.figures(session, world.call_id) == {}
    assert session.scalars(select(ShutOut.user_id)).all() == [person.user_id]
    found = making.reading(session, world.first, person)
    assert found.conflicts == ("declared",)
    with pytest.raises(errors.ConflictKnown):
        actions.declare(session, person.user_id, found, "Again.")
    conflict = session.scalars(select(Conflict)).one()
    conflict.reason = "Nothing."
    with pytest.raises(IntegrityError), session.begin_nested():
        session.flush()


def test_no_record_holds_a_score_or_a_comment(session, world):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    making.reviewed(session, world, world.first, person, 5, 5)
    found = making.reading(session, world.first, person)
    actions.remark(session, person.user_id, found, "canaryremark")
    actions.declare(session, person.user_id, found, "canaryreason")
    told = [
        (one.action, {**one.details, "reason": one.reason})
        for one in session.scalars(select(Record).order_by(Record.id))
        if one.action.startswith(("review", "conflict", "remark"))
    ]
    assert {action for action, _details in told} == {
        "reviewer.named",
        "reviews.assigned",
        "review.done",
        "remark.made",
        "conflict.declared",
    }
    assert "canary" not in repr(told)


def letters(session):
    return session.scalars(select(func.count(Letter.id))).one()


def test_who_has_open_reviews_is_reminded(session, world, clock):
    people = [making.reviewer(session, world) for _ in range(2)]
    making.assign(session, world, world.first, *people)
    making.assign(session, world, world.second, people[0])
    making.reviewed(session, world, world.first, people[0], 5, 5)
    making.reviewed(session, world, world.first, people[1], 5, 5)
    before = letters(session)
    assert actions.remind(session, None, making.call(session, world)) == 1
    session.flush()
    mail = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
    assert (mail.recipient, letters(session)) == (people[0].user.email, before + 1)
    assert "1 review of yours is not done yet." in mail.body
    assert "/reviewing" in mail.body
    assert making.TEXT not in mail.body
    making.reviewed(session, world, world.second, people[0], 5, 5)
    with pytest.raises(errors.NobodyToRemind):
        actions.remind(session, None, making.call(session, world))
    clock(making.LATER)
    with pytest.raises(errors.NobodyToRemind):
        actions.remind(session, None, making.call(session, world))


def test_reminders_before_the_end_go_out_once(session, world, clock):
    person = making.reviewer(session, world)
    making.assign(session, world, world.first, person)
    before = letters(session)
    counts = []
    for moment in (
        making.ENDS - timedelta(hours=73),
        making.ENDS - timedelta(hours=72),
        making.ENDS - timedelta(hours=71),
        making.ENDS - timedelta(hours=24),
        making.ENDS,
    ):
        clock(moment)
        jobs.remind()
        session.expire_all()
        counts.append(letters(session) - before)
    assert counts == [0, 1, 1, 2, 2]
