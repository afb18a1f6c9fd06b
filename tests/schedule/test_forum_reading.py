"""Workbooks of forums: what is understood, and what is refused with the cell named."""

from datetime import time
from io import BytesIO

import pytest
import xlsxwriter
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core import languages
from app.schedule.exports.forums import write_plan
from app.schedule.rules.problem import FORUM_COUNTS, Placement, Window
from app.schedule.rules.reading.book import cell_name, read_sheets
from app.schedule.rules.reading.forums import read_forum
from app.schedule.rules.reading.plans import read_plan
from app.schedule.rules.reading.unreadable import Unreadable
from app.schedule.words.reading import refusal
from tests.schedule.forum_sheets import sheets, workbook


@pytest.fixture(scope="module")
def english():
    """Give the sentences a language."""
    application = Flask(__name__)
    application.config["SESSION_COOKIE_SECURE"] = False
    languages.init_app(application)
    with application.app_context():
        yield


def test_a_workbook_is_understood_cell_by_cell():
    problem = read_forum(workbook(sheets()))
    forum = problem.forum
    one, two, three = problem.activities
    assert [space.key for space in problem.spaces] == ["North", "South"]
    assert [(block.key, block.starts, block.end) for block in forum.blocks] == [
        ("Wed1", (570, 600), 630),
        ("Wed2", (1200, 1230, 1260), 1290),
    ]
    assert problem.days == (Window(570, 630), Window(1200, 1290))
    assert (one.parties, one.guests) == ({"Aoki Mei", "Kim Jun"}, {"Lee"})
    assert (two.parties, two.guests) == (set(), {"Aoki Mei", "Kim Jun"})
    assert [(talk.key, talk.track, talk.slots, talk.position) for talk in (one, two, three)] == [
        ("t1", "Rivers", 1, 0),
        ("t2", "Rivers", 2, 1),
        ("3", "Ports", 1, 0),
    ]
    assert [track.chairs for track in forum.tracks] == [{"Kim Jun"}, set()]
    assert forum.weights == dict(zip(FORUM_COUNTS, range(16), strict=True))
    assert forum.track_blocks == {("Rivers", "Wed1"): 4, ("Ports", "Wed2"): 5}
    assert forum.track_spaces == {("Ports", "South"): 6}
    assert forum.block_spaces == {("Wed1", "South"): 9}
    assert forum.similar == {("Rivers", "Ports"): 7, ("Ports", "Rivers"): 8}
    assert forum.talk_blocks == {("t1", "Wed1"): 2}
    assert forum.talk_spaces == {("t1", "South"): 3}


ZONES = [
    # 09:30 to 10:30, and 20:00 to 21:30, at UTC+9.
    ("GMT+9", {}),
    ("GMT+11", {"Wed2": 10}),
    ("GMT+10:30", {"Wed2": 1}),
    ("GMT+11.5", {"Wed2": 10}),
    ("GMT-5", {"Wed2": 10}),
    ("GMT+8", {"Wed1": 1}),
    ("UTC+6", {"Wed1": 10}),
    (None, {}),
]


@pytest.mark.parametrize(("zone", "found"), ZONES)
def test_zones_are_priced_by_the_time_of_day_there(zone, found):
    cells = sheets()
    cells["submissions"] = cells["submissions"][:2]
    cells["submissions"][1][4] = zone
    zones = read_forum(workbook(cells)).forum.zones
    assert {block: price for (_talk, block), price in zones.items()} == found


REFUSED = [
    ("sessions", (2, 1), "many", "Sheet “sessions”, cell B3: “many” is no whole number"),
    ("submissions", (1, 2), 0, "Sheet “submissions”, cell C2: “0.0” is no whole number"),
    ("submissions", (1, 2), 1.5, "Sheet “submissions”, cell C2: “1.5” is no whole number"),
    ("submissions", (2, 7), -1, "Sheet “submissions”, cell H3: “-1.0” is no whole number"),
    ("submissions", (3, 0), "t1", "cell A4: “t1” stands there a second time"),
    ("submissions", (3, 0), None, "cell A4: the name is missing"),
    ("submissions", (2, 1), "Lakes", "cell B3: nothing is called “Lakes”"),
    ("submissions", (0, 8), "Wed9", "cell I1: nothing is called “Wed9”"),
    ("submissions", (1, 4), "Tokyo", "cell E2: “Tokyo” is no zone such as GMT+9"),
    ("submissions", (1, 4), "GMT+99", "cell E2: “GMT+99” is no zone such as GMT+9"),
    ("tracks_rooms|penalty", (1, 0), "Lakes", "cell A2: nothing is called “Lakes”"),
    ("similar tracks", (0, 2), "Rivers", "Sheet “similar tracks”, cell C1: “Rivers” stands"),
    ("parameters", (4, 4), "high", "Sheet “parameters”, cell E5: “high” is no whole number"),
    ("parameters", (3, 1), "noon", "Sheet “parameters”, cell B4: “noon” is no time of day"),
    ("sessions", (1, 2), "Wednesday", "Sheet “sessions”, cell C2: “Wednesday” is no day"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "sentence"), REFUSED)
