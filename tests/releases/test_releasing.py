"""Releases: numbers, what they keep, who is told, and that each is told once."""

from email import message_from_bytes

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError

from app.accounts.models import Grant
from app.core import clock, mail, outbox
from app.core.outbox import Letter
from app.core.words import Words
from app.history.models import Record
from app.releases import actions, jobs, queries, rules
from app.releases.actions import telling
from app.releases.actions.releasing import Answers
from app.releases.errors import (
    NotConfirmed,
    NothingChanged,
    NothingPlaced,
    OtherDraft,
    ReasonNeeded,
)
from app.releases.models import Release, ReleaseEntry, Telling
from app.schedule.actions import moving
from app.schedule.models import Attendance
from tests.schedule.making import morning


@pytest.fixture(autouse=True)
def _at_work(app):
    """Speak outside of requests."""
    with app.app_context():
        yield


def letters(session):
    """Who was mailed, and how often."""
    return sorted(session.scalars(select(Letter.recipient)))


def tell_all(session, release):
    """Tell everybody, as the job does."""
    while actions.tell_some(session, release.id):
        session.flush()


def test_a_release_keeps_what_is_placed_and_says_who_must_be_there_by_number(
    session, placed, release
):
    made = release(note=Words(en="The first."))
    kept = queries.entries(session, made.id)
    assert [one.title["en"] for one in kept][:4] == [
        "Opening",
        "Courtesy call",
        "Joint training",
        "Welcome party",
    ]
    assert {one.sequence for one in kept} == {1}
    match = next(one for one in kept if one.kind == "match")
    assert len(match.parties) == 2
    assert match.venue == Words(en="Arena")
    assert (made.number, made.zone, len(kept)) == (1, "Asia/Tokyo", 7)
    (record,) = session.scalars(select(Record).where(Record.action == "timetable.released"))
    assert record.details == {"number": 1, "entries": 7}


def test_a_space_a_venue_and_a_group_that_were_removed_are_not_released(session, placed, release):
    court = placed.spaces[0]
    court.removed_at = placed.venues[1].removed_at = placed.group.removed_at = clock.now()
    session.commit()
    kept = {one.title["en"]: one for one in queries.entries(session, release().id)}
    match = next(one for one in kept.values() if one.kind == "match" and not one.space)
    assert (match.space_id, match.venue, match.group) == (None, Words(), Words())
    assert kept["Opening"].space_id is None
    assert {one.space_id for one in kept.values()} == {None, placed.spaces[1].id}


def test_the_same_click_finds_the_release_and_another_draft_asks_to_look_again(
    session, placed, release, put
):
    first = release()
    assert release(seen=first.seen) is first
    with pytest.raises(NothingChanged):
        release()
    put(placed.others[0], 1, placed.spaces[2])
    with pytest.raises(OtherDraft):
        release(seen="0" * 64)
    assert release().number == 2


def test_what_is_broken_is_confirmed_and_what_must_hold_is_explained(session, placed):
    draft = queries.draft(queries.activities(session, placed.edition.id))
    seen = rules.digest(1, draft)

    def release(soft, hard, **said):
        answers = Answers(seen=seen, note=Words(), **said)
        return actions.release(session, None, placed.edition, answers, soft=soft, hard=hard)

    with pytest.raises(NotConfirmed):
        release(1, 0)
    with pytest.raises(NotConfirmed):
        release(0, 1, reason="It must be")
    with pytest.raises(ReasonNeeded):
        release(0, 1, confirmed=True)
    made = release(2, 1, confirmed=True, reason="The hall opens earlier")
    assert made.reasons == "The hall opens earlier"


def test_nothing_is_released_where_nothing_is_placed(world, release):
    with pytest.raises(NothingPlaced):
        release()


@pytest.mark.parametrize("table", [Release, ReleaseEntry])
@pytest.mark.parametrize("change", [update, delete])
def test_what_was_released_stays(session, placed, release, table, change):
    release()
    statement = change(table)
    if change is update:
        statement = statement.values({"zone": "UTC"} if table is Release else {"kind": "other"})
    with pytest.raises(DatabaseError, match="append-only"):
        session.execute(statement)


