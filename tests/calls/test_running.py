"""A coordinator makes a call, publishes, changes, cancels and reopens it, and starts another."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from app.calls import actions, queries, rules
from app.calls.errors import DeadlineOver, NotCancellable
from app.calls.models import Call
from app.core.errors import Stale
from app.core.words import Words
from app.history.models import Record
from tests.calls.conftest import CLOSES, DAY, NOW, OPENS, SURVEY, TYPE, plan
from tests.matrix.reading import main_form


def answers(page):
    return main_form(page.text)


def last_record(session):
    return session.scalars(select(Record).order_by(Record.id.desc())).first()


def newest(session):
    number = session.scalar(select(func.max(Call.id)))
    return queries.call(session, number)


WRITTEN = {
    "title-en": "Harbours",
    "title-ru": "Порты",
    "text-en": "Propose.",
    "zone": "Asia/Seoul",
    "opens_at": "2027-05-01T09:00",
    "closes_at": "2027-06-01T17:00",
    "survey_closes_at": "2027-07-01T17:00",
    "decided_by": "vote",
}


def test_the_page_offers_the_types_that_the_kind_may_call_for(coordinator, world):
    answer = coordinator.get(f"/programmes/{world.programme.slug}/calls/new")
    assert ("Session" in answer.text, "Agenda item" in answer.text) == (True, False)


def test_a_call_is_made_on_the_clocks_of_the_zone_that_is_chosen(coordinator, world, session):
    path = f"/programmes/{world.programme.slug}/calls/new?type={TYPE}"
    assert "Start from" not in coordinator.get(path).text
    answer = coordinator.post(path, data=WRITTEN | {"areas": [str(world.ports.id)]})
    made = newest(session)
    assert answer.status_code == 303
    assert answer.location.endswith(f"/calls/{made.id}")
    assert (made.opens_at, made.closes_at) == (
        datetime(2027, 5, 1, 0, tzinfo=UTC),
        datetime(2027, 6, 1, 8, tzinfo=UTC),
    )
    assert (made.title, made.decided_by, made.year) == (
        {"en": "Harbours", "ru": "Порты"},
        "vote",
        2027,
    )
    assert [area.code for area in made.areas] == ["ports"]
    assert rules.standing(made, NOW) == "draft"
    assert last_record(session).action == "call.made"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title-en": "", "title-ru": ""}, "at least one language"),
        ({"closes_at": "2027-04-30T17:00"}, "must come after the opening"),
        ({"survey_closes_at": "2027-06-01T17:00"}, "once all proposals are in"),
        ({"closes_at": ""}, "Answer this question"),
        ({"zone": "Mars/Olympus"}, "Not a valid choice"),
    ],
)
def test_what_cannot_be_is_shown_on_its_field(coordinator, world, session, changes, words):
    path = f"/programmes/{world.programme.slug}/calls/new?type={TYPE}"
    answer = coordinator.post(path, data=WRITTEN | changes)
    assert answer.status_code == 422
    assert words in answer.text
    assert session.scalar(select(func.count(Call.id))) == 0


def test_a_session_needs_the_edition_in_which_it_takes_place(coordinator, world, session):
    path = f"/programmes/{world.programme.slug}/calls/new?type=session"
    answer = coordinator.post(path, data=WRITTEN)
    assert (answer.status_code, "Choose the edition" in answer.text) == (422, True)
    there = f"{path}&edition={world.edition.id}"
    assert answers(coordinator.get(there))["edition"] == str(world.edition.id)
    assert coordinator.post(there, data=WRITTEN | {"edition": world.edition.id}).status_code == 303
    assert newest(session).edition_id == world.edition.id


def test_nobody_else_sees_a_call_before_it_is_published(call, client, coordinator):
    made = call(published=False)
    assert "Nobody else sees this call yet" in coordinator.get(f"/calls/{made.id}").text
    assert coordinator.post(f"/calls/{made.id}/publish").status_code == 303
    assert "Nobody else sees" not in coordinator.get(f"/calls/{made.id}").text


def test_a_draft_answers_others_as_what_is_not_there(call, signed_in, world):
    made = call(published=False)
    region = signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )
    assert region.get(f"/calls/{made.id}").status_code == 404


def test_a_call_whose_deadline_passed_is_not_published(call, session, clock):
    made = call(published=False)
    clock(CLOSES)
    with pytest.raises(DeadlineOver):
        actions.publish(session, None, made)


def test_publishing_twice_is_publishing_once(call, session):
    made = call()
    before = session.scalar(select(func.count(Record.id)))
    actions.publish(session, None, made)
    assert session.scalar(select(func.count(Record.id))) == before


def test_two_coordinators_who_change_different_things_both_keep_theirs(coordinator, call, session):
    path = f"/calls/{call().id}/edit"
    begun = answers(coordinator.get(path))
    assert begun["closes_at"] == "2027-05-31T18:00"
    coordinator.post(path, data=begun | {"title-en": "Harbours"})
    answer = coordinator.post(path, data=begun | {"closes_at": "2027-06-02T12:00"})
    assert answer.status_code == 303
    found = newest(session)
    assert found.title["en"] == "Harbours"
    assert found.closes_at == datetime(2027, 6, 2, 3, tzinfo=UTC)
    assert last_record(session).details == {
        "deadline": [CLOSES.isoformat(), found.closes_at.isoformat()]
    }


def test_two_coordinators_who_change_the_same_see_both(coordinator, call, session):
    path = f"/calls/{call().id}/edit"
    begun = answers(coordinator.get(path))
    coordinator.post(path, data=begun | {"closes_at": "2027-06-05T18:00"})
    mine = begun | {"closes_at": "2027-06-02T12:00"}
    answer = coordinator.post(path, data=mine)
    assert (answer.status_code, "Somebody else changed this" in answer.text) == (422, True)
    again = answers(answer) | {"closes_at": "2027-06-02T12:00"}
    assert coordinator.post(path, data=again).status_code == 303
    assert newest(session).closes_at == datetime(2027, 6, 2, 3, tzinfo=UTC)


def test_another_zone_reads_the_same_hours_on_other_clocks(coordinator, call, session):
    path = f"/calls/{call().id}/edit"
    begun = answers(coordinator.get(path))
    assert coordinator.post(path, data=begun | {"zone": "Asia/Shanghai"}).status_code == 303
    found = newest(session)
    assert (found.zone, found.closes_at) == ("Asia/Shanghai", CLOSES + timedelta(hours=1))


def test_who_was_slower_is_told(call, session):
    made = call()
    session.execute(Call.__table__.update().values(version=Call.version + 1))
    with pytest.raises(Stale):
        actions.change(session, None, made, plan(title=Words(en="Slow")))


def test_areas_are_changed_and_changing_nothing_writes_nothing(call, session, world):
    made = call(areas=frozenset({world.ports.id, world.sea.id}))
    other = frozenset({world.sea.id, world.farms.id})
    actions.change(session, None, made, plan(areas=other))
    found = newest(session)
    assert {area.id for area in found.areas} == other
    before = session.scalar(select(func.count(Record.id)))
    actions.change(session, None, found, plan(areas=other))
    assert session.scalar(select(func.count(Record.id))) == before


def test_a_published_deadline_does_not_move_into_the_past(call, session):
    with pytest.raises(DeadlineOver):
        actions.change(session, None, call(), plan(closes_at=NOW - DAY))
    draft = call(published=False)
    actions.change(session, None, draft, plan(closes_at=NOW - DAY))
    assert draft.closes_at == NOW - DAY


def test_words_can_still_be_mended_after_the_deadline(call, session, clock):
    made = call()
    clock(CLOSES + DAY)
    actions.change(session, None, made, plan(text=Words(en="Mended.")))
    assert made.text == {"en": "Mended."}


def test_a_call_is_cancelled_with_a_reason_and_that_is_undone(coordinator, call, session):
    path = f"/calls/{call().id}"
    assert coordinator.post(f"{path}/cancel", data={"reason": " "}).status_code == 422
    assert coordinator.post(f"{path}/cancel", data={"reason": "No money"}).status_code == 303
    record = last_record(session)
    assert (record.action, record.reason) == ("call.cancelled", "No money")
    assert "No money" in coordinator.get(path).text
    assert coordinator.post(f"{path}/reopen").status_code == 303
    assert (last_record(session).action, newest(session).reason) == ("call.reopened", "")
    assert rules.standing(newest(session), NOW) == "open"


def test_a_draft_cannot_be_cancelled(coordinator, call, session):
    made = call(published=False)
    answer = coordinator.post(f"/calls/{made.id}/cancel", data={"reason": "No money"})
    assert (answer.status_code, "Only a published call" in answer.text) == (422, True)
    with pytest.raises(NotCancellable):
        actions.cancel(session, None, queries.call(session, made.id), "x")


def test_a_call_starts_from_the_last_of_its_type(signed_in, call, session, world, clock):
    made = call(areas=frozenset({world.ports.id}))
    measure = rules.Measure(label=Words(en="Use"), hint=Words(), weight=2, least=1, most=4)
    actions.add_criterion(session, None, made, measure)
    review = rules.PlannedPhase(
        name=Words(en="First"),
        opens_at=CLOSES,
        closes_at=CLOSES + 10 * DAY,
        who="all",
        blind=True,
        others="never",
        may_decide=True,
    )
    actions.add_phase(session, None, made, review)
    session.commit()
    clock(SURVEY + DAY)
    coordinator = signed_in("programme_coordinator", programme_id=world.programme.id)
    path = f"/programmes/{world.programme.slug}/calls/new?type={TYPE}"
    assert "Start from it" in coordinator.get(path).text
    begun = answers(coordinator.get(f"{path}&from={made.id}"))
    assert (begun["opens_at"], begun["closes_at"]) == ("2028-03-30T09:00", "2028-05-29T18:00")
    assert coordinator.post(f"{path}&from={made.id}", data=begun).status_code == 303
    found = newest(session)
    assert (found.id != made.id, found.title, found.year) == (True, made.title, 2028)
    assert [(one.label, one.weight, one.most) for one in found.criteria] == [({"en": "Use"}, 2, 4)]
    assert [(one.opens_at, one.blind) for one in found.phases] == [(CLOSES + 364 * DAY, True)]
    assert found.opens_at == OPENS + 364 * DAY


def test_a_draft_is_removed_with_its_parts(coordinator, call, session, world):
    made = call(published=False, areas=frozenset({world.ports.id}))
    actions.make_code(session, None, made)
    measure = rules.Measure(label=Words(en="Use"), hint=Words(), weight=2, least=1, most=4)
    actions.add_criterion(session, None, made, measure)
    session.commit()
    path = f"/calls/{made.id}/remove"
    assert "Remove the draft?" in coordinator.get(path).text
    assert coordinator.post(path).status_code == 303
    assert session.scalar(select(func.count(Call.id))) == 0
    assert last_record(session).action == "call.removed"


def test_a_published_call_is_not_removed(coordinator, call, session):
    answer = coordinator.post(f"/calls/{call().id}/remove")
    assert (answer.status_code, "cancel it instead" in answer.text) == (409, True)
    assert session.scalar(select(func.count(Call.id))) == 1


def test_numbers_of_proposals_are_given_once(call, session):
    made = call()
    assert [actions.take_number(session, made.id) for _ in range(3)] == [1, 2, 3]
    assert actions.take_number(session, call().id) == 1
