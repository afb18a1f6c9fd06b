"""Setting stages on their page, taking those of the last edition over, undoing by history."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from app.core.errors import Stale
from app.editions import actions as editions
from app.history.models import Record
from app.stages import actions, queries
from app.stages.errors import NothingToCopy, StagesReversed
from app.stages.models import Stage, StageReminder
from tests.editions import making
from tests.matrix.reading import main_form
from tests.stages.conftest import DAY, NAMES, NUMBER, planned


def stages_of(session, edition):
    return {kind: one.deadline for kind, one in queries.stages(session, edition.id).items()}


def test_an_edition_without_stages_has_none(world, session):
    actions.set_stages(session, None, world.edition, [])
    assert stages_of(session, world.edition) == {}
    assert session.scalar(select(func.count(StageReminder.id))) == 0


def test_stages_are_set_and_recorded_with_what_stood_before(world, session):
    later = [*planned()[:2], replace(planned()[2], reminders=frozenset())]
    actions.set_stages(session, None, world.edition, later)
    record = session.scalars(select(Record).order_by(Record.id.desc())).first()
    assert (record.action, record.details) == (
        "stages.set",
        {"documents_reminders": ["10080 1440", ""]},
    )


def test_setting_what_stands_changes_nothing(world, session):
    count = session.scalar(select(func.count(Record.id)))
    versions = {stage.id: stage.version for stage in session.scalars(select(Stage))}
    actions.set_stages(session, None, world.edition, planned())
    assert session.scalar(select(func.count(Record.id))) == count
    assert {stage.id: stage.version for stage in session.scalars(select(Stage))} == versions


def test_what_somebody_else_set_meanwhile_is_not_replaced(world, session):
    stands = queries.stages(session, world.edition.id)
    seen = {kind: stage.version for kind, stage in stands.items()}
    actions.set_stages(session, None, world.edition, planned(after="request"))
    with pytest.raises(Stale):
        actions.set_stages(session, None, world.edition, planned(), seen)
    with pytest.raises(Stale):
        actions.set_stages(session, None, world.edition, [], {})


def test_stages_in_the_wrong_order_are_refused(world, session):
    first, second, third = planned()
    with pytest.raises(StagesReversed):
        actions.set_stages(
            session, None, world.edition, [first, second, replace(third, deadline=NUMBER)]
        )


def answers(page):
    """Return what the page's form holds."""
    return main_form(page.text)


def test_the_page_shows_the_stages_on_the_hosts_clocks(coordinator, world):
    answer = coordinator.get(f"{world.path}/stages")
    assert answers(answer)["names_deadline"] == "2027-06-01T18:00"
    assert "on the clocks of Tokyo" in answer.text


