"""The page of warnings: found, filtered, sorted, as a file and for the board's script."""

import pytest

from tests.conftest import statements
from tests.schedule.making import morning


@pytest.fixture
def clash(timetable, session):
    """Two matches of Toyama in one court at once; everything else waits at the side."""
    first, second = timetable.matches[:2]
    for one in (first, second):
        one.starts_at, one.space_id = morning(6), timetable.spaces[0].id
    session.commit()
    return timetable


def address(timetable, ending=""):
    return f"/editions/{timetable.edition.id}/warnings{ending}"


def test_the_planner_reads_what_is_wrong_and_the_way_out(clash, planner):
    page = planner.get(address(clash)).text
    assert "are both in Court A: Fri 6 Aug, 09:00–10:30." in page
    assert "are at the same time" in page
    assert "Move one of the two to another time or space." in page
    assert f"/activities/{clash.matches[0].uuid}/place" in page
    assert page.index("are both in Court A") < page.index("is not on the board yet")


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?weight=must", "Court A", "is not on the board yet"),
        ("?weight=should", "is not on the board yet", "are both in"),
        ("?kind=space", "are both in", "at the same time"),
        ("?q=court", "are both in", "at the same time"),
        ("?q=nothing-like-it", "Nothing is wrong here.", "are both in"),
        ("?kind=unheard-of&sort=unheard-of&page=99", "are both in", "Nothing is wrong"),
        ("?sort=time&order=descending", "are both in", "Nothing is wrong"),
    ],
)
def test_warnings_are_searched_filtered_and_sorted(clash, planner, query, shown, hidden):
    page = planner.get(address(clash, query)).text
    assert (shown in page, hidden in page) == (True, False)


def test_warnings_are_filtered_by_region_and_space(clash, planner):
    other = clash.regions[3]
    space, region = clash.spaces[0].id, clash.toyama.id
    assert "are both in" in planner.get(address(clash, f"?space={space}&region={region}")).text
    assert "are both in" not in planner.get(address(clash, f"?space={clash.spaces[1].id}")).text
    assert "are both in" not in planner.get(address(clash, f"?region={other.id}")).text


def test_warnings_are_sent_as_a_file_in_the_readers_language(clash, planner):
    with planner.get(address(clash, ".csv?kind=space")) as answer:
        assert answer.mimetype == "text/csv"
        assert answer.text.count("are both in Court A") == 1
        assert "not on the board" not in answer.text


def test_the_boards_script_is_told_what_one_activity_breaks(clash, planner):
    first, _second, third = clash.matches[:3]
    told = planner.get(address(clash, f".json?activity={first.uuid}")).json["warnings"]
    assert all(first.uuid in one["activities"] for one in told)
    hard = [one for one in told if one["hard"]]
    assert {one["kind"] for one in hard} >= {"The space is taken"}
    alone = planner.get(address(clash, f".json?activity={third.uuid}")).json["warnings"]
    assert [one["sentence"] for one in alone] == [f"“{third.title['en']}” is not on the board yet."]


def test_the_page_asks_the_database_as_often_for_one_warning_as_for_many(
    clash, planner, session, app
):
    counts = []
    for match in (clash.matches[2], clash.matches[3]):
        with statements(app.extensions["engine"]) as seen:
            planner.get(address(clash))
        counts.append(len(seen))
        match.starts_at, match.space_id = morning(6), clash.spaces[0].id
        session.commit()
    assert counts[0] == counts[1]


def test_others_see_no_draft(timetable, client, signed_in):
    assert client.get(address(timetable)).status_code == 303
    host = signed_in("host_staff", edition_id=timetable.edition.id)
    assert host.get(address(timetable)).status_code == 404
