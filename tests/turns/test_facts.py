"""Rows become the facts that the rotation is decided by."""

import pytest

from app.programmes.models import RotationRule
from app.programmes.rules.records import AdjustmentKind, Status
from app.turns import queries as read
from app.turns.models import Turn, TurnEvent
from tests.turns.conftest import NOON, make_world


def event(world, what, turn=None, **more):
    return TurnEvent(
        programme_id=world.programme.id,
        turn_id=turn and turn.id,
        what=what,
        year=2026,
        region_id=world.ids["cn-ln"],
        at=NOON,
        **more,
    )


def test_a_programme_is_told_with_members_rule_and_history(session, world):
    told = read.programme_facts(session, world.programme.id)
    assert [one.region for one in told.members] == ["jp-16", "ru-pri", "kr-42", "cn-ln"]
    assert told.rules[0].method.kind == "cycle"
    assert [(one.year, one.hosts, one.status) for one in told.editions] == [
        (2025, ("kr-42",), Status.HELD)
    ]
    assert set(told.regions) == {"jp-16", "ru-pri", "kr-42", "cn-ln"}


def test_what_was_agreed_is_told_in_its_order(session, world, turn):
    one = turn()
    session.add_all([event(world, "offered", one), event(world, "accepted", one)])
    session.add(event(world, "received", one))
    session.commit()
    told = read.programme_facts(session, world.programme.id)
    assert [one.kind for one in told.adjustments] == [
        AdjustmentKind.OFFERED,
        AdjustmentKind.ACCEPTED,
    ]


def test_a_withdrawn_offer_never_was(session, world, turn):
    one = turn("withdrawn")
    session.add_all([event(world, "offered", one), event(world, "withdrawn", one)])
    session.commit()
    assert read.programme_facts(session, world.programme.id).adjustments == ()


def tie(session, follower, leader):
    session.add(
        RotationRule(
            programme_id=follower.programme.id,
            valid_from=2020,
            terms={"kind": "tied", "to": leader.programme.slug},
        )
    )
    session.commit()


def test_the_programme_that_is_followed_is_told_too(session, world):
    leader = make_world(session, "leading-games", world.regions)
    tie(session, world, leader)
    told = read.programme_facts(session, world.programme.id)
    assert list(told.others) == ["leading-games"]
    assert told.others["leading-games"].editions


def test_programmes_that_follow_each_other_are_told_once(session, world):
    leader = make_world(session, "leading-games", world.regions)
    tie(session, world, leader)
    tie(session, leader, world)
    told = read.all_facts(session)
    assert told["coast-games"].others["leading-games"].others == {}


@pytest.mark.parametrize("number", [1, 3])
def test_facts_take_the_same_number_of_queries_however_many_programmes(
    session, queries, world, number
):
    for one in range(number):
        make_world(session, f"games-{one}", world.regions)
    session.add(Turn(programme_id=world.programme.id, year=2026, region_id=world.ids["jp-16"]))
    session.commit()
    session.expunge_all()
    queries.clear()
    read.all_facts(session)
    assert len(queries) == 8
