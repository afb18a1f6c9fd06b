"""What coordinators of the programme and of regions do with turns in the browser."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from app.core.outbox import Letter
from app.editions.models import Edition
from app.history.models import Record
from app.programmes.models import RotationRule
from app.programmes.rules.forecast import forecast
from app.turns import queries as read
from app.turns.models import Turn, TurnEvent

BASE = "/programmes/coast-games"


def offer(client, world, code="cn-ln", year=2026, reason="", **more):
    data = {"year": year, "region": world.ids[code], "reason": reason, **more}
    return client.post(f"{BASE}/turns/offer", data=data)


def lives(session):
    """The turns as (year, region, state), in the order in which they were made."""
    found = session.scalars(select(Turn).order_by(Turn.id))
    return [(one.year, one.region_id, one.state) for one in found]


def happened(session):
    return session.scalars(select(TurnEvent.what).order_by(TurnEvent.id)).all()


def test_the_forecast_and_every_turn_are_shown(coordinator, turn):
    turn("declined")
    page = coordinator.get(f"{BASE}/turns").text
    assert "Liaoning" in page
    assert "Declined" in page


def test_a_stranger_sees_nothing_of_it(signed_in, world, turn):
    one = turn()
    client = signed_in()
    assert client.get(f"{BASE}/turns").status_code == 404
    assert client.get(f"/turns/{one.id}").status_code == 404


def test_an_offer_is_an_event_a_record_and_a_mail(session, coordinator, world, person):
    reader = person(
        "region_coordinator", programme_id=world.programme.id, region_id=world.ids["cn-ln"]
    )
    answer = offer(coordinator, world)
    assert answer.status_code == 303
    assert lives(session) == [(2026, world.ids["cn-ln"], "offered")]
    assert happened(session) == ["offered"]
    assert session.scalars(select(Record.action)).all() == ["turn.offered"]
    letters = session.scalars(select(Letter)).all()
    assert [one.recipient for one in letters] == [reader.email]
    assert "Liaoning was offered 2026" in letters[0].body


def test_the_same_offer_twice_is_one_turn(session, coordinator, world):
    first, second = offer(coordinator, world), offer(coordinator, world)
    assert first.location == second.location
    assert happened(session) == ["offered"]


def test_another_region_cannot_be_offered_the_same_year(session, coordinator, world):
    offer(coordinator, world)
    answer = offer(coordinator, world, "jp-16", reason="They asked.")
    assert answer.status_code == 422
    assert "2026 is the turn of Liaoning already." in answer.text


def test_an_offer_that_departs_from_the_rule_needs_its_reason(session, coordinator, world):
    answer = offer(coordinator, world, "jp-16")
    assert answer.status_code == 422
    assert "write why" in answer.text
    assert offer(coordinator, world, "jp-16", reason="Liaoning rebuilds.").status_code == 303
    assert lives(session) == [(2026, world.ids["jp-16"], "offered")]


def test_two_regions_host_at_once(session, coordinator, world):
    more = {"co_region": world.ids["jp-16"], "reason": "Both wish it."}
    offer(coordinator, world, **more)
    assert session.scalars(select(Turn)).one().co_region_id == world.ids["jp-16"]


def test_a_region_does_not_host_with_itself(coordinator, world):
    answer = offer(coordinator, world, co_region=world.ids["cn-ln"], reason="x")
    assert answer.status_code == 422


@pytest.fixture
def region_coordinator(world, signed_in):
    return signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.ids["cn-ln"]
    )


def test_a_region_accepts_its_turn(session, world, turn, person, region_coordinator):
    chief = person("programme_coordinator", programme_id=world.programme.id)
    one = turn()
    assert "Accept the turn" in region_coordinator.get(f"/turns/{one.id}").text
    answer = region_coordinator.post(f"/turns/{one.id}/accept", data={"version": one.version})
    assert answer.status_code == 303
    assert one.state == "accepted"
    assert session.scalars(select(Letter.recipient)).all() == [chief.email]


def test_accepting_twice_is_accepting_once(session, turn, region_coordinator):
    one = turn()
    version = one.version
    for _ in range(2):
        answer = region_coordinator.post(f"/turns/{one.id}/accept", data={"version": version})
        assert answer.status_code == 303
    assert happened(session) == ["accepted"]


def test_a_region_declines_with_its_reason(session, turn, region_coordinator):
    one = turn()
    path = f"/turns/{one.id}/decline"
    assert region_coordinator.get(path).status_code == 200
    answer = region_coordinator.post(path, data={"version": one.version})
    assert answer.status_code == 422
    assert "Write why." in answer.text
    answer = region_coordinator.post(path, data={"version": one.version, "reason": "No hall."})
    assert answer.status_code == 303
    assert one.state == "declined"


def test_a_region_declines_and_says_from_when_it_wishes_to_host(session, turn, region_coordinator):
    one = turn()
    path = f"/turns/{one.id}/decline"
    answers = {"version": one.version, "reason": "No hall.", "to_year": one.year}
    answer = region_coordinator.post(path, data=answers)
    assert answer.status_code == 422
    assert "Choose a later year" in answer.text
    answer = region_coordinator.post(path, data={**answers, "to_year": one.year + 3})
    assert answer.status_code == 303
    assert f"wishes to host from {one.year + 3} on" in region_coordinator.get(answer.location).text
    facts = read.programme_facts(session, one.programme_id)
    assert facts.adjustments[-1].to_year == one.year + 3


def test_the_second_of_two_answers_is_told_what_happened(session, turn, region_coordinator):
    one = turn()
    seen = one.version
    region_coordinator.post(f"/turns/{one.id}/accept", data={"version": seen})
    answer = region_coordinator.post(
        f"/turns/{one.id}/decline", data={"version": seen, "reason": "No hall."}
    )
    assert answer.status_code == 409
    assert "The region has accepted the turn." in answer.text
    session.refresh(one)
    assert one.state == "accepted"


@pytest.mark.parametrize("step", ["withdraw", "cancel", "postpone", "swap", "open"])
def test_a_region_does_not_steer(turn, region_coordinator, step):
    one = turn()
    assert region_coordinator.get(f"/turns/{one.id}/{step}").status_code == 404


def test_another_region_does_not_answer(turn, world, signed_in):
    other = signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.ids["jp-16"]
    )
    one = turn()
    answer = other.post(f"/turns/{one.id}/accept", data={"version": one.version})
    assert answer.status_code == 404
    assert one.state == "offered"


def test_a_swap_ends_two_turns_and_makes_two(session, coordinator, world, turn):
    mine, other = turn("accepted"), turn("accepted", "jp-16", 2027)
    path = f"/turns/{mine.id}/swap"
    assert "2027: Toyama" in coordinator.get(path).text
    data = {"version": mine.version, "other": other.id, "reason": "The hall burnt."}
    assert coordinator.post(path, data=data).status_code == 303
    assert lives(session) == [
        (2026, world.ids["cn-ln"], "swapped"),
        (2027, world.ids["jp-16"], "swapped"),
        (2026, world.ids["jp-16"], "accepted"),
        (2027, world.ids["cn-ln"], "accepted"),
    ]
    for one in (mine, other):
        assert (
            "Liaoning gave 2026 to Toyama and took 2027" in coordinator.get(f"/turns/{one.id}").text
        )


def hosts(session, world):
    """Who hosts in which year, as far as the forecast is sure."""
    told = read.programme_facts(session, world.programme.id)
    found = forecast(told, turns=4, from_year=2026).turns
    return {one.year: one.hosts for one in found if one.certainty.value == "fixed"}


def test_the_forecast_follows_a_swap_of_what_was_accepted(session, coordinator, world):
    for code, year in (("jp-16", 2026), ("cn-ln", 2027)):
        path = offer(coordinator, world, code, year, "They agreed.").location
        coordinator.post(f"{path}/accept", data={"version": 1})
    assert hosts(session, world) == {2026: ("jp-16",), 2027: ("cn-ln",)}
    first, second = session.scalars(select(Turn).order_by(Turn.year))
    data = {"version": first.version, "other": second.id, "reason": "The hall burnt."}
    coordinator.post(f"/turns/{first.id}/swap", data=data)
    assert hosts(session, world) == {2026: ("cn-ln",), 2027: ("jp-16",)}


def test_the_forecast_follows_a_postponement(session, coordinator, world):
    path = offer(coordinator, world).location
    coordinator.post(f"{path}/accept", data={"version": 1})
    data = {"version": 2, "to_year": 2027, "reason": "Flood."}
    assert coordinator.post(f"{path}/postpone", data=data).status_code == 303
    assert hosts(session, world) == {2027: ("cn-ln",)}


def test_the_forecast_passes_a_declined_turn_on(session, coordinator, world):
    path = offer(coordinator, world).location
    coordinator.post(f"{path}/decline", data={"version": 1, "reason": "No hall."})
    told = read.programme_facts(session, world.programme.id)
    assert forecast(told, turns=1, from_year=2026).turns[0].hosts == ("jp-16",)


def test_a_postponed_turn_moves_with_its_region(session, coordinator, world, turn):
    one = turn("accepted")
    path = f"/turns/{one.id}/postpone"
    assert coordinator.get(path).status_code == 200
    data = {"version": one.version, "to_year": 2026, "reason": "Flood."}
    assert coordinator.post(path, data=data).status_code == 422
    assert coordinator.post(path, data={**data, "to_year": 2027}).status_code == 303
    assert lives(session)[1:] == [(2027, world.ids["cn-ln"], "accepted")]


def test_a_turn_is_not_postponed_into_another(coordinator, turn):
    one = turn("accepted")
    turn("offered", "jp-16", 2027)
    data = {"version": one.version, "to_year": 2027, "reason": "Flood."}
    answer = coordinator.post(f"/turns/{one.id}/postpone", data=data)
    assert answer.status_code == 422
    assert "2027 is the turn of Toyama already." in answer.text


def test_where_the_rule_takes_a_postponed_turn_it_passes_on(session, coordinator, world, turn):
    rule = session.scalars(select(RotationRule)).one()
    rule.terms = {**rule.terms, "policies": {"postponed": "loses"}}
    one = turn("accepted")
    data = {"version": one.version, "to_year": 2027, "reason": "Flood."}
    coordinator.post(f"/turns/{one.id}/postpone", data=data)
    assert lives(session) == [(2026, world.ids["cn-ln"], "postponed")]


@pytest.mark.parametrize(("step", "state"), [("withdraw", "withdrawn"), ("cancel", "cancelled")])
def test_an_offer_ends_in_words(session, coordinator, turn, step, state):
    one = turn()
    path = f"/turns/{one.id}/{step}"
    assert coordinator.get(path).status_code == 200
    coordinator.post(path, data={"version": one.version, "reason": "A mistake."})
    assert one.state == state
    assert coordinator.get(path).status_code == 409


def edition_answers(world, version):
    return {
        "version": version,
        "number": "30",
        "year": 2026,
        "host": world.ids["cn-ln"],
        "starts_on": "2026-08-05",
        "ends_on": "2026-08-09",
        "city": "Dalian",
        "mode": "on-site",
        "zone": "",
        "invitees": list(world.ids.values()),
        "athlete_offered": "y",
        "athlete_per_region": "16",
    }


def test_an_edition_is_opened_from_an_accepted_turn(session, coordinator, world, turn):
    one = turn("accepted")
    path = f"/turns/{one.id}/open"
    assert coordinator.get(path).status_code == 200
    answers = edition_answers(world, one.version)
    first, second = (coordinator.post(path, data=answers) for _ in range(2))
    assert (first.status_code, first.location) == (303, second.location)
    made = session.scalars(select(Edition).where(Edition.year == 2026)).one()
    assert (one.state, one.edition_id, made.zone) == ("opened", made.id, "Asia/Shanghai")
    cancel = {"version": one.version, "reason": "Flood."}
    assert coordinator.post(f"/turns/{one.id}/cancel", data=cancel).status_code == 303
    assert made.status == "cancelled"


def test_an_edition_is_not_opened_from_an_offer(coordinator, turn):
    one = turn()
    assert coordinator.get(f"/turns/{one.id}/open").status_code == 409


def test_a_candidacy_and_a_pause_are_noted(session, coordinator, world):
    path = f"{BASE}/turns/note"
    assert coordinator.get(path).status_code == 200
    assert coordinator.post(path, data={"what": "candidate", "year": 2028}).status_code == 422
    data = {"what": "candidate", "year": 2028, "region": world.ids["jp-16"]}
    assert coordinator.post(path, data=data).status_code == 303
    assert coordinator.post(path, data={"what": "dormant", "year": 2029}).status_code == 303
    assert happened(session) == ["candidate", "dormant"]


@pytest.mark.parametrize(
    "statement", ["UPDATE turn_events SET reason = 'x'", "DELETE FROM turn_events"]
)
def test_events_cannot_be_changed_or_deleted(session, coordinator, world, statement):
    offer(coordinator, world)
    with session.begin_nested() as point:
        with pytest.raises(DatabaseError, match="append-only"):
            session.execute(text(statement))
        point.rollback()
    assert happened(session) == ["offered"]


def test_a_list_of_three_turns_takes_as_many_queries_as_one(queries, coordinator, turn):
    counts = []
    for year in (2026, 2027, 2028):
        turn("offered", "cn-ln", year)
        queries.clear()
        coordinator.get(f"{BASE}/turns")
        counts.append(len(queries))
    assert counts == [counts[0]] * 3


def test_a_turn_with_two_events_takes_as_many_queries_as_with_one(queries, coordinator, world):
    path = offer(coordinator, world).location
    counts = []
    for _ in range(2):
        queries.clear()
        coordinator.get(path)
        counts.append(len(queries))
        coordinator.post(f"{path}/decline", data={"version": 1, "reason": "No hall."})
    assert counts[0] == counts[1]