def test_a_stage_is_moved_on_the_page(coordinator, world, session):
    path = f"{world.path}/stages"
    body = answers(coordinator.get(path)) | {
        "names_deadline": "2027-05-30T17:00",
        "names_after": "request",
        "names_reminders": [str(3 * DAY)],
    }
    assert coordinator.post(path, data=body).status_code == 303
    stage = queries.with_reminders(session, world.edition.id)["names"]
    assert (stage.deadline, stage.after) == (datetime(2027, 5, 30, 8, tzinfo=UTC), "request")
    assert [one.before_minutes for one in stage.reminders] == [3 * DAY]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"names_deadline": "2027-05-01T17:00"}, "cannot end before the one above it"),
        ({"names_deadline": "2027-06-05T17:00"}, "Registration closes before this moment"),
        ({"names_deadline": ""}, "Reminders need a deadline"),
        ({"names_deadline": "not a time"}, "Not a valid"),
        ({"names_after": "whatever"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_shown_on_its_field(coordinator, world, session, changes, words):
    path = f"{world.path}/stages"
    answer = coordinator.post(path, data=answers(coordinator.get(path)) | changes)
    assert answer.status_code == 422
    assert words in answer.text
    assert stages_of(session, world.edition)["names"] == NAMES


def test_two_coordinators_who_move_different_stages_both_keep_theirs(coordinator, world, session):
    path = f"{world.path}/stages"
    begun = answers(coordinator.get(path))
    coordinator.post(path, data=begun | {"number_deadline": "2027-05-19T18:00"})
    answer = coordinator.post(path, data=begun | {"names_deadline": "2027-05-31T18:00"})
    assert answer.status_code == 303
    found = stages_of(session, world.edition)
    assert (found["number"], found["names"]) == (
        NUMBER - timedelta(days=1),
        NAMES - timedelta(days=1),
    )


def next_edition(world, session, **changes):
    """Open the programme's next edition."""
    days = {"starts_on": date(2028, 8, 10), "ends_on": date(2028, 8, 14)}
    plan = making.plan(world.regions, year=2028, number="25", **{**days, **changes})
    return editions.open_edition(session, None, world.programme, plan, making.limits())


def test_an_edition_starts_with_the_last_ones_stages(world, session):
    edition = next_edition(world, session, zone="Asia/Vladivostok")
    assert actions.take_over(session, None, edition) is world.edition
    shift = date(2028, 8, 10) - date(2027, 8, 5)
    for kind, moment in stages_of(session, edition).items():
        there = moment.astimezone(ZoneInfo("Asia/Vladivostok"))
        before = stages_of(session, world.edition)[kind].astimezone(ZoneInfo("Asia/Tokyo"))
        assert (there.hour, there.minute) == (18, 0)
        assert there.date() - before.date() == shift
    reminders = queries.with_reminders(session, edition.id)["names"].reminders
    assert [(one.before_minutes, one.sent_for) for one in reminders] == [
        (7 * DAY, None),
        (DAY, None),
    ]


def test_the_first_edition_has_nothing_to_start_with(world, session):
    with pytest.raises(NothingToCopy):
        actions.take_over(session, None, world.edition)


def test_the_page_offers_to_take_the_stages_over(coordinator, world, session):
    edition = next_edition(world, session)
    path = f"/editions/{edition.id}/stages"
    assert "Start with the stages of Test games 2027" in coordinator.get(path).text
    assert coordinator.post(f"{path}/take-over").status_code == 303
    assert "Start with the stages" not in coordinator.get(path).text
    assert set(stages_of(session, edition)) == {"number", "names", "documents"}


def test_the_timeline_stands_on_both_pages_with_what_is_next(coordinator, world):
    for path in (world.path, f"{world.path}/delegations/t-jp"):
        text = " ".join(coordinator.get(path).text.split())
        assert text.index("Entry by number") < text.index("Entry by name") < text.index("Documents")
        assert "20 May 2027, 18:00 Tokyo (UTC+9)" in text
        assert text.count(">Next<") == 1


def test_what_is_over_is_said_and_the_next_stage_is_next(world, clock, signed_in):
    clock(NUMBER)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    text = " ".join(coordinator.get(world.path).text.split())
    assert text.index("Over") < text.index(">Next<") < text.index("Documents and travel")


def test_a_region_in_another_zone_sees_its_own_time_too(world, signed_in):
    scope = {"programme_id": world.programme.id}
    shenyang = signed_in("region_coordinator", region_id=world.regions[2].id, **scope)
    assert "17:00 Shanghai (UTC+8)" in shenyang.get(world.path).text
    gangwon = signed_in("region_coordinator", region_id=world.gangwon.id, **scope)
    assert "Seoul" not in gangwon.get(world.path).text


def test_the_timeline_is_for_those_concerned(world, signed_in, client):
    assert "Entry by name" not in client.get(world.path).text
    assert "Entry by name" not in signed_in().get(world.path).text


def test_stages_are_read_in_one_statement(world, session, queries_counted):
    with queries_counted() as seen:
        queries.stages(session, world.edition.id)
    assert len(seen) == 1
