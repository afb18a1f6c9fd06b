"""Pages of releases and programmes: who sees what, and that refusals stand on their fields."""

import json
import re
from datetime import UTC, datetime

import pytest
from icalendar import Calendar
from sqlalchemy import select

from app.core.outbox import Letter
from app.editions import actions as editions
from app.releases import actions
from app.releases.models import Release
from app.releases.queries import newest


@pytest.fixture
def path(world):
    return f"/editions/{world.edition.id}"


@pytest.fixture
def head(account, client):
    """The browser of Toyama's head."""
    return client.sign_in(account("region", "t-jp"))


def form_of(page):
    """What the first form that posts holds, with the warnings seen."""
    found = re.findall(r'<input[^>]* name="(seen|note-\w+)"[^>]* value="([^"]*)"', page.text)
    return dict(found) | {"confirmed": "y", "reason": "As agreed by telephone"}


def test_a_coordinator_looks_and_releases(session, placed, path, coordinator, enter):
    enter("Hana")
    enter("Mute", "t-kr", mail="")
    seen = coordinator.get(f"{path}/releases/new")
    assert "7 are new" in seen.text
    assert "Gangwon: 1 person without a mail address" in seen.text
    assert "Closing" in seen.text
    answer = coordinator.post(f"{path}/releases/new", data=form_of(seen))
    assert answer.status_code == 303
    again = coordinator.post(f"{path}/releases/new", data=form_of(seen))
    assert again.location == answer.location
    assert len(session.scalars(select(Release)).all()) == 1
    shown = coordinator.get(answer.location)
    assert "Great hall, Culture house" in shown.text
    assert "09:00–10:00" in shown.text
    assert "Release 1" in coordinator.get(f"{path}/releases").text


def test_another_draft_is_refused_on_the_page(session, placed, path, coordinator, put):
    seen = form_of(coordinator.get(f"{path}/releases/new"))
    put(placed.others[0], 1)
    answer = coordinator.post(f"{path}/releases/new", data=seen)
    assert answer.status_code == 422
    assert "changed meanwhile" in answer.text
    assert newest(session, placed.edition.id) is None


def test_releases_are_compared_in_words(session, placed, path, coordinator, release, put):
    release()
    put(placed.others[0], 1, placed.spaces[3])
    placed.others[1].starts_at = placed.others[1].space_id = None
    session.commit()
    release()
    seen = coordinator.get(f"{path}/releases/compare?from=1&to=2")
    assert "other time, other space" in seen.text
    assert "cancelled" in seen.text
    backwards = coordinator.get(f"{path}/releases/compare?from=2&to=1")
    assert "1 is new" in backwards.text
    whole = coordinator.get(f"{path}/releases/compare?from=0&to=2")
    assert "6 are new" in whole.text
    assert coordinator.get(f"{path}/releases/compare?from=x&to=99").status_code == 200


def test_a_head_reads_what_is_public_and_the_delegation_s(placed, path, release, head, session):
    placed.matches[0].public = placed.matches[-1].public = False
    session.commit()
    release()
    seen = head.get(f"{path}/releases/1")
    assert "Toyama against Gangwon" in seen.text
    assert "Liaoning against Primorsky" not in seen.text
    assert "Museum" in seen.text
    assert head.get(f"{path}/releases/2").status_code == 404
    assert head.get(f"{path}/releases/new").status_code == 404


def test_nobody_sees_the_draft_before(placed, path, client, account):
    for role, code in (("host_staff", None), ("region", "t-jp")):
        browser = client.sign_in(account(role, code))
        assert "Opening" not in browser.get(f"{path}/programme").text
        assert "Nothing is released" in browser.get(f"{path}/programme").text
    assert client.get(f"{path}/timetable").status_code == 404


def test_the_public_timetable_shows_what_is_public(
    session, placed, path, release, coordinator, app
):
    placed.others[1].public = False
    session.commit()
    release()
    anyone = app.test_client()
    anyone.session = session
    assert anyone.get(f"{path}/timetable").status_code == 404
    coordinator.post(f"{path}/timetable/public", data={"public": "yes"})
    for by in ("day", "space", "track", "nonsense"):
        seen = anyone.get(f"{path}/timetable?by={by}")
        assert "Opening" in seen.text
        assert "Welcome party" not in seen.text
    told = re.search(r'<script type="application/ld\+json">(.*?)</script>', seen.text, re.DOTALL)
    event = json.loads(told[1])
    assert [one["name"] for one in event["subEvent"]][:2] == ["Opening", "Courtesy call"]
    assert event["subEvent"][0]["startDate"] == "2027-08-05T09:00:00+09:00"
    assert "Welcome party" not in anyone.get(f"{path}/timetable.ics").text
    coordinator.post(f"{path}/timetable/public", data={"public": "no"})
    assert anyone.get(f"{path}/timetable").status_code == 404


def test_a_feed_of_an_edition_that_is_called_off_says_so(session, placed, path, release, app):
    release()
    actions.show_publicly(session, None, placed.edition, public=True)
    anyone = app.test_client()
    anyone.session = session

    def stands(status=None):
        if status:
            editions.mark(session, None, placed.edition, status, "Typhoon")
            session.commit()
        events = Calendar.from_ical(anyone.get(f"{path}/timetable.ics").text).walk("VEVENT")
        told = {(str(one["STATUS"]), one["SEQUENCE"]) for one in events}
        assert len(told) == 1
        assert len(events) == 7
        return told.pop()

    found = [stands(one) for one in (None, "postponed", "open", "cancelled")]
    assert found == [("CONFIRMED", 1), ("CANCELLED", 2), ("CONFIRMED", 3), ("CANCELLED", 4)]
    assert "EventCancelled" in anyone.get(f"{path}/timetable").text


