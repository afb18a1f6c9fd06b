"""Pages of a forum: brought in, looked at, changed by hand, taken back, and told as files."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from app.core.words import Words
from app.schedule import jobs
from app.schedule.models import ForumBlock, ForumPlan, ForumTalk, Run
from app.schedule.queries import forums
from app.schedule.queries.stating import stated
from app.schedule.rules.forum_weights import USUAL_COUNTS
from app.schedule.rules.problem import FORUM_COUNTS, Outcome, Placement
from app.schedule.rules.reading.forums import read_book
from app.schedule.rules.reading.plans import read_plan
from tests.schedule.forum_sheets import sheets, workbook
from tests.schedule.test_running import answers, work

__all__ = ["work"]
HOURS = {
    "suits_from": "9:00",
    "suits_until": "21:00",
    "small": "2",
    "bears_from": "07:30",
    "bears_until": "24:00",
    "big": "20",
}
MORNING = {"starts_at": "2027-08-07T09:00", "ends_at": "2027-08-07T10:30", "slots": "3"}


def bring(planner, timetable, cells=None, **more):
    """Send a workbook."""
    told = {"file": (BytesIO(workbook(cells or sheets())), "forum.xlsx"), "venue": ""}
    path = f"{timetable.path}/forum/import"
    return planner.post(path, data=told | {"venue_name": "Campus", "once": "1"} | more)


def all_of(session, model):
    return session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def path(timetable):
    return f"{timetable.path}/forum"


@pytest.fixture
def forum(planner, timetable, session):
    """The small forum of the workbook, in an edition."""
    assert bring(planner, timetable).status_code == 303
    return forums.standing(session, timetable.edition.id)


def test_a_workbook_is_brought_in_taken_back_and_put_back(planner, timetable, path, session):
    assert "Bring in a workbook" in planner.get(path).text
    brought = bring(planner, timetable)
    again = bring(planner, timetable)
    assert (brought.status_code, again.location) == (303, brought.location)
    assert all_of(session, ForumPlan) == 1
    seen = planner.get(brought.location).text
    assert "3 talks, 2 tracks, 2 blocks, 2 spaces." in seen
    assert "The forum was brought in" in seen
    batch = forums.standing(session, timetable.edition.id).batch
    gone = planner.post(f"{path}/batches/{batch}")
    assert "The forum is taken back" in planner.get(gone.location).text
    assert forums.standing(session, timetable.edition.id) is None
    planner.post(f"{path}/batches/{batch}", data={"back": "1"})
    assert "3 talks" in planner.get(path).text


def test_what_is_wrong_in_a_workbook_is_said_on_the_file(planner, timetable, path, session):
    cells = sheets()
    cells["sessions"][2][1] = "many"
    refused = bring(planner, timetable, cells, venue_name="Old campus", first="2027-08-06")
    assert refused.status_code == 422
    assert "Sheet “sessions”, cell B3: “many” is no whole number" in refused.text
    assert 'value="Old campus"' in refused.text
    assert 'value="2027-08-06"' in refused.text
    nameless = bring(planner, timetable, venue_name=" ")
    assert (nameless.status_code, "Name the new venue" in nameless.text) == (422, True)
    assert planner.post(f"{path}/import", data={"venue": ""}).status_code == 422
    assert all_of(session, ForumPlan) == 0
    assert bring(planner, timetable).status_code == 303
    second = bring(planner, timetable, once="2")
    assert (second.status_code, "has a forum already" in second.text) == (422, True)


def test_a_forum_among_activities_is_shown_its_way(planner, timetable):
    path = f"{timetable.path}/activities/import"
    refused = planner.post(path, data={"file": (BytesIO(workbook(sheets())), "forum.xlsx")})
    assert (refused.status_code, "This is the workbook of a forum." in refused.text) == (422, True)
    assert f"{timetable.path}/forum/import" in refused.text


def test_a_forum_goes_out_as_it_came_in(planner, timetable, path, forum, session):
    told = read_book(planner.get(f"{path}.xlsx").data)
    asked = read_book(workbook(sheets())).problem
    assert {one.key for one in told.problem.activities} == {one.key for one in asked.activities}
    assert told.problem.forum.weights == asked.forum.weights
    assert [one.slots for one in told.problem.activities] == [1, 2, 1]
    assert told.offsets == {"t2": -300}
    plan = planner.get(f"{path}/plan.xlsx").data
    assert read_plan(plan, told.problem) == {}
    template = read_book(planner.get(f"{path}/template.xlsx").data).problem
    names = {one.name.best("en") for one in timetable.spaces}
    assert (len(template.activities), names <= {one.key for one in template.spaces}) == (2, True)


def test_blocks_are_added_once_changed_removed_and_put_back(planner, path, session):
    told = MORNING | {"name": "Morning", "once": "7"}
    assert planner.post(f"{path}/blocks/new", data=told).status_code == 303
    assert planner.post(f"{path}/blocks/new", data=told).status_code == 303
    block = session.scalars(select(ForumBlock)).one()
    assert forums.weights(session, block.forum_id) == USUAL_COUNTS
    assert "Morning" in planner.get(path).text
    there = f"{path}/blocks/{block.id}"
    assert planner.post(there, data=MORNING | {"name": "Noon", "slots": "2"}).status_code == 303
    session.refresh(block)
    assert (block.name, block.slots) == ("Noon", 2)
    planner.post(f"{there}/remove")
    assert "There is no block yet" in planner.get(path).text
    planner.post(f"{there}/remove", data={"back": "1"})
    assert "2 slots" in planner.get(path).text


WRONG_BLOCKS = [
    ({"ends_at": "2027-08-07T08:00"}, "ends_at", "It would end before it begins."),
    ({"slots": "200"}, "slots", "between 1 and 100"),
    ({"slots": ""}, "slots", "Answer this question."),
    ({"name": " "}, "name", "Answer this question."),
    ({"ends_at": "2027-08-07T09:02"}, "slots", "In 2 minutes there is no time"),
]


@pytest.mark.parametrize(("wrong", "field", "sentence"), WRONG_BLOCKS)
def test_a_wrong_block_is_refused_on_its_question(planner, path, wrong, field, sentence):
    refused = planner.post(f"{path}/blocks/new", data=MORNING | {"name": "Morning"} | wrong)
    assert refused.status_code == 422
    error = refused.text.split(f'id="{field}-error"')[1].split("</p>")[0]
    assert sentence in error
    assert 'value="2027-08-07T09:00"' in refused.text


def test_two_blocks_are_not_at_the_same_time(planner, path):
    planner.post(f"{path}/blocks/new", data=MORNING | {"name": "Morning"})
    refused = planner.post(f"{path}/blocks/new", data=MORNING | {"name": "Another"})
    assert (refused.status_code, "It overlaps with Morning." in refused.text) == (422, True)


def test_what_cannot_be_put_back_says_why(planner, timetable, path, forum, session):
    first = forums.blocks(session, forum.id)[0]
    planner.post(f"{path}/blocks/{first.id}/remove")
    there = {"starts_at": "2027-08-05T10:00", "ends_at": "2027-08-05T11:00", "slots": "1"}
    assert planner.post(f"{path}/blocks/new", data=there | {"name": "Instead"}).status_code == 303
    answer = planner.post(f"{path}/blocks/{first.id}/remove", data={"back": "1"})
    assert "It overlaps with Instead." in planner.get(answer.location).text
    planner.post(f"{path}/batches/{forum.batch}")
    assert bring(planner, timetable, once="2").status_code == 303
    answer = planner.post(f"{path}/batches/{forum.batch}", data={"back": "1"})
    assert "This edition has a forum already." in planner.get(answer.location).text


def test_chairs_weights_hours_and_spaces_are_set(planner, timetable, path, forum, session):
    track = forums.tracks(session, timetable.edition.id)[-1]
    answer = planner.post(f"{path}/tracks/{track.id}", data={"chairs": "Li Na\n\n Kim Jun\nLi Na"})
    assert answer.status_code == 303
    assert forums.chairs(session, forum.id)[track.id] == ["Kim Jun", "Li Na"]
    assert "Kim Jun, Li Na" in planner.get(path).text
    weights = {name.replace("-", "_"): "3" for name in FORUM_COUNTS}
    assert planner.post(f"{path}/weights", data=weights).status_code == 303
    assert set(forums.weights(session, forum.id).values()) == {3}
    assert planner.post(f"{path}/weights", data={"usual": "1"}).status_code == 303
    assert forums.weights(session, forum.id) == USUAL_COUNTS
    assert planner.post(f"{path}/hours", data=HOURS).status_code == 303
    session.refresh(forum)
    assert (forum.suits_from, forum.bears_from, forum.bears_until) == (540, 450, 1440)
    court = timetable.spaces[0]
    assert planner.post(f"{path}/spaces", data={"rooms": [court.id]}).status_code == 303
    assert [one.id for one in forums.rooms(session, forum.id)] == [court.id]


@pytest.mark.parametrize(
    ("page", "wrong", "sentence"),
    [
        ("weights", {"order": "-1"}, "between 0 and"),
        ("weights", {"chairs": "many"}, "Not a valid integer"),
        ("hours", HOURS | {"suits_from": "25:00"}, "Write a time of day such as 08:30"),
        ("hours", HOURS | {"big": ""}, "Answer this question."),
        ("hours", {"suits_until": "noon"}, "noon"),
    ],
)
def test_wrong_weights_and_hours_are_refused(planner, path, page, wrong, sentence):
    refused = planner.post(f"{path}/{page}", data=wrong)
    assert (refused.status_code, sentence in refused.text) == (422, True)


def test_an_activity_becomes_a_talk_and_is_none_again(planner, timetable, path, session):
    planner.post(f"{path}/blocks/new", data=MORNING | {"name": "Morning"})
    activity = timetable.activities[0]
    there = f"/activities/{activity.uuid}/talk"
    told = {"is_talk": "yes", "slots": "2", "presenters": "Li Na\nKim Jun", "zone": "UTC-3:30"}
    for zone, slots in (("Tokyo", "2"), ("UTC+9", "0"), ("UTC+30", "1")):
        assert planner.post(there, data=told | {"zone": zone, "slots": slots}).status_code == 422
    assert planner.post(there, data=told).status_code == 303
    talk = session.scalars(select(ForumTalk)).one()
    assert (talk.slots, talk.offset_minutes) == (2, -210)
    _draft, found = stated(session, timetable.edition)
    assert next(one for one in found.problem.activities if one.key == activity.uuid).slots == 2
    assert "Kim Jun" in planner.get(there).text
    assert 'value="UTC-3:30"' in planner.get(there).text
    assert "Kim Jun" in planner.get(f"{path}/talks?q=kim&talk=yes").text
    assert "Kim Jun" not in planner.get(f"{path}/talks?talk=no").text
    assert planner.post(there, data={"is_talk": "no", "slots": "2"}).status_code == 303
    assert all_of(session, ForumTalk) == 0


def test_a_draft_is_laid_out_with_what_is_wrong(planner, timetable, path, forum, session):
    one, two, three = (talk.activity for talk in forums.talks(session, forum.id))
    first, second = forums.blocks(session, forum.id)
    north, south = forums.rooms(session, forum.id)
    one.title = Words(en="<b>Fish & ships</b>")
    one.starts_at, one.space_id = first.starts_at, north.id
    two.starts_at, two.space_id = second.starts_at, south.id
    three.starts_at, three.space_id = second.ends_at.replace(minute=20), south.id
    session.commit()
    seen = planner.get(path).text
    assert "&lt;b&gt;Fish &amp; ships&lt;/b&gt;" in seen
    assert "Talks that cannot stand so" in seen
    assert "It does not begin where a slot of a block begins" in seen
    assert "09:30" in seen


def test_the_pages_ask_as_often_for_one_talk_as_for_many(
    planner, timetable, path, forum, session, queries
):
    pages = (path, f"{path}/talks", f"{path}.xlsx")

    def counted():
        found = []
        for page in pages:
            queries.clear()
            assert planner.get(page).status_code == 200
            found.append(len(queries))
        return found

    many = counted()
    for talk in forums.talks(session, forum.id)[1:]:
        talk.activity.removed_at = talk.activity.made_at
    for block in forums.blocks(session, forum.id)[1:]:
        block.removed_at = block.starts_at
    session.commit()
    assert counted() == many == [35, 9, 31]


@pytest.fixture
def solved(planner, timetable, forum, session, monkeypatch, work):
    """Ask for a plan on the page, let the solver answer so, and return the page of the search."""

    def solved(outcome):
        answers(monkeypatch, outcome)
        told = {"kind": "solve", "which": "all", "seconds": "10", "everything": "y"}
        answer = planner.post(f"{timetable.path}/solve", data=told)
        work(jobs.solve, session.scalar(select(func.max(Run.id))))
        return planner.get(answer.location).text

    return solved


def test_a_plan_of_a_forum_is_told_by_its_counts(timetable, forum, session, solved):
    _draft, found = stated(session, timetable.edition)
    block, room = found.problem.forum.blocks[0], found.problem.spaces[0]
    talk = next(one for one in found.problem.activities if one.slots == 1)
    counts = dict.fromkeys(FORUM_COUNTS, 0) | {"chairs": 3}
    plan = {talk.key: Placement(block.starts[0], room.key)}
    seen = solved(Outcome(status="feasible", plan=plan, objective=39, bound=0, counts=counts))
    assert "What the talks of the forum cost" in seen
    row = seen.split("Chairs in two spaces in one block</th>")[1].split("</tr>")[0]
    assert row == "<td>3</td><td>13</td><td>39</td>"


def test_why_a_forum_has_no_plan_is_told_by_names(timetable, forum, session, solved):
    talk = forums.talks(session, forum.id)[1]
    track = forums.tracks(session, timetable.edition.id)[0]
    reason = (talk.activity.uuid, f"track:{track.id}")
    seen = solved(Outcome(status="impossible", reason=reason))
    assert "“t2” takes 2 slots, and no block has so many." in seen
    assert f"/activities/{reason[0]}/talk" in seen
    assert "All talks of the track “Rivers” find slots" in seen
    assert "Which of these should give way?" not in seen
