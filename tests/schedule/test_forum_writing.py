"""A forum's workbook: what is written is read again as it was, and nothing of it is executed."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.schedule.exports.workbooks import write_forum
from app.schedule.rules.blocks import Hours
from app.schedule.rules.problem import (
    FORUM_COUNTS,
    Activity,
    Block,
    Forum,
    Problem,
    Space,
    Track,
    Window,
)
from app.schedule.rules.reading.forums import ForumBook, read_book, read_forum
from tests.schedule.forum_sheets import DAY, sheets, workbook

HOURS = Hours(Window(570, 1290), Window(420, 1380), small=1, big=10)
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)
PEOPLE = st.frozensets(NAMES.map(lambda name: name.replace(",", ";")), max_size=3)


def book_of(problem, local=0):
    return ForumBook(problem=problem, first=DAY, local=local, hours=HOURS, offsets={})


def test_a_read_workbook_is_written_as_it_was():
    book = read_book(workbook(sheets()))
    assert book.problem.forum.zones
    assert read_book(write_forum(book)) == book


@pytest.mark.parametrize("minutes", [540, -210, 0, 345, 840])
def test_zones_are_written_as_they_are_read(minutes):
    problem = read_forum(workbook(sheets()))
    found = read_book(write_forum(book_of(problem, minutes)))
    # Whoever is where the forum is pays nothing by day.
    assert (found.local, found.problem.forum.zones) == (minutes, {})


@st.composite
def problems(draw):
    """Draw a small forum of odd names, with a block over midnight."""
    names = draw(st.lists(NAMES, min_size=8, max_size=8, unique_by=str.strip))
    (one, other), (early, late), rooms, talks = names[:2], names[2:4], names[4:6], names[6:]
    price = st.integers(0, 9)

    def table(rows, columns):
        return {(row, column): paid for row in rows for column in columns if (paid := draw(price))}

    blocks = (
        Block(key=early, starts=(540, 570), end=600),
        Block(key=late, starts=(1410, 1425, 1440), end=draw(st.sampled_from((1440 + 15, 1456)))),
    )
    return Problem(
        days=tuple(Window(block.starts[0], block.end) for block in blocks),
        spaces=tuple(Space(key=room, venue="") for room in rooms),
        activities=tuple(
            Activity(
                key=key,
                minutes=0,
                spaces=tuple(rooms),
                slots=draw(st.integers(1, 3)),
                track=draw(st.sampled_from((one, other))),
                position=draw(price),
                parties=draw(PEOPLE),
                guests=draw(PEOPLE),
            )
            for key in talks
        ),
        forum=Forum(
            blocks=blocks,
            tracks=(Track(key=one, chairs=draw(PEOPLE)), Track(key=other)),
            weights={name: draw(price) for name in FORUM_COUNTS},
            track_blocks=table((one, other), (early, late)),
            track_spaces=table((one, other), rooms),
            block_spaces=table((early, late), rooms),
            similar=table((one, other), (one, other)),
            talk_blocks=table(talks, (early, late)),
            talk_spaces=table(talks, rooms),
        ),
        step=1,
    )


@given(problems())
@settings(max_examples=15)
def test_any_forum_is_read_as_it_was_written(problem):
    found = read_forum(write_forum(book_of(problem)))
    whole = replace(found, forum=replace(found.forum, zones={}))
    starts = [(block.starts[0], len(block.starts), block.end) for block in found.forum.blocks]
    assert starts == [(540, 2, 600), (1410, 3, problem.forum.blocks[1].end)]
    assert replace(whole, forum=replace(whole.forum, blocks=problem.forum.blocks)) == problem


def test_no_name_becomes_a_formula():
    problem = read_forum(workbook(sheets()))
    names = ("=1+1", "@SUM(A1)", "{=A1}", "https://example.org", "-2")
    talks = tuple(
        replace(problem.activities[0], key=name, parties=frozenset({name})) for name in names
    )
    named = replace(problem, activities=talks)
    content = write_forum(book_of(named))
    assert {one.key for one in read_forum(content).activities} == set(names)
    with ZipFile(BytesIO(content)) as parts:
        told = b"".join(parts.read(one) for one in parts.namelist() if "worksheets" in one)
    assert b"<f>" not in told
    assert b"hyperlink" not in told
