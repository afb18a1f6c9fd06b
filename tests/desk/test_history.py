"""The pages of history."""

from datetime import UTC, datetime

import pytest

from app.accounts.models import Role
from app.core.words import Words
from app.history.actions import record
from app.schedule import queries
from app.schedule.actions import activities, people
from app.schedule.rules.people import GroupFacts
from app.venues import actions as venues
from app.venues.rules import VenueFacts
from tests.schedule.conftest import timetable

__all__ = ["timetable"]


@pytest.fixture
def told(session, programme, region, person, clock):
    """Records of two programmes and two regions."""
    one, other, here, there = programme("One"), programme("Other"), region("Here"), region("There")
    actor = person()
    for hour, (action, where, land) in enumerate(
        [
            ("turn.offered", one, None),
            ("turn.accepted", one, here),
            ("turn.declined", one, there),
            ("member.added", other, here),
        ]
    ):
        clock(datetime(2026, 5, 1, hour, tzinfo=UTC))
        record(
            session,
            actor.id,
            action,
            subject="turn:1",
            programme_id=where.id,
            region_id=land.id if land else None,
            reason=f"=reason {hour}",
        )
    session.commit()
    return {"one": one, "other": other, "here": here, "actor": actor}


def reasons(answer):
    return {number for number in range(4) if f"=reason {number}" in answer.text}


def test_an_administrator_reads_everything(signed_in, told):
    assert reasons(signed_in(Role.ADMINISTRATOR).get("/history")) == {0, 1, 2, 3}


def test_a_programme_coordinator_reads_own_programmes(signed_in, told):
    client = signed_in(Role.PROGRAMME_COORDINATOR, programme_id=told["one"].id)
    assert reasons(client.get("/history")) == {0, 1, 2}
    assert reasons(client.get("/history.csv")) == {0, 1, 2}
    assert reasons(client.get(f"/history?programme={told['other'].id}")) == {0, 1, 2}


def test_a_region_coordinator_reads_the_own_region_in_the_own_programme(signed_in, told):
    scope = {"programme_id": told["one"].id, "region_id": told["here"].id}
    client = signed_in(Role.REGION_COORDINATOR, **scope)
    assert reasons(client.get("/history")) == {1}
    assert reasons(client.get("/history.csv")) == {1}


def test_host_staff_read_nothing(signed_in, told, edition):
    client = signed_in(Role.HOST_STAFF, edition_id=edition(told["one"]).id)
    assert client.get("/history").status_code == 403
    assert client.get("/history.csv").status_code == 403


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("action=turn.accepted", {1}),
        ("person=person", {0, 1, 2, 3}),
        ("person=nobody", set()),
        ("since=2026-05-01", {0, 1, 2, 3}),
        ("since=2026-05-02", set()),
        ("until=2026-04-30", set()),
        ("until=2026-05-01", {0, 1, 2, 3}),
        ("since=rubbish&action=rubbish&programme=rubbish", {0, 1, 2, 3}),
    ],
)
def test_filters_narrow_page_and_file(signed_in, told, asked, found):
    client = signed_in(Role.ADMINISTRATOR)
    assert reasons(client.get(f"/history?{asked}")) == found
    assert reasons(client.get(f"/history.csv?{asked}")) == found


def test_the_programme_filter_narrows(signed_in, told):
    client = signed_in(Role.ADMINISTRATOR)
    assert reasons(client.get(f"/history?programme={told['other'].id}")) == {3}


@pytest.mark.parametrize(
    ("asked", "first"),
    [("", 3), ("order=ascending", 0), ("sort=action&order=ascending", 3), ("sort=rubbish", 3)],
)
def test_the_newest_comes_first_unless_sorted(signed_in, told, asked, first):
    lines = signed_in(Role.ADMINISTRATOR).get(f"/history.csv?{asked}").text.splitlines()
    assert f"=reason {first}" in lines[1]


def test_formulas_in_the_file_are_quoted(signed_in, told):
    assert ",'=reason 1" in signed_in(Role.ADMINISTRATOR).get("/history.csv").text


def test_long_history_has_pages(signed_in, told, session):
    for _ in range(50):
        record(session, None, "rule.set", subject="programme:1")
    session.commit()
    client = signed_in(Role.ADMINISTRATOR)
    assert reasons(client.get("/history")) == set()
    assert reasons(client.get("/history?page=2")) == {0, 1, 2, 3}
    assert reasons(client.get("/history?page=99")) == {0, 1, 2, 3}


def test_three_records_take_as_many_statements_as_one(
    signed_in, session, programme, region, person, queries
):
    client = signed_in(Role.ADMINISTRATOR)
    counts = []
    for more in (1, 2):
        for _ in range(more):
            where, here, actor = programme(), region(), person()
            record(
                session,
                actor.id,
                "rule.set",
                subject="x:1",
                programme_id=where.id,
                region_id=here.id,
            )
        session.commit()
        queries.clear()
        assert client.get("/history").status_code == 200
        counts.append(len(queries))
    assert counts == [9, 9]


@pytest.mark.parametrize(
    ("action", "details", "shown"),
    [
        (
            "edition.registration_opened",
            {"opens_at": None, "closes_at": "2027-01-03 03:00:00+00:00"},
            ["Registration closes", "Sun, 3 Jan 2027, 12:00 Tokyo (UTC+9)"],
        ),
        (
            "edition.changed",
            {"city": ["", "Toyama"], "starts_on": ["2027-08-05", "2027-08-06"], "host_id": [1, 2]},
            ["City", "– → Toyama", "Thu, 5 Aug 2027 → Fri, 6 Aug 2027"],
        ),
        ("edition.marked_held", {"before": "open"}, ["How it stands", "Held"]),
        ("delegation.answered", {"taking_part": False}, ["Does not take part"]),
        ("participant.changed", {"participant": 3, "fields": ["mail"]}, ["Mail address"]),
        ("grant.revoked", {"role": "host_staff"}, ["Host staff"]),
        ("roster.exported", {"role": "athlete", "count": 12}, ["athlete", "12"]),
        ("rule.set", {"valid_from": 2027, "terms": {"kind": "cycle"}}, ["2027"]),
    ],
)
def test_details_are_told_in_words(signed_in, session, action, details, shown):
    record(session, None, action, subject="edition:1", details=details)
    session.commit()
    page = signed_in(Role.ADMINISTRATOR).get("/history").text
    rows = page[page.index('data-label="Reason and details"') : page.index("</tbody")]
    for words in shown:
        assert words in rows
    for raw in ("None", "opens_at", "closes_at", "_id", "cycle", "participant"):
        assert raw not in rows


@pytest.mark.parametrize("page", ["/history", "/history.csv"])
def test_only_who_plans_reads_how_the_parts_of_a_draft_are_called(
    signed_in, session, timetable, page
):
    edition, programme = timetable.edition, timetable.programme
    canary = queries.activity(session, timetable.matches[0].uuid)
    canary.title = Words(en="Canary regatta")
    session.flush()
    activities.remove(session, None, canary)
    people.add_group(
        session, None, edition, GroupFacts(name=Words(en="Canary finals"), kind="track")
    )
    venues.add_venue(session, None, edition, VenueFacts(name=Words(en="Canary harbour")))
    session.commit()
    told = signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme.id).get(page).text
    assert told.count("Canary") == 3
    other = signed_in(Role.ADMINISTRATOR).get(page).text
    assert "Removed an activity" in other
    assert "Canary" not in other
