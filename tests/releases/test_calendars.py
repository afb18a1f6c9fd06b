"""Calendars read back by two parsers that are not ours, in zones whose clocks change or do not."""

from datetime import UTC, datetime, timedelta

import ics
import pytest
import vobject
from icalendar import Calendar

from app.core.words import Words
from app.releases.exports.calendars import Issuer, calendar
from app.releases.queries import Standing
from tests.releases.making import NOON, entry

ISSUER = Issuer(
    site="k.example", sender="Kitamae <no@k.example>", address="https://k.example/editions/1"
)
# From summer to winter in New York, through the hour that comes twice.
TWICE = [datetime(2027, 11, 7, hour, 30, tzinfo=UTC) for hour in (4, 5, 6, 7)]


def made(entries, zone="Asia/Tokyo", **more):
    told = {"zone": zone, "issuer": ISSUER, "at": datetime(2027, 7, 1, tzinfo=UTC)}
    return calendar("Games", entries, **(told | more)).decode()


def read_twice(text):
    """Return start, end and title of each event by its name, as two parsers tell them."""
    first = {
        one.uid: (one.begin.datetime.astimezone(UTC), one.end.datetime.astimezone(UTC), one.name)
        for one in ics.Calendar(text).events
    }
    second = {
        one.uid.value: (
            one.dtstart.value.astimezone(UTC),
            one.dtend.value.astimezone(UTC),
            one.summary.value,
        )
        for one in vobject.readOne(text).vevent_list
    }
    return first, second


@pytest.mark.parametrize(
    "zone",
    ["Asia/Tokyo", "Asia/Vladivostok", "Asia/Ulaanbaatar", "America/New_York", "Asia/Kolkata"],
)
def test_two_parsers_read_the_same_moments_in_any_zone(zone):
    starts = [NOON, NOON + timedelta(hours=11, minutes=30), *TWICE]
    entries = [
        entry(f"e{place}", starts_at=at, ends_at=at + timedelta(minutes=75))
        for place, at in enumerate(starts)
    ]
    expected = {
        f"{one.key}@k.example": (one.starts_at, one.ends_at, f"Match {one.key}") for one in entries
    }
    assert read_twice(made(entries, zone)) == (expected, expected)


def test_zones_have_their_whole_names_and_only_the_rules_of_these_days():
    text = made([entry(starts_at=TWICE[1], ends_at=TWICE[3])], "America/New_York")
    assert "DTSTART;TZID=America/New_York:20271107T013000" in text
    assert text.count("BEGIN:DAYLIGHT") == text.count("BEGIN:STANDARD") == 1
    quiet = made([entry()])
    assert "TZID:Asia/Tokyo" in quiet
    assert quiet.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in quiet
    assert "VTIMEZONE" not in made([])


def test_signs_that_no_calendar_takes_are_left_out():
    title = Words(en="A\x07B\r\nEND:VEVENT; C, \\D 開会式 Церемония " * 3)
    text = made([entry(title=title, venue_address="1-1,\nToyama")])
    assert text.count("END:VEVENT\r\n") == 1
    assert "\x07" not in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    ((_start, _end, name),) = read_twice(text)[1].values()
    assert name == " ".join(["ABEND:VEVENT; C, \\D 開会式 Церемония"] * 3)


def test_a_name_stays_and_the_number_grows():
    before, after = made([entry(sequence=1)]), made([entry(at=2, sequence=3)])
    for text, number in ((before, 1), (after, 3)):
        (event,) = Calendar.from_ical(text).walk("VEVENT")
        assert (event["UID"], event["SEQUENCE"]) == ("a@k.example", number)
        assert event["STATUS"] == "CONFIRMED"


def test_what_went_is_cancelled_for_its_reader():
    text = made([entry(sequence=1)], method="CANCEL", to="hana@example.org", sequence=2)
    read = Calendar.from_ical(text)
    (event,) = read.walk("VEVENT")
    assert (read["METHOD"], event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert event["ATTENDEE"] == "mailto:hana@example.org"
    assert event["ORGANIZER"] == "mailto:no@k.example"


@pytest.mark.parametrize(
    ("standing", "status", "sequence"),
    [
        (Standing(), "CONFIRMED", 2),
        (Standing(called_off=True, marks=1), "CANCELLED", 3),
        (Standing(called_off=False, marks=2), "CONFIRMED", 4),
    ],
)
def test_entries_of_what_is_called_off_are_cancelled_and_later_taken_up(standing, status, sequence):
    text = made([entry(sequence=2)], standing=standing)
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"], event["UID"]) == (status, sequence, "a@k.example")
    (other,) = vobject.readOne(text).vevent_list
    assert (other.status.value, other.sequence.value) == (status, str(sequence))
