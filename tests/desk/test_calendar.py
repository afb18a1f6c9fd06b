"""The calendar as a page and as feeds."""

import csv
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from icalendar import Calendar

from app.core.dates import PartialDate
from app.desk.calendar import is_past
from app.editions.models import Edition


def lines(client, address):
    answer = client.get(address)
    return list(csv.reader(StringIO(answer.text.removeprefix("\ufeff"))))[1:]


def feed(client, address, **headers):
    answer = client.get(address, headers=headers)
    assert answer.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.data)


@pytest.mark.parametrize(
    ("year", "when", "ends", "status", "past"),
    [
        (2025, None, None, "held", True),
        (2026, None, None, "planned", False),
        (2026, None, None, "unknown", True),
        (2026, "2026-11", None, "planned", False),
        (2026, "2026-10", None, "held", True),
        (2026, "2026-11-21", "2026-11-22", "open", False),
        (2026, "2026-11-20", "2026-11-21", "open", True),
        (2027, None, None, "planned", False),
        (2029, None, None, "unknown", False),
    ],
)
def test_what_is_past(year, when, ends, status, past):
    edition = Edition(
        programme_id=1,
        year=year,
        status=status,
        when=PartialDate(when) if when else None,
        ends_on=date.fromisoformat(ends) if ends else None,
    )
    assert is_past(edition, date(2026, 11, 22)) is past


def test_the_calendar_shows_what_comes_and_on_wish_the_past(client, facts, in_2026):
    ahead = client.get("/calendar").text
    assert "Ulan-Ude" in ahead
    assert "Chuncheon" not in ahead
    assert "Chuncheon" in client.get("/calendar?span=past").text
    assert len(lines(client, "/calendar.csv?span=all")) == 80


def test_a_month_that_is_not_known_is_said_so(client, facts, in_2026):
    assert "2027, month not known" in client.get("/calendar").text


def test_the_calendar_is_filtered_and_searched(client, facts):
    found = lines(client, "/calendar.csv?span=all&programme=mayors-meeting&host=jp-01")
    assert {line[1][:4] for line in found} == {"1997", "2009"}
    assert len(lines(client, "/calendar.csv?span=all&q=후난")) == len(
        lines(client, "/calendar.csv?span=all&host=cn-hn")
    )
    assert {line[1][:4] for line in lines(client, "/calendar.csv?span=all&year=2019")} == {"2019"}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_asks_the_database_the_same_number_of_times(client, make, queries, rows):
    host, games = make.region(), make.programme()
    for row in range(rows):
        make.edition(games, 2090 + row, host_id=host.id)
    queries.clear()
    client.get("/calendar")
    assert len(queries) == 3


def test_many_editions_come_in_pages(client, make, in_2026):
    games = make.programme()
    for row in range(120):
        make.edition(games, 2100 + row)
    assert "Page 1 of 2" in client.get("/calendar").text
    assert "Page 2 of 2" in client.get("/calendar?page=99").text


def test_an_event_lasts_whole_days_and_keeps_its_name(client, make, session):
    games = make.programme()
    edition = make.edition(
        games,
        2027,
        number="30",
        starts_on=date(2027, 8, 5),
        ends_on=date(2027, 8, 10),
        status="open",
        city="Shenyang",
        note="bring\u0007 shoes",
    )
    (event,) = feed(client, "/calendar.ics").walk("VEVENT")
    assert event.decoded("dtstart") == date(2027, 8, 5)
    assert event.decoded("dtend") == date(2027, 8, 11)
    assert event["status"] == "CONFIRMED"
    assert event["sequence"] == 1
    assert str(event["summary"]) == "Games, no. 30 (Being prepared)"
    assert "\u0007" not in event["description"]
    uid = str(event["uid"])
    edition.city = "Dalian"
    session.flush()
    (again,) = feed(client, "/calendar.ics").walk("VEVENT")
    assert str(again["uid"]) == uid
    assert again["sequence"] == 2


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("planned", "TENTATIVE"),
        ("unknown", "TENTATIVE"),
        ("open", "CONFIRMED"),
        ("held", "CONFIRMED"),
        ("online", "CONFIRMED"),
        ("postponed", "CANCELLED"),
        ("cancelled", "CANCELLED"),
    ],
)
def test_an_event_says_how_it_stands(client, make, status, said):
    make.edition(make.programme(), 2020, starts_on=date(2020, 8, 5), status=status)
    (event,) = feed(client, "/calendar.ics").walk("VEVENT")
    assert event["status"] == said


def test_an_edition_without_a_day_is_no_event(client, make):
    games = make.programme()
    make.edition(games, 2020, when=PartialDate("2020-08"))
    make.edition(games, 2021)
    make.edition(games, 2022, when=PartialDate("2022-08-05"))
    (event,) = feed(client, "/calendar.ics").walk("VEVENT")
    assert event.decoded("dtstart") == date(2022, 8, 5)


def test_a_feed_speaks_the_readers_language(client, make):
    games = make.programme(name={"en": "Games", "ja": "大会"})
    make.edition(games, 2020, starts_on=date(2020, 8, 5), status="held")
    (event,) = feed(client, "/calendar.ics?language=ja").walk("VEVENT")
    assert "大会" in event["summary"]


def test_feeds_of_a_programme_and_of_a_region(client, make):
    games, forum = make.programme(), make.programme("forum", kind_slug="forum")
    host, member, stranger = make.region(), make.region("ru-pri"), make.region("cn-ln")
    make.member(games, member)
    make.edition(games, 2020, starts_on=date(2020, 8, 5), host_id=host.id)
    make.edition(forum, 2021, starts_on=date(2021, 8, 5))

    def years(address):
        return {event.decoded("dtstart").year for event in feed(client, address).walk("VEVENT")}

    assert years("/calendar.ics") == {2020, 2021}
    assert years("/programmes/forum/calendar.ics") == {2021}
    assert years(f"/regions/{host.code}/calendar.ics") == {2020}
    assert years(f"/regions/{member.code}/calendar.ics") == {2020}
    assert years(f"/regions/{stranger.code}/calendar.ics") == set()
    assert client.get("/programmes/none/calendar.ics").status_code == 404


def test_a_feed_is_stamped_with_the_moment(client, make, clock):
    clock(datetime(2026, 11, 22, 3, tzinfo=UTC))
    make.edition(make.programme(), 2020, starts_on=date(2020, 8, 5))
    (event,) = feed(client, "/calendar.ics").walk("VEVENT")
    assert event.decoded("dtstamp") == datetime(2026, 11, 22, 3, tzinfo=UTC)