def test_a_release_tells_everybody_concerned_once_and_nobody_else(
    session, placed, release, enter, account
):
    enter("Hana")
    enter("Min", "t-kr", role="coach")
    enter("Mute", "t-kr", mail="")
    staff, head = account("host_staff"), account("region", "t-kr")
    account("region", "t-cn")
    other = account("region", "t-jp")
    session.execute(update(Grant).where(Grant.user_id == other.id).values(revoked_at=clock.now()))
    session.execute(delete(Attendance).where(Attendance.everyone))
    session.commit()
    made = release()
    tell_all(session, made)
    # Liaoning has a match, and somebody leads it although nobody comes yet; Hana's first match is
    # Toyama against Gangwon.
    told = letters(session)
    assert told.count(staff.email) == told.count(head.email) == 1
    assert {"hana@example.org", "min@example.org"} < set(told)
    assert len(told) == len(set(told))
    assert other.email not in told


def test_a_change_is_told_to_those_whose_things_changed(session, placed, release, enter, put):
    for name, code in (("Hana", "t-jp"), ("Min", "t-kr"), ("Li", "t-cn"), ("Ivan", "t-ru")):
        enter(name, code)
    tell_all(session, release())
    session.execute(delete(Letter))
    # The last match: Liaoning against Primorsky.
    put(placed.matches[-1], 29, placed.spaces[1])
    made = release()
    tell_all(session, made)
    assert letters(session) == ["ivan@example.org", "li@example.org"]
    letter = session.scalars(select(Letter).where(Letter.recipient == "li@example.org")).one()
    assert letter.language == "zh"
    (file,) = letter.attachments
    assert file["name"] == "programme.ics"
    assert "SEQUENCE:2" in file["text"]
    assert "DTSTART;TZID=Asia/Tokyo:20270806T140000" in file["text"]
    assert "14:00" in letter.body
    assert "UTC+9" in letter.body


def test_what_is_cancelled_leaves_the_calendar(session, placed, release, enter):
    enter("Hana")
    tell_all(session, release())
    session.execute(delete(Letter))
    placed.others[1].starts_at = placed.others[1].space_id = None
    session.commit()
    tell_all(session, release())
    (letter,) = session.scalars(select(Letter))
    (file,) = letter.attachments
    assert file["type"] == "text/calendar; method=CANCEL"
    assert "METHOD:CANCEL" in file["text"]
    assert "STATUS:CANCELLED" in file["text"]
    assert "SEQUENCE:2" in file["text"]
    read = message_from_bytes(mail.message(letter).as_bytes())
    found = [one for one in read.walk() if one.get_filename() == "cancelled.ics"]
    assert found[0].get_param("method") == "CANCEL"


def test_a_shared_mailbox_gets_one_mail_with_the_things_of_all(session, placed, release, enter):
    enter("Hana", mail="school@example.org")
    enter("Min", "t-kr", role="coach", mail="School@example.org")
    made = release()
    (told,) = session.scalars(select(Telling).where(Telling.release_id == made.id))
    keys = {key for key, _state in told.changes}
    assert {placed.others[2].uuid, placed.matches[0].uuid} <= keys


def test_telling_goes_on_where_it_stopped(session, placed, release, enter, monkeypatch):
    for number in range(5):
        enter(f"Hana{'abcde'[number]}", role="coach")
    made = release()
    monkeypatch.setattr(telling, "BATCH", 2)
    assert actions.tell_some(session, made.id) == 2
    assert queries.counts(session, made.id) == (2, 5)
    tell_all(session, made)
    assert queries.counts(session, made.id) == (5, 5)
    assert len(letters(session)) == len(set(letters(session))) == 5


