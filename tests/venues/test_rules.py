"""Reading and writing opening hours, and pairing venues."""

import pytest

from app.venues import rules
from app.venues.errors import HoursOverlap, HoursUnclear
from app.venues.rules import Stretch


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("", ()),
        ("09:00-12:00, 13:00-18:00", (Stretch(540, 720), Stretch(780, 1080))),
        ("13:00 – 18:00；9:00〜12:00", (Stretch(540, 720), Stretch(780, 1080))),
        ("２２：００－０２：００", (Stretch(1320, 1560),)),
        ("00:00-24:00", (Stretch(0, 1440),)),
        ("closed", rules.CLOSED),
        ("休み", rules.CLOSED),
        ("-", rules.CLOSED),
    ],
)
def test_hours_are_read_as_people_write_them(written, hours):
    assert rules.read_hours(written, "休み") == hours


@pytest.mark.parametrize("written", ["9-12", "09:00-12:60", "24:00-25:00", "morning", "09:00-"])
def test_hours_that_nobody_understands_are_refused(written):
    with pytest.raises(HoursUnclear) as refused:
        rules.read_hours(written, "closed", "every")
    assert refused.value.field == "every"


def test_hours_that_overlap_are_refused():
    with pytest.raises(HoursOverlap):
        rules.read_hours("09:00-12:00, 11:59-13:00", "closed")
    assert len(rules.read_hours("09:00-12:00, 12:00-13:00", "closed")) == 2


@pytest.mark.parametrize("written", ["09:00-12:00, 13:00-18:00", "22:00-02:00", "closed", ""])
def test_hours_are_written_as_they_are_read(written):
    assert rules.write_hours(rules.read_hours(written, "closed"), "closed") == written


def test_each_two_venues_are_paired_once():
    assert rules.pairs([3, 1, 2]) == [(1, 2), (1, 3), (2, 3)]
    assert rules.pairs([3]) == []
