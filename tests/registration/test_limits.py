"""Limits by sex, region and age on the pages: set, asked for, refused, and who is missing."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.editions import queries as finding
from app.editions.models import Edition, EditionLimit, Place
from app.registration.models import Participant
from tests.registration.test_routes import answers, delegation, enter, only

WOMEN = {"role": "athlete", "sex": "female", "where": "each", "most": "1", "least": ""}


def row(number, **values):
    return {f"extra_{number}-{name}": value for name, value in values.items()}


def limits(**changes):
    offered = {"athlete_offered": "y", "athlete_per_region": "3", "coach_offered": "y"}
    return {**offered, **changes}


def set_limits(client, world, **changes):
    return client.post(f"{world.path}/limits", data=limits(**changes))


def test_a_further_limit_is_set_shown_again_and_removed(coordinator, world, session):
    assert set_limits(coordinator, world, **row(0, **WOMEN)).status_code == 303
    kept = session.scalars(select(EditionLimit)).one()
    assert (kept.role, kept.sex, kept.every_region, kept.at_most) == ("athlete", "female", True, 1)
    women = session.scalars(select(Place).where(Place.sex == "female")).all()
    assert {(place.region_id, place.capacity) for place in women} == {
        (one.id, 1) for one in world.regions
    }
    page = coordinator.get(f"{world.path}/limits")
    assert 'id="extra_3-role"' in page.text
    assert 'id="extra_4-role"' not in page.text
    assert set_limits(coordinator, world, **row(0, **{**WOMEN, "most": ""})).status_code == 303
    session.expire_all()
    assert session.scalars(select(EditionLimit)).all() == []
    assert session.scalars(select(Place).where(Place.sex.is_not(None))).all() == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (row(0, **{**WOMEN, "role": "guest"}), "not offered: Guest"),
        (row(0, **{**WOMEN, "least": "2"}), "at least 2 and at most 1"),
        (row(0, **{**WOMEN, "most": "-1"}), "Number must be between"),
        (row(0, **{**WOMEN, "where": "nowhere"}), "Not a valid choice"),
        ({"athlete_age_from": "18", "athlete_age_to": "15"}, "must not be under the lowest"),
    ],
)
def test_what_is_wrong_with_a_limit_is_said(coordinator, world, session, changes, words):
    page = set_limits(coordinator, world, **changes)
    assert (page.status_code, words in page.text) == (422, True)
    assert session.scalars(select(EditionLimit)).all() == []


def test_a_second_coordinator_keeps_the_first_ones_row(coordinator, world, session):
    blank = {"role": "", "sex": "", "where": "each", "least": "", "most": ""}
    opened = coordinator.get(f"{world.path}/limits").text.split('name="opened"')[1]
    opened = opened.split('value="')[1].split('"')[0].replace("&#34;", '"')
    set_limits(coordinator, world, **row(0, **WOMEN), opened=opened)
    rows = {**row(0, **blank), **row(1, **blank), **row(2, **blank)}
    mine = set_limits(coordinator, world, edition_limit="40", **rows, opened=opened)
    assert mine.status_code == 303
    session.expire_all()
    found = {(one.sex, one.at_most) for one in session.scalars(select(EditionLimit))}
    assert found == {("female", 1), (None, 40)}


def test_the_sex_is_asked_only_where_it_is_needed(coordinator, region, world, session):
    form = f"{delegation(world)}/people/new"
    assert 'name="sex"' not in region.get(form).text
    set_limits(coordinator, world, ask_sex="y")
    assert 'name="sex"' in region.get(form).text
    assert enter(region, world, sex="").status_code == 303
    assert only(session).sex is None
    assert enter(region, world, sex="unknown").status_code == 422


def test_a_limit_by_sex_holds_and_demands_the_sex(coordinator, region, world, session):
    set_limits(coordinator, world, **row(0, **WOMEN))
    nobody = enter(region, world)
    assert (nobody.status_code, "Say the sex" in nobody.text) == (422, True)
    assert enter(region, world, sex="female").status_code == 303
    second = enter(region, world, sex="female")
    assert (second.status_code, "for people of this sex" in second.text) == (422, True)
    assert enter(region, world, sex="male").status_code == 303
    assert enter(region, world, sex="female", role="coach").status_code == 303
    man = session.scalars(select(Participant).where(Participant.sex == "male")).one()
    path = f"{delegation(world)}/people/{man.id}/edit"
    assert region.post(path, data=answers(sex="female")).status_code == 422
    assert region.post(path, data=answers(sex="other")).status_code == 303
    session.expire_all()
    counted = {
        (place.role, place.sex): place.taken
        for place in finding.counters(session, world.edition.id)
        if place.region_id == world.toyama.id
    }
    assert counted == {("athlete", None): 2, ("athlete", "female"): 1, ("coach", None): 1}


def test_a_limit_by_sex_waits_until_everybodys_sex_is_known(coordinator, region, world, session):
    enter(region, world)
    refused = set_limits(coordinator, world, **row(0, **WOMEN))
    assert (refused.status_code, "Toyama, Athlete: 1" in refused.text) == (422, True)
    set_limits(coordinator, world, ask_sex="y")
    session.expire_all()
    path = f"{delegation(world)}/people/{only(session).id}"
    assert region.post(f"{path}/edit", data=answers(sex="female")).status_code == 303
    assert set_limits(coordinator, world, **row(0, **WOMEN)).status_code == 303
    session.expire_all()
    women = select(Place.taken).where(Place.sex == "female", Place.region_id == world.toyama.id)
    assert session.scalar(women) == 1
    over = set_limits(coordinator, world, **row(0, **{**WOMEN, "most": "0"}))
    assert (over.status_code, "Toyama, Athlete, female: 1 of 0" in over.text) == (422, True)


def test_whoever_was_withdrawn_without_a_sex_needs_it_to_come_back(
    coordinator, region, world, session
):
    enter(region, world)
    path = f"{delegation(world)}/people/{only(session).id}"
    region.post(f"{path}/withdraw")
    set_limits(coordinator, world, **row(0, **WOMEN))
    session.expire_all()
    assert region.post(f"{path}/restore").status_code == 409
    assert f"{path}/edit" in region.get(delegation(world)).text
    assert region.post(f"{path}/edit", data=answers(sex="male")).status_code == 303
    assert region.post(f"{path}/restore").status_code == 303


@pytest.mark.parametrize(
    ("born", "status"),
    [("2012-04-01", 303), ("2012-04-02", 422), ("2009-04-01", 422), ("2009-04-02", 303), ("", 422)],
)
def test_the_age_holds_on_the_day_stated(coordinator, region, world, born, status):
    ages = {"athlete_age_from": "15", "athlete_age_to": "17", "age_on": "2027-04-01"}
    assert set_limits(coordinator, world, **ages).status_code == 303
    page = enter(region, world, birth_date=born)
    assert page.status_code == status
    if status != 303:
        assert "15 to 17 years old on Thu" in page.text
        assert 'aria-describedby="birth_date-error"' in page.text
    assert "Age: 15 to 17" in coordinator.get(world.path).text


def test_a_minimum_refuses_nobody_and_says_who_is_missing(coordinator, region, world):
    least = {**WOMEN, "role": "coach", "sex": "", "least": "1", "most": ""}
    whole = {"role": "", "sex": "", "where": "all", "least": "5", "most": ""}
    set_limits(coordinator, world, **row(0, **least), **row(1, **whole))
    sentence = "Toyama, Coach: 1 person is missing, of at least 1"
    assert sentence in region.get(delegation(world)).text
    page = coordinator.get(f"{world.path}/delegations").text
    assert sentence in page
    assert "the whole edition: 5 people are missing, of at least 5" in page
    enter(region, world, role="coach")
    assert sentence not in region.get(delegation(world)).text
    assert sentence not in coordinator.get(f"{world.path}/delegations").text


def test_the_roster_says_who_is_missing(coordinator, world):
    set_limits(coordinator, world, **row(0, **{**WOMEN, "least": "1"}))
    page = coordinator.get(f"{world.path}/roster").text
    assert "Toyama, Athlete, female: 1 person is missing, of at least 1" in page


def test_the_database_refuses_more_than_a_limit(session, world):
    women = Place(edition_id=world.edition.id, role="athlete", sex="female", capacity=1, taken=1)
    session.add(women)
    session.flush()
    more = update(Place).where(Place.id == women.id)
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(more.values(taken=2))
    session.execute(more.values(extra=1))
    session.execute(more.values(taken=2))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(more.values(extra=0))


def test_the_day_of_ages_and_the_question_are_kept(coordinator, world, session):
    set_limits(coordinator, world, age_on="2027-04-01", ask_sex="y")
    session.expire_all()
    edition = session.get_one(Edition, world.edition.id)
    assert (str(edition.age_on), edition.sex_asked) == ("2027-04-01", "optional")