def test_calendars_too_long_for_a_mail_lose_their_abstracts_and_not_their_readers(
    session, placed, release, enter, monkeypatch
):
    enter("Hana")
    for one in placed.activities:
        one.summary = Words(en="All about it. " * 140)
    session.commit()
    made = release()
    monkeypatch.setattr(outbox, "MOST_ATTACHED", 8000)
    monkeypatch.setattr(telling, "MOST_TEXT", outbox.MOST_ATTACHED // 2)
    tell_all(session, made)
    (file,) = session.scalars(select(Letter)).one().attachments
    assert "All about it" not in file["text"]
    assert "SUMMARY:Opening" in file["text"]


def test_who_has_left_meanwhile_is_not_written_to(session, placed, release, enter):
    gone = enter("Hana")
    made = release()
    gone.withdrawn_at = clock.now()
    session.flush()
    tell_all(session, made)
    assert letters(session) == []
    assert queries.counts(session, made.id) == (1, 1)


@pytest.mark.parametrize("role", ["host_staff", "region"])
def test_who_has_lost_a_grant_meanwhile_is_not_written_to(session, placed, release, account, role):
    user = account(role, "t-jp" if role == "region" else None)
    kept, made = account(role, "t-jp" if role == "region" else None), release()
    session.execute(update(Grant).where(Grant.user_id == user.id).values(revoked_at=clock.now()))
    tell_all(session, made)
    assert letters(session) == [kept.email]
    assert queries.counts(session, made.id) == (2, 2)


def test_who_has_lost_one_of_two_regions_is_told_of_the_other(
    session, placed, release, account, put
):
    theirs = next(one for one in placed.matches if one.title["en"].startswith("Gangwon"))
    put(theirs, 30, placed.spaces[0])
    user = account("region", "t-jp")
    korea = next(one for one in placed.regions if one.code == "t-kr")
    more = Grant(
        user_id=user.id,
        role="region_coordinator",
        programme_id=placed.programme.id,
        region_id=korea.id,
        granted_at=clock.now(),
    )
    session.add(more)
    session.flush()
    made = release()
    changes = session.scalars(select(Telling.changes)).one()
    assert [theirs.uuid, "new"] in changes
    more.revoked_at = clock.now()
    tell_all(session, made)
    body = session.scalars(select(Letter)).one().body
    assert "Toyama against" in body
    assert theirs.title["en"] not in body


def test_who_has_left_a_shared_mailbox_leaves_its_others_theirs(session, placed, release, enter):
    enter("Hana", mail="school@example.org")
    gone = enter("Min", "t-kr", role="coach", mail="School@example.org")
    made = release()
    gone.withdrawn_at = clock.now()
    session.flush()
    tell_all(session, made)
    body = session.scalars(select(Letter)).one().body
    assert "Opening" in body
    assert "Courtesy call" not in body


def test_the_job_tells_what_waits(session, placed, release, enter):
    enter("Hana")
    release()
    jobs.tell()
    assert letters(session) == ["hana@example.org"]
    assert queries.waiting(session) == []


def test_a_release_that_cannot_be_told_keeps_no_other_waiting(
    session, placed, release, enter, put, monkeypatch
):
    enter("Hana")
    first = release()
    put(placed.others[0], 3, placed.spaces[3])
    session.commit()
    second = release()
    tell = actions.tell_some

    def fails_once(session, release_id, letters):
        if release_id == first.id:
            raise ValueError
        return tell(session, release_id, letters)

    monkeypatch.setattr(actions, "tell_some", fails_once)
    jobs.tell()
    assert queries.waiting(session) == [first.id]
    assert queries.counts(session, second.id) == (1, 1)


def test_an_older_release_is_taken_back_into_the_draft_and_that_is_undone(
    session, placed, release, put
):
    opening, party, call = placed.others[:3]
    first = release()
    put(opening, 3, placed.spaces[3])
    opening.minutes = 30
    party.starts_at = party.space_id = None
    put(placed.others[5], 30)
    call.fixed = True
    put(call, 7)
    session.commit()
    way = actions.way_back(session, placed.edition, first)
    assert (len(way.to), way.fixed, way.gone) == (3, [call], [])
    assert actions.take_back(session, None, placed.edition, first, 0) == 3
    session.expire_all()
    assert (opening.starts_at, opening.minutes) == (morning(5), 60)
    assert party.space_id == placed.spaces[2].id
    assert placed.others[5].starts_at is None
    moving.undo(session, None, placed.edition)
    session.expire_all()
    assert party.starts_at is None
    assert opening.minutes == 30


def test_taking_back_what_stands_there_is_refused(session, placed, release):
    made = release()
    with pytest.raises(NothingChanged):
        actions.take_back(session, None, placed.edition, made, 0)
