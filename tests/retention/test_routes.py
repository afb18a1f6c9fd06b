"""The pages of how long data is kept."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.registration.models import Participant
from app.retention import actions, queries
from app.retention.models import RetentionRule
from tests.retention.canaries import LAST_DAY, World


@pytest.fixture
def world(session, app, at):
    at(LAST_DAY - timedelta(days=10))
    with app.app_context():
        made = World(session)
        made.first = made.edition()
        made.person(made.first, made.regions[0])
        session.commit()
        yield made


def rules_of(session):
    session.expire_all()
    return {
        (one.programme_id, one.region_id, one.field_class, one.days)
        for one in session.scalars(select(RetentionRule))
    }


def test_a_coordinator_says_how_long_and_sees_what_goes_when(session, world, signed_in):
    number = world.programme.id
    client = signed_in("programme_coordinator", programme_id=number)
    path = "/programmes/kept/retention"
    assert "8 Sep 2027" in client.get(path).text.replace("Sept", "Sep")
    form = {"medical": "10", "contact": "90", "keeps_names": "y"}
    assert client.post(path, data=form).status_code == 303
    assert rules_of(session) == {
        (number, None, "medical", 10),
        (number, None, "contact", 90),
        (number, None, "name", None),
    }
    page = client.get(path).text
    assert "Kept for good" in page
    assert client.post(path, data={"medical": "20", "contact": ""}).status_code == 303
    assert rules_of(session) == {(number, None, "medical", 20)}


@pytest.mark.parametrize("days", ["-1", "x", "99999999"])
def test_days_that_are_none_are_refused(session, world, signed_in, days):
    client = signed_in("programme_coordinator", programme_id=world.programme.id)
    assert client.post("/programmes/kept/retention", data={"medical": days}).status_code == 422
    assert rules_of(session) == set()


def test_an_administrator_writes_down_what_a_region_asks_for(session, world, signed_in):
    client = signed_in("administrator")
    assert client.post("/regions/t-jp/retention", data={"passport": "3"}).status_code == 303
    assert rules_of(session) == {(None, world.regions[0].id, "passport", 3)}
    assert 'value="3"' in client.get("/regions/t-jp/retention").text


@pytest.mark.parametrize("number", [1, 3])
def test_the_people_whose_data_is_kept_cost_the_same_for_many(
    session, world, signed_in, request, number
):
    run = request.getfixturevalue("queries")
    for _ in range(number - 1):
        world.person(world.first, world.regions[0])
    client = signed_in("programme_coordinator", programme_id=world.programme.id)
    run.clear()
    page = client.get(f"/editions/{world.first.id}/delegations/t-jp/kept")
    assert len(run) == 4
    assert page.text.count("Everything for its time") == number


def test_what_is_purged_is_named_and_cannot_be_changed(session, world, signed_in):
    person = session.scalars(select(Participant)).one()
    one = next(one for one in queries.held(session) if one.holding == "births")
    assert actions.purge_some(session, one) == 1
    session.commit()
    client = signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.regions[0].id
    )
    there = f"/editions/{world.first.id}/delegations/t-jp"
    assert "Date of birth purged" in client.get(f"{there}/kept").text
    assert client.get(f"{there}/people/{person.id}/edit", checked=False).status_code == 404
    assert "purged" in client.get(there).text