def test_what_a_title_says_ends_no_data_block(session, placed, path, release, coordinator):
    placed.others[0].title = {"en": "</script><script>alert(1)</script>"}
    session.commit()
    release()
    actions.show_publicly(session, None, placed.edition, public=True)
    session.commit()
    assert "<script>alert" not in coordinator.get(f"{path}/timetable").text


def test_the_reader_s_own_zone_stands_beside_and_is_remembered(placed, path, release, head):
    release()
    here = f"{path}/delegations/t-jp/programme"
    assert "UTC−4" not in head.get(here).text
    assert "20:00–21:00 New York (UTC−4)" in head.get(f"{here}?zone=America/New_York").text
    assert "20:00–21:00 New York (UTC−4)" in head.get(here).text
    # Its clocks are the edition's.
    assert "UTC−4" not in head.get(f"{here}?zone=Asia/Seoul").text
    assert head.get(f"{here}?zone=Mars/Olympus").status_code == 200


def test_now_and_next_stand_at_the_top(placed, path, release, client, account, clock):
    release()
    clock(placed.others[0].starts_at)
    head = client.sign_in(account("region", "t-jp"))
    seen = head.get(f"{path}/delegations/t-jp/programme").text
    notices = seen.split("<table")[0]
    assert "Opening" in notices
    assert "Welcome party" in notices


def test_host_staff_see_all_of_it_by_space_and_delegation(placed, path, release, client, account):
    release()
    browser = client.sign_in(account("host_staff"))
    whole = browser.get(f"{path}/programme").text
    assert "Liaoning against Primorsky" in whole
    court = browser.get(f"{path}/programme?space={placed.spaces[0].id}").text
    assert "Toyama against Gangwon" in court
    assert "Opening" not in court.split("<table")[-1]
    toyama = browser.get(f"{path}/programme?region=t-jp").text
    assert "Liaoning against Primorsky" not in toyama
    for query in ("", "?day=2027-08-05", "?day=x", f"?space={placed.spaces[0].id}"):
        paper = browser.get(f"{path}/programme.pdf{query}")
        assert paper.data.startswith(b"%PDF-1")


def test_an_interpreter_with_an_account_sees_their_part(
    placed, path, release, person, client, session
):
    user = person()
    placed.interpreter.user_id = user.id
    session.commit()
    release()
    browser = client.sign_in(user)
    assert "Nothing stands here" in browser.get(f"{path}/programme").text
    assert f"{path}/programme" in browser.get(path).text
    assert client.sign_in(person()).get(f"{path}/programme").status_code == 404


def test_papers_hold_a_page_for_each_person(placed, path, release, head, enter):
    enter("Hana")
    enter("Yuki")
    release()
    here = f"{path}/delegations/t-jp/programme.pdf"
    assert head.get(here).data.startswith(b"%PDF-1")
    assert head.get(f"{here}?each=1").data.startswith(b"%PDF-1")


def test_a_release_mails_after_the_request(session, placed, path, coordinator, enter):
    enter("Hana")
    seen = coordinator.get(f"{path}/releases/new")
    coordinator.post(f"{path}/releases/new", data=form_of(seen) | {"note-en": "Come early."})
    made = newest(session, placed.edition.id)
    with coordinator.application.app_context():
        assert actions.tell_some(session, made.id) == 1
    letter = session.scalars(select(Letter).where(Letter.recipient == "hana@example.org")).one()
    assert letter.language == "ja"
    assert "Come early." in letter.body


def test_a_coordinator_takes_a_release_back(session, placed, path, coordinator, release, put):
    release()
    put(placed.others[0], 3)
    here = f"{path}/releases/1/take-back"
    assert "other time, other space" in coordinator.get(here).text
    assert coordinator.post(here, data={"seen": "0"}).location == f"{path}/board"
    again = coordinator.post(here, data={"seen": "0"})
    assert again.status_code == 422


def test_a_day_on_which_the_clocks_change_says_so(session, placed, path, coordinator, release, put):
    # New York leaves summer time at 06:00 UTC on 7 November 2027.
    placed.edition.zone = "America/New_York"
    for activity, hour in zip(placed.others[:2], (5, 6), strict=True):
        activity.starts_at = datetime(2027, 11, 7, hour, 30, tzinfo=UTC)
        activity.space_id = None
    session.commit()
    release()
    seen = coordinator.get(f"{path}/programme?zone=Asia/Tokyo").text
    assert "the clocks of New York change" in seen
    assert "01:30 (UTC−4) – 01:30 (UTC−5)" in seen
    assert "01:30–02:30 (UTC−5)" in seen
    assert "14:30–15:30 Tokyo (UTC+9)" in seen


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_releases_and_a_programme_take_the_same_statements_for_more(
    placed, path, person, account, client, release, put, queries, count, enter
):
    for number in range(count):
        put(placed.others[0], number, placed.spaces[3])
        release()
        enter(f"Hana{'abc'[number]}")
    coordinator = person("programme_coordinator", programme_id=placed.programme.id)
    head = account("region", "t-jp")
    taken = {}
    for user, page in (
        (coordinator, "/releases"),
        (head, "/delegations/t-jp/programme"),
        (head, "/delegations/t-jp/sign-ups"),
    ):
        browser = client.sign_in(user)
        queries.clear()
        assert browser.get(f"{path}{page}").status_code == 200
        taken[page] = len(queries)
    assert list(taken.values()) == [7, 6, 7]