def test_what_is_wrong_is_said_with_its_cell(english, sheet, cell, value, sentence):
    cells = sheets()
    cells[sheet][cell[0]][cell[1]] = value
    with pytest.raises(Unreadable) as refused:
        read_forum(workbook(cells))
    assert sentence in refusal(refused.value)


@pytest.mark.parametrize("name", list(sheets()))
def test_a_missing_sheet_is_named(english, name):
    cells = sheets()
    del cells[name]
    with pytest.raises(Unreadable) as refused:
        read_forum(workbook(cells))
    assert refusal(refused.value) == f"The workbook has no sheet “{name}”."


def far_out():
    file = BytesIO()
    with xlsxwriter.Workbook(file) as book:
        book.add_worksheet("rooms").write(1_000_000, 16_000, 1)
    return file.getvalue()


HOSTILE = [
    (b"", "damaged"),
    (b"PK\x03\x04 nothing", "damaged"),
    (workbook(sheets())[:-300], "damaged"),
    (b"0" * 5_000_001, "large"),
    (far_out(), "cells"),
    (workbook({f"sheet {number}": [] for number in range(41)}), "sheets"),
    (workbook(sheets() | {"rooms": [["Rooms"]]}), "names"),
]


@pytest.mark.parametrize(("content", "code"), HOSTILE)
def test_hostile_files_are_refused(content, code):
    with pytest.raises(Unreadable) as refused:
        read_forum(content)
    assert refused.value.code == code


WRITTEN = [
    ("05/08/2026", "9:30 PM", "22:30"),
    ("2026-08-05", 0.895834, "10:30 pm"),
    (46239, time(21, 30), "22:30:00"),
]


@pytest.mark.parametrize(("day", "start", "end"), WRITTEN)
def test_days_and_times_are_read_as_they_are_written(day, start, end):
    cells = sheets()
    cells["sessions"][2][2:] = day, start, end
    assert read_forum(workbook(cells)).days[1] == Window(21 * 60 + 30, 22 * 60 + 30)


def test_sessions_without_times_follow_each_other():
    cells = sheets()
    for row in cells["sessions"][1:]:
        row[3] = row[4] = None
    blocks = read_forum(workbook(cells)).forum.blocks
    assert [block.starts[0] for block in blocks] == [0, 1440]


@given(st.data())
@settings(max_examples=10)
def test_a_plan_is_read_back_as_it_was_written(data):
    problem = read_forum(workbook(sheets()))
    rooms = data.draw(st.permutations(["North", "South"]))
    first = data.draw(st.sampled_from((1200, 1230)))
    later = data.draw(st.sampled_from((570, 600)))
    plan = {"t2": Placement(first, rooms[0]), "t1": Placement(later, rooms[0])}
    if data.draw(st.booleans()):
        plan["3"] = Placement(1260, rooms[1])
    written = write_plan(problem, plan)
    assert read_plan(written, problem) == plan
    rows = read_sheets(written)["sol"]
    assert [row[0] for row in rows] == ["", "Wed1", "Wed2", "", *["Wed1"] * 2, *["Wed2"] * 3]


def test_a_plan_of_another_forum_is_refused():
    problem = read_forum(workbook(sheets()))
    cells = sheets()
    cells["rooms"][2][0] = cells["submissions"][0][10] = "East"
    for name in ("tracks_rooms|penalty", "sessions_rooms|penalty"):
        cells[name][0][2] = "East"
    other = read_forum(workbook(cells))
    with pytest.raises(Unreadable) as refused:
        read_plan(write_plan(other, {}), problem)
    assert (refused.value.code, refused.value.facts["cell"]) == ("unknown", "C1")


@pytest.mark.parametrize(("place", "name"), [((0, 0), "A1"), ((3, 1), "B4"), ((9, 26), "AA10")])
def test_cells_are_called_as_in_a_spreadsheet(place, name):
    assert cell_name(*place) == name
