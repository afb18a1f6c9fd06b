"""Asking, answering and taking back: once, by those who may, against the world as it stands."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core.outbox import Letter
from app.editions.errors import NoPlaceLeft
from app.history.models import Record
from app.registration import actions as registration
from app.registration.models import Participant
from app.requests import actions, queries
from app.requests.actions.keeping import Asked
from app.requests.errors import (
    AlreadyAnswered,
    AlreadyAsked,
    ChangedMeanwhile,
    NothingChanges,
    NotNeeded,
    PersonGone,
    RequestSent,
    WordsMissing,
)
from app.requests.models import Request
from app.stages import actions as stages
from app.stages import queries as stage_queries
from app.stages.errors import StageLocked
from app.stages.rules import Column
from tests.requests.conftest import enter, entry, invitee, person_of
from tests.stages.conftest import BEFORE, planned

ATHLETE = Column("athlete")


@pytest.fixture(autouse=True)
def inside(app):
    """Stand inside the application, which knows the addresses that mails name."""
    with app.app_context():
        yield


def asked(reason="A bus was late", submission=None):
    return Asked(reason=reason, submission=submission or str(uuid4()))


def asks(session, world, what, **changes):
    """Ask for something of each kind."""
    if what == "change":
        wanted = entry("Tani", **changes)
        made = actions.ask_to_change(session, None, person_of(session, world), wanted, asked())
    elif what == "withdraw":
        made = actions.ask_to_withdraw(session, None, person_of(session, world), asked())
    elif what == "enter":
        wanted = entry("Kawa", mail="kawa@example.org", **changes)
        made = actions.ask_to_enter(session, None, invitee(session, world), wanted, asked())
    elif what == "above":
        made = actions.ask_above(session, None, invitee(session, world), entry("Kawa"), asked())
    else:
        numbers = {ATHLETE: 2, Column("coach"): 1}
        made = actions.ask_to_renumber(session, None, invitee(session, world), numbers, asked())
    return again(session, made)


def again(session, request):
    """Return a request as its page finds it."""
    found = request.edition_id, request.id
    session.flush()
    session.expunge_all()
    return queries.request(session, *found)


def families(session):
    found = session.scalars(
        select(Participant.native_family)
        .where(Participant.withdrawn_at.is_(None))
        .order_by(Participant.native_family)
    )
    return list(found)


@pytest.mark.parametrize(
    ("what", "then"),
    [
        ("enter", ["Kawa", "Mori"]),
        ("above", ["Kawa", "Mori"]),
        ("change", ["Tani"]),
        ("withdraw", []),
        ("number", ["Mori"]),
    ],
)
def test_what_is_accepted_is_carried_out_at_once(world, session, what, then):
    request = asks(session, world, what)
    assert families(session) == ["Mori"]
    actions.accept(session, None, request, "Agreed")
    session.flush()
    assert families(session) == then
    assert (request.state, request.answer) == ("accepted", "Agreed")
    if what == "number":
        rows = stage_queries.announced(session, request.edition_id)
        assert {row.role: row.people for row in rows} == {"athlete": 2, "coach": 1}


@pytest.mark.parametrize("what", ["enter", "above", "change", "withdraw", "number"])
def test_what_is_declined_or_taken_back_changes_nothing(world, session, what):
    declined = asks(session, world, what)
    actions.decline(session, None, declined, "Too late")
    taken_back = asks(session, world, what)
    actions.take_back(session, None, taken_back)
    assert families(session) == ["Mori"]
    assert (declined.state, taken_back.state) == ("declined", "taken-back")


def test_declining_needs_words(world, session):
    request = asks(session, world, "withdraw")
    with pytest.raises(WordsMissing):
        actions.decline(session, None, request, "")
    assert request.state == "open"


@pytest.mark.parametrize("first", ["accept", "decline", "take_back"])
def test_a_request_is_answered_once(world, session, first):
    request = asks(session, world, "withdraw")
    words = {"accept": ("",), "decline": ("No",), "take_back": ()}
    getattr(actions, first)(session, None, request, *words[first])
    for second, said in words.items():
        with pytest.raises(AlreadyAnswered):
            getattr(actions, second)(session, None, request, *said)


def test_the_same_form_sent_twice_is_one_request(world, session):
    same = asked(submission="2" * 36)
    found = invitee(session, world)
    first = actions.ask_to_enter(session, None, found, entry("Kawa"), same)
    assert actions.ask_to_enter(session, None, found, entry("Kawa"), same) is first
    with pytest.raises(RequestSent):
        actions.ask_to_enter(session, None, found, entry("Sato"), same)
    assert session.scalar(select(func.count(Request.id))) == 1


@pytest.mark.parametrize("what", ["change", "withdraw", "number"])
def test_one_request_of_a_kind_waits_at_a_time(world, session, what):
    first = asks(session, world, what)
    assert asks(session, world, what).id == first.id
    if what == "change":
        with pytest.raises(AlreadyAsked):
            asks(session, world, what, latin_family="TANI")


def test_the_database_itself_keeps_one_open_request_of_a_kind(world, session):
    request = asks(session, world, "withdraw")
    copy = Request(
        edition_id=request.edition_id,
        region_id=request.region_id,
        participant_id=request.participant_id,
        what="withdraw",
        proposed={},
        before={},
        reason="Again",
        submission="another",
        asked_at=request.asked_at,
    )
    session.add(copy)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.flush()


def test_what_would_change_nothing_is_refused(world, session):
    with pytest.raises(NothingChanges):
        actions.ask_to_change(session, None, person_of(session, world), entry(), asked())


def test_before_the_deadline_nobody_needs_to_ask(world, session, clock):
    clock(BEFORE)
    for what in ("enter", "change", "withdraw"):
        with pytest.raises(NotNeeded):
            asks(session, world, what)
    assert asks(session, world, "above").state == "open"


def test_after_a_locked_deadline_nobody_may_ask(world, session):
    world.edition.registration_closes_at = None
    stages.set_stages(session, None, world.edition, planned(after="locked"))
    for what in ("enter", "above", "change", "withdraw", "number"):
        with pytest.raises(StageLocked):
            asks(session, world, what)


def test_a_person_who_changed_meanwhile_is_not_changed_by_an_old_request(world, session):
    request = asks(session, world, "change")
    person = person_of(session, world)
    registration.change(session, None, person, entry("Hara"), allowed=True)
    request = again(session, request)
    with pytest.raises(ChangedMeanwhile, match="Family name"):
        actions.accept(session, None, request)
    assert request.state == "open"


def test_other_answers_that_changed_meanwhile_are_kept(world, session):
    request = asks(session, world, "change")
    person = person_of(session, world)
    registration.change(session, None, person, entry(latin_family="MORI"), allowed=True)
    actions.accept(session, None, again(session, request))
    person = person_of(session, world)
    assert (person.native_family, person.latin_family) == ("Tani", "MORI")


def test_a_person_who_was_withdrawn_meanwhile_is_gone(world, session):
    requests = [asks(session, world, what).id for what in ("change", "withdraw")]
    registration.withdraw(session, None, person_of(session, world), allowed=True)
    for number in requests:
        request = again(session, session.get(Request, number))
        with pytest.raises(PersonGone):
            actions.accept(session, None, request)


def test_numbers_that_changed_meanwhile_are_not_replaced(world, session):
    stages.announce(session, None, invitee(session, world), {ATHLETE: 1}, allowed=True)
    request = asks(session, world, "number")
    stages.announce(session, None, invitee(session, world), {ATHLETE: 3}, allowed=True)
    with pytest.raises(ChangedMeanwhile, match="Athlete"):
        actions.accept(session, None, again(session, request))


def fill(session, world):
    """Leave no place for athletes of Toyama."""
    for number in (2, 3):
        enter(session, world, "Oda", f"{number}" * 36, allowed=True)


def test_a_limit_that_is_reached_meanwhile_refuses_but_not_what_asked_for_more(world, session):
    ordinary, above = asks(session, world, "enter"), asks(session, world, "above")
    fill(session, world)
    ordinary = again(session, ordinary)
    with pytest.raises(NoPlaceLeft), session.begin_nested():
        actions.accept(session, None, ordinary)
    actions.accept(session, None, again(session, above))
    assert families(session).count("Kawa") == 1


def test_both_sides_get_mail_and_no_mail_names_the_person(world, session):
    actions.accept(session, None, asks(session, world, "enter"), "Agreed")
    actions.take_back(session, None, asks(session, world, "withdraw"))
    letters = session.scalars(select(Letter).order_by(Letter.id)).all()
    readers = [letter.recipient.partition("@")[0] for letter in letters]
    assert readers == ["person-1", "person-2", "person-1", "person-1"]
    assert not any("Kawa" in one.body or "Mori" in one.body for one in letters)
    assert "Agreed" in letters[1].body


def test_history_says_which_answers_and_never_what_stands_in_them(world, session):
    actions.accept(session, None, asks(session, world, "change"), "Agreed")
    records = session.scalars(select(Record).where(Record.action.like("request.%"))).all()
    assert [one.action for one in records] == ["request.made", "request.accepted"]
    assert records[0].details["fields"] == ["native_family"]
    assert "Tani" not in str([one.details for one in records])
    assert all(one.reason == "" for one in records)


def test_an_answered_request_keeps_no_more_than_whom_it_was_about(world, session):
    request = asks(session, world, "enter")
    assert request.proposed["mail"] == "kawa@example.org"
    actions.decline(session, None, request, "No")
    assert set(request.proposed) <= {
        *("role", "native_family", "native_given", "latin_family", "latin_given", "name_order")
    }


def test_two_requests_of_one_moment_stand_in_the_order_in_which_they_came(world, session, clock):
    first = asks(session, world, "enter")
    clock(first.asked_at + timedelta(hours=1))
    second = asks(session, world, "withdraw")
    found = queries.queue(session, world.edition.id, answered=False, page=1)
    assert [one.id for one in found] == [first.id, second.id]
