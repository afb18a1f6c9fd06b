"""Reminders of stages: to whom, when, once for each deadline, in which language and zone."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.core.outbox import Letter
from app.core.words import Words
from app.desk.reminding import queries
from app.desk.reminding.jobs import remind
from app.questions.models import Question, QuestionVersion
from app.registration import actions as registration
from app.registration import queries as delegations
from app.registration.rules import Entry
from app.stages import actions
from app.stages import queries as stages
from app.stages.rules import Column, Planned
from tests.conftest import statements
from tests.editions import making

DAY = 24 * 60
DEADLINE = datetime(2027, 5, 20, 9, 0, tzinfo=UTC)
EARLY = DEADLINE - timedelta(days=10)
WEEK_BEFORE = DEADLINE - timedelta(days=7)


@pytest.fixture
def world(session, clock, app, person):
    """An edition with one stage, and a coordinator of each region in a language of their own."""
    clock(EARLY)
    made = making.world(session)
    for language, region in zip(("ja", "ko", "en"), made.regions, strict=True):
        scope = {"programme_id": made.programme.id, "region_id": region.id}
        user = person("region_coordinator", **scope)
        session.get_one(User, user.id).language = language
    session.commit()
    return made


def stage(session, world, kind="number", deadline=DEADLINE, reminders=(7 * DAY, DAY)):
    """Set the only stage."""
    made = Planned(kind=kind, deadline=deadline, reminders=frozenset(reminders))
    actions.set_stages(session, None, world.edition, [made])
    session.commit()
    return stages.stages(session, world.edition.id)[kind]


def invitee(session, world, code="t-jp"):
    return delegations.invitee(session, world.edition.id, code)


@pytest.fixture
def sent(app, session):
    """Let the worker's minute pass; return who was mailed since the last one, with the texts."""
    seen: set[int] = set()

    def minute():
        session.commit()
        with app.app_context():
            remind()
        session.expire_all()
        letters = [one for one in session.scalars(select(Letter)) if one.id not in seen]
        seen.update(one.id for one in letters)
        return letters

    return minute


def test_a_reminder_goes_out_once_at_its_moment(world, session, clock, sent):
    stage(session, world)
    assert sent() == []
    clock(WEEK_BEFORE - timedelta(seconds=1))
    assert sent() == []
    clock(WEEK_BEFORE)
    assert len(sent()) == 3
    clock(WEEK_BEFORE + timedelta(minutes=1))
    assert sent() == []
    clock(DEADLINE - timedelta(days=1))
    assert len(sent()) == 3
    clock(DEADLINE)
    assert sent() == []


def test_a_deadline_that_moves_takes_its_reminders_along(world, session, clock, sent):
    stage(session, world)
    clock(WEEK_BEFORE)
    assert len(sent()) == 3
    stage(session, world, deadline=DEADLINE + timedelta(days=3))
    assert sent() == []
    clock(WEEK_BEFORE + timedelta(days=3))
    assert len(sent()) == 3
    stage(session, world, deadline=DEADLINE + timedelta(days=1))
    assert len(sent()) == 3
    assert sent() == []


def test_several_reminders_at_once_are_one_mail(world, session, clock, sent):
    clock(DEADLINE - timedelta(hours=1))
    stage(session, world)
    assert len(sent()) == 3


def test_each_reads_it_in_the_own_language_and_on_both_clocks(world, session, clock, sent):
    stage(session, world)
    clock(WEEK_BEFORE)
    letters = {letter.language: letter for letter in sent()}
    assert set(letters) == {"ja", "ko", "en"}
    assert "18:00 Tokyo (UTC+9) · Thu, 20 May 2027, 17:00 Shanghai (UTC+8)" in letters["en"].body
    assert "Shanghai" not in letters["ko"].body
    assert f"/editions/{world.edition.id}/delegations/t-cn" in letters["en"].body


def test_whoever_announced_or_stays_away_is_left_in_peace(world, session, clock, sent):
    stage(session, world)
    actions.announce(session, None, invitee(session, world), {Column("athlete"): 2})
    registration.answer(session, None, invitee(session, world, "t-kr"), taking_part=False)
    clock(WEEK_BEFORE)
    assert [letter.language for letter in sent()] == ["en"]


def enter(session, world, number):
    entry = Entry(role="athlete", native_family="Mori", native_given=f"Anna {'a' * number}")
    return registration.enter(session, None, invitee(session, world), entry, f"{number}" * 36)


def test_names_are_finished_when_everybody_announced_is_entered(world, session):
    found = stage(session, world, "names")
    everybody = {region.id for region in world.regions}
    assert queries.unfinished(session, found) == everybody
    actions.announce(session, None, invitee(session, world), {Column("athlete"): 2})
    enter(session, world, 1)
    assert queries.unfinished(session, found) == everybody
    enter(session, world, 2)
    assert queries.unfinished(session, found) == everybody - {world.toyama.id}


def test_documents_are_finished_when_nothing_required_is_missing(world, session):
    found = stage(session, world, "documents")
    enter(session, world, 1)
    assert queries.unfinished(session, found) == set()
    ask(session, world)
    assert queries.unfinished(session, found) == {world.toyama.id}


def ask(session, world):
    """Ask everybody a question that must be answered."""
    question = Question(
        edition_id=world.edition.id,
        identifier="shirt",
        position=1,
        stage_kind="documents",
        kind="text",
        field_class="open",
        required=True,
    )
    session.add(question)
    session.flush()
    words = {"label": Words(en="Shirt"), "hint": Words()}
    version = QuestionVersion(question_id=question.id, number=1, made_at=EARLY, **words)
    session.add(version)
    session.flush()


def test_another_edition_or_a_closed_one_reminds_nobody(world, session, clock, sent):
    stage(session, world)
    world.edition.registration_open = False
    session.commit()
    clock(WEEK_BEFORE)
    assert sent() == []


@pytest.mark.parametrize("kind", ["number", "names"])
def test_one_statement_finds_who_has_not_finished(world, session, app, kind):
    found = stage(session, world, kind)
    with statements(app.extensions["engine"]) as seen:
        assert len(queries.unfinished(session, found)) == 3
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("zone", "first", "second"),
    [
        # The deadline moves over the night on which the clocks change, and in Moscow over none.
        ("America/St_Johns", (2027, 11, 5, 18, 0), (2027, 11, 9, 18, 0)),
        ("Australia/Lord_Howe", (2027, 10, 1, 9, 30), (2027, 10, 8, 9, 30)),
        ("Europe/Moscow", (2027, 10, 29, 23, 59), (2027, 11, 2, 23, 59)),
    ],
)
def test_reminders_keep_the_hosts_hour_when_clocks_change(
    world, session, clock, sent, zone, first, second
):
    world.edition.zone = zone
    world.edition.registration_closes_at = None
    session.commit()
    clocks = ZoneInfo(zone)
    for day in (first, second):
        there = datetime(*day, tzinfo=clocks)
        stage(session, world, deadline=there.astimezone(UTC), reminders=[3 * DAY])
        reminded = datetime(*day, tzinfo=clocks) - timedelta(days=3)
        clock(reminded.astimezone(UTC) - timedelta(seconds=1))
        assert sent() == []
        clock(reminded.astimezone(UTC))
        letters = sent()
        assert len(letters) == 3
        assert all(f"{there:%H:%M} " in letter.body for letter in letters)
    assert sent() == []
