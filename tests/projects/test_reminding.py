"""Reminders of reports: to whom, when, once for each day, in which language."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.core.outbox import Letter
from app.core.words import Words
from app.projects import actions, queries
from app.projects.jobs import remind
from tests.projects.test_projects import asked, whole

DUE = date(2027, 9, 1)
# Nine in the morning in Japan.
MORNING = datetime(2027, 9, 1, 0, 0, tzinfo=UTC)
WEEK_BEFORE = MORNING - timedelta(days=7)


@pytest.fixture
def told(world, session, person):
    """Let somebody who reads Japanese coordinate the region that leads."""
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    user = session.get_one(User, person("region_coordinator", **scope).id)
    user.language = "ja"
    session.commit()
    return user


@pytest.fixture
def sent(session, app):
    """Let the worker's minute pass; return the mails about projects since the last one."""
    seen: set[int] = set()

    def minute():
        session.commit()
        with app.app_context():
            remind()
        session.expire_all()
        told = session.scalars(select(Letter).where(Letter.body.contains("/projects/")))
        letters = [one for one in told if one.id not in seen]
        seen.update(one.id for one in letters)
        return letters

    return minute


def test_a_reminder_goes_out_once_to_the_region_that_leads(session, clock, project, told, sent):
    address = asked(session, project(), DUE).project.uuid
    assert sent() == []
    clock(WEEK_BEFORE - timedelta(seconds=1))
    assert sent() == []
    clock(WEEK_BEFORE)
    (letter,) = sent()
    assert (letter.recipient, letter.language) == (told.email, "ja")
    assert f"/projects/{address}" in letter.body
    assert sent() == []
    clock(MORNING)
    assert len(sent()) == 1
    assert sent() == []


def test_a_reminder_follows_the_day(session, clock, project, told, sent):
    made = project()
    report = asked(session, made, DUE, (7,))
    clock(WEEK_BEFORE)
    assert len(sent()) == 1
    later = {"name": Words(en="Last report"), "due_on": DUE + timedelta(days=10)}
    report = queries.report(session, made.uuid, report.id)
    actions.change_report(session, None, report, **later, reminders=(7,))
    assert sent() == []
    clock(WEEK_BEFORE + timedelta(days=10))
    assert len(sent()) == 1


def test_several_that_are_due_are_one_mail(session, clock, project, told, sent):
    asked(session, project(), DUE, (28, 14, 7))
    clock(MORNING)
    assert len(sent()) == 1


def test_a_report_that_is_there_reminds_nobody(session, clock, project, told, sent):
    report = asked(session, project(), DUE)
    actions.hand_in(session, None, report, Words(en="All counted"), [], lambda _: "")
    clock(MORNING)
    assert sent() == []


def test_a_project_that_was_stopped_reminds_nobody(session, clock, project, told, sent):
    made = project()
    asked(session, made, DUE)
    actions.end(session, None, whole(session, made), "stop", "No ships")
    assert [one.recipient for one in sent()] == [told.email]
    clock(MORNING)
    assert sent() == []


def test_who_carries_a_project_is_told_that_it_was_stopped_and_runs_again(
    session, world, project, person, told, sent
):
    made = project()
    scope = {"programme_id": world.programme.id, "region_id": world.gangwon.id}
    partner, gone = person("region_coordinator", **scope), world.liaoning.id
    person("region_coordinator", programme_id=world.programme.id, region_id=gone)
    chief = person("programme_coordinator", programme_id=world.programme.id)
    for region_id in (world.gangwon.id, gone):
        added = actions.add_partner(session, None, whole(session, made), region_id)
    session.refresh(added, ["project"])
    actions.leave(session, None, added)
    sent()
    actions.end(session, chief.id, whole(session, made), "stop", "No ships")
    letters = sent()
    assert {one.recipient for one in letters} == {told.email, partner.email}
    assert all("No ships" in one.body for one in letters)
    actions.resume(session, chief.id, whole(session, made))
    assert {one.recipient for one in sent()} == {told.email, partner.email}


def test_that_a_project_is_finished_is_told_to_nobody(session, project, told, sent):
    made = project()
    actions.end(session, None, whole(session, made), "finish")
    actions.resume(session, None, whole(session, made))
    assert sent() == []


def test_where_nobody_speaks_for_the_region_the_coordinator_is_reminded(
    session, clock, project, coordinator, sent
):
    asked(session, project(), DUE)
    clock(MORNING)
    assert len(sent()) == 1


def test_the_coordinator_is_told_of_a_report_once(session, project, coordinator, sent):
    report = asked(session, project(), DUE)
    for text in ("All counted", "All counted, twice"):
        actions.hand_in(session, None, report, Words(en=text), [], lambda _: "/projects/here")
    (letter,) = sent()
    assert "/projects/here" in letter.body
