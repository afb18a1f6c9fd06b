"""Talks put on the board by hand: what is told where no slots of theirs are, and the way out."""

import pytest

from app.schedule.rules.checking import faults
from app.schedule.rules.problem import Placement
from app.schedule.rules.stating import state
from app.schedule.rules.ways import free_places
from tests.schedule.drafting import activity, draft, forum, group
from tests.schedule.test_warnings import at, told

TRACKS = (group(1, kind="track"), group(2, kind="track"))


def rows(*talks, slots=1, **more):
    """Return talks with a forum of two hours with four slots, at nine and at one."""
    nine, one = at(9)["starts_at"], at(13)["starts_at"]
    blocks = [(nine, at(11)["starts_at"], 4), (one, at(15)["starts_at"], 4)]
    held = forum(*((talk, slots) for talk in talks), blocks=blocks)
    return {"forum": held, "groups": TRACKS, **more}


def talk(number, title, group_id=1, **there):
    return activity(number, title, kind="talk", minutes=30, group_id=group_id, **there)


@pytest.mark.parametrize(
    ("talks", "slots", "only", "sentence"),
    [
        (
            [talk(1, "Rivers", **at(9, 10))],
            1,
            "slot",
            (
                "“Rivers” (Thu 5 Aug, 09:10 in Court A) stands at the beginning of no slot of the "
                "forum's blocks."
            ),
        ),
        (
            [talk(1, "Rivers", **at(10, 30))],
            2,
            "slots",
            "“Rivers” begins Thu 5 Aug, 10:30: its block has too few slots left for it.",
        ),
        (
            [talk(1, "Rivers", **at(9)), talk(2, "Ports", 2, **at(10))],
            1,
            "tracks",
            "“Ports” stands in Court A in a block in which another track has that space.",
        ),
    ],
)
def test_a_talk_that_stands_at_no_slots_is_told_of(talks, slots, only, sentence):
    found = told(*talks, only=only, **rows(*talks, slots=slots))
    assert sentence in [one.sentence for one in found]
    assert all(one.hard and one.way_out for one in found)


def test_a_talk_that_stands_as_it_should_is_told_nothing_of():
    talks = [talk(1, "Rivers", **at(9)), talk(2, "Ports", 2, **at(9, space_id=2)),
             talk(3, "Waiting")]  # fmt: skip
    assert [one.about for one in told(*talks, **rows(*talks))] == []


def test_the_way_out_leads_to_slots():
    one = talk(1, "Rivers", **at(9, 10))
    found = state(draft(one, **rows(one)), {})
    places = free_places(found.problem, found.plan, "Rivers")
    assert places[0] == Placement(found.plan["Rivers"].start - 10, "1")
    assert all(not faults(found.problem, {"Rivers": there}) for there in places)
    starts = {start for block in found.problem.forum.blocks for start in block.starts}
    assert {there.start for there in places} <= starts
