"""The sixteen counts of a forum, each on a plan that breaks it and one that does not."""

import pytest

from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.problem import FORUM_COUNTS, Placement
from tests.schedule.forums import at, forum, talk

PEOPLE = ("presenters-sessions", "attendees-sessions", "presenters-slots", "attendees-slots")
BESIDE = {"a": at(0), "b": at(0, "South", 1)}
AT_ONCE = {"a": at(0), "b": at(0, "South")}
APART = {"a": at(0), "b": at(1, "South")}


def counted(problem, plan):
    """Return the counts that are not 0."""
    assert forum_faults(problem, plan) == []
    return {name: count for name, count in forum_counts(problem, plan).items() if count}


PRICES = [
    ({"track_blocks": {("A", "block 0"): 3}}, {"tracks-sessions": 3}),
    ({"track_spaces": {("A", "North"): 2, ("A", "South"): 9}}, {"tracks-rooms": 2}),
    ({"block_spaces": {("block 0", "North"): 4, ("block 1", "North"): 9}}, {"sessions-rooms": 4}),
    ({"zones": {("a", "block 0"): 5}}, {"time-zones": 10}),
    ({"talk_blocks": {("a", "block 0"): 6}}, {"talks-sessions": 12}),
    ({"talk_spaces": {("a", "North"): 7}}, {"talks-rooms": 14}),
]


@pytest.mark.parametrize(("tables", "found"), PRICES)
def test_prices_count_by_cell_for_tracks_and_by_slot_for_talks(tables, found):
    problem = forum(talk("a", slots=2), talk("c", "C"), **tables)
    assert counted(problem, {"a": at(0), "c": at(2, "West")}) == found
    assert counted(problem, {"a": at(1, "West"), "c": at(2, "West")}) == {}


TRACKS = [
    # One track in two rooms of one block: a room more, and parallel.
    ("A", "A", BESIDE, {"rooms-per-track": 1, "parallel-tracks": 1}),
    ("A", "A", APART, {"rooms-per-track": 1}),
    ("A", "A", {"a": at(0), "b": at(1)}, {}),
    ("A", "A", {"a": at(0), "b": at(2)}, {"consecutive-tracks": 1}),
    ("A", "B", {"a": at(0), "b": at(2)}, {}),
]


@pytest.mark.parametrize(("one", "other", "plan", "found"), TRACKS)
def test_a_track_keeps_together(one, other, plan, found):
    assert counted(forum(talk("a", one), talk("b", other)), plan) == found


@pytest.mark.parametrize(
    ("similar", "found"),
    [
        ({("A", "B"): 8}, {"similar-tracks": 8}),
        # What stands below the diagonal is not read.
        ({("B", "A"): 8}, {}),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_similar_tracks_are_read_above_the_diagonal(similar, found, turned):
    problem = forum(talk("a", "A"), talk("b", "B"), similar=similar)
    rooms = ("South", "North") if turned else ("North", "South")
    assert counted(problem, {"a": at(0, rooms[0]), "b": at(0, rooms[1])}) == found
    assert counted(problem, APART) == {}


def test_chairs_of_two_tracks_are_counted_by_pairs_of_rooms():
    problem = forum(talk("a", "A"), talk("b", "B"), talk("c", "B"), chairs={"A": "x", "B": "xy"})
    plan = {"a": at(0), "b": at(0, "South"), "c": at(0, "West", 1)}
    found = counted(problem, plan)
    assert found == {"chairs": 2, "rooms-per-track": 1, "parallel-tracks": 1}


CONFLICTS = [
    # Who presents both; who presents one and chairs the other's track; who chairs his own.
    ({"parties": "p"}, {"parties": "p"}, {}, "presenters"),
    ({"parties": "p"}, {}, {"B": "p"}, "presenters"),
    ({}, {"parties": "p"}, {"A": "p"}, "presenters"),
    ({"parties": "p"}, {}, {"A": "p"}, None),
    ({"guests": "g"}, {"guests": "g"}, {}, "attendees"),
    ({"guests": "g"}, {"parties": "g"}, {}, "attendees"),
    ({"guests": "g"}, {}, {"B": "g"}, "attendees"),
    ({"guests": "g"}, {"guests": "h"}, {"A": "g"}, None),
]


@pytest.mark.parametrize(("one", "other", "chairs", "who"), CONFLICTS)
def test_nobody_is_in_two_rooms(one, other, chairs, who):
    problem = forum(talk("a", "A", **one), talk("b", "B", **other), chairs=chairs)
    assert counted(problem, APART) == {}
    assert counted(problem, BESIDE) == ({f"{who}-sessions": 1} if who else {})
    both = {f"{who}-sessions": 1, f"{who}-slots": 1} if who else {}
    assert counted(problem, AT_ONCE) == both


def test_chairing_ones_own_track_is_no_conflict_in_two_rooms():
    problem = forum(talk("a", parties="p"), talk("b"), chairs={"A": "p"})
    assert not set(counted(problem, AT_ONCE)) & set(PEOPLE)


def test_a_shared_slot_counts_each_time():
    problem = forum(talk("a", slots=2, parties="p"), talk("b", "B", slots=2, parties="p"))
    assert counted(problem, AT_ONCE) == {"presenters-sessions": 1, "presenters-slots": 2}


ORDERS = [
    # Wanted first and second: as wanted, turned, and side by side.
    ({"a": at(0), "b": at(1), "c": at(2)}, None),
    ({"b": at(0), "a": at(1), "c": at(2)}, 2),
    ({"c": at(0), "a": at(1), "b": at(2)}, 2),
    ({"a": at(0), "b": at(0, "South"), "c": at(1)}, 1),
]


@pytest.mark.parametrize(("plan", "count"), ORDERS)
def test_talks_follow_their_order(plan, count):
    problem = forum(talk("a", position=1), talk("b", position=2), talk("c"))
    assert counted(problem, plan).get("order") == count


FAULTS = [
    ({"a": at(0)}, "missing"),
    ({"a": at(0), "b": Placement(1, "Cellar")}, "missing"),
    ({"a": at(0), "b": Placement(7, "South")}, "missing"),
    ({"a": at(0, slot=1), "b": at(1)}, "long"),
    ({"a": at(0), "b": at(0, slot=1)}, "shared"),
    ({"a": at(0), "b": at(2)}, "moved"),
]


@pytest.mark.parametrize(("plan", "code"), FAULTS)
def test_what_is_no_plan_is_told(plan, code):
    problem = forum(talk("a", slots=2), talk("b", fixed=code == "moved"))
    assert code in {found for found, _talk in forum_faults(problem, plan)}


def test_two_tracks_in_one_cell_are_a_fault():
    problem = forum(talk("a", "A"), talk("b", "B"))
    found = forum_faults(problem, {"a": at(0), "b": at(0, slot=1)})
    assert found == [("mixed", "a"), ("mixed", "b")]


def test_the_objective_is_weight_times_count():
    problem = forum(talk("a"), talk("b"), weights={"consecutive-tracks": 10, "rooms-per-track": 3})
    counts = forum_counts(problem, {"a": at(0), "b": at(2, "South")})
    assert list(counts) == list(FORUM_COUNTS)
    assert forum_cost(problem.forum, counts) == 13
