"""Pages of an edition: what everybody sees, and what its coordinator changes."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.editions import actions
from app.editions import queries as finding
from app.editions.errors import NumberTaken
from app.editions.models import Edition, EditionRole, Place
from app.history.models import Record
from tests.editions import making


def capacities(session):
    return {(row.role, row.region_id): row.capacity for row in session.scalars(select(Place))}


def opened(page):
    found = re.search(r'name="opened"[^>]*value="([^"]*)"', page.text).group(1)
    return found.replace("&#34;", '"').replace("&quot;", '"')


def plan(world, **changes):
    return {
        "number": "24",
        "year": "2027",
        "host": str(world.toyama.id),
        "co_host": "",
        "starts_on": "2027-08-05",
        "ends_on": "2027-08-09",
        "zone": "Asia/Tokyo",
        "city": "Toyama",
        "mode": "on-site",
        "invitees": [str(region.id) for region in world.regions],
        **changes,
    }


def test_anyone_sees_the_edition_but_no_counts(client, world):
    page = client.get(world.path)
    assert page.status_code == 200
    assert "Test games, number 24 (2027)" in page.text
    assert "Registration is open" in page.text
    assert "Tokyo (UTC+9)" in page.text
    assert "In the whole edition" not in page.text
    assert client.get("/editions/999999").status_code == 404


def test_those_who_may_see_how_many_places_are_left(signed_in, world):
    scope = {"programme_id": world.programme.id}
    for client in (
        signed_in("programme_coordinator", **scope),
        signed_in("region_coordinator", region_id=world.gangwon.id, **scope),
        signed_in("host_staff", edition_id=world.edition.id),
    ):
        assert "In the whole edition" in client.get(world.path).text
    assert "In the whole edition" not in signed_in().get(world.path).text


def test_anyones_edition_takes_six_statements(client, world, queries):
    queries.clear()
    assert client.get(world.path).status_code == 200
    assert len(queries) == 6, queries


def test_an_edition_is_opened_with_its_places(world, session):
    toyama, gangwon, liaoning = (region.id for region in world.regions)
    assert (world.edition.zone, world.edition.status) == ("Asia/Tokyo", "open")
    assert capacities(session) == {
        **{("athlete", region): 3 for region in (toyama, gangwon, liaoning)},
        **{("coach", region): None for region in (toyama, gangwon, liaoning)},
    }
    assert session.scalars(select(Record.action)).all() == ["edition.opened"]


def test_one_number_a_programme(world, session):
    with pytest.raises(NumberTaken):
        actions.open_edition(
            session, None, world.programme, making.plan(world.regions), making.limits()
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"year": ""}, "Answer this question"),
        ({"year": "1066"}, "between 1900 and 2200"),
        ({"ends_on": "2027-08-01"}, "last one on or after the first"),
        ({"ends_on": "never"}, "Not a valid date"),
        ({"mode": "by-post"}, "Not a valid choice"),
        ({"host": "999999"}, "Not a valid choice"),
        ({"city": "a\u202eb"}, "invisible or direction-changing"),
    ],
)
def test_what_is_wrong_is_said(coordinator, world, session, changes, words):
    page = coordinator.post(f"{world.path}/edit", data=plan(world, venue="KEPT", **changes))
    assert (page.status_code, words in page.text, "KEPT" in page.text) == (422, True, True)
    session.expire_all()
    assert session.get_one(Edition, world.edition.id).venue == ""


def test_the_host_twice_is_refused(coordinator, world):
    same = plan(world, co_host=str(world.toyama.id))
    page = coordinator.post(f"{world.path}/edit", data=same)
    assert (page.status_code, "another region" in page.text) == (422, True)


def test_a_change_is_saved_and_recorded(coordinator, world, session):
    invited = [str(world.toyama.id), str(world.gangwon.id)]
    data = plan(world, city="Takaoka", invitees=invited)
    assert coordinator.post(f"{world.path}/edit", data=data).status_code == 303
    edition = finding.edition(session, world.edition.id)
    assert (edition.city, len(edition.invitees), len(capacities(session))) == ("Takaoka", 2, 4)
    record = session.scalars(select(Record).where(Record.action == "edition.changed")).one()
    assert record.details["changed"]["city"] == ["Toyama", "Takaoka"]


def test_two_coordinators_lose_nothing(coordinator, world, session):
    seen = opened(coordinator.get(f"{world.path}/edit"))
    theirs = plan(world, city="Takaoka", venue="Hall 1", opened=seen)
    assert coordinator.post(f"{world.path}/edit", data=theirs).status_code == 303
    mine = plan(world, city="Uozu", number="25", opened=seen)
    second = coordinator.post(f"{world.path}/edit", data=mine)
    assert second.status_code == 422
    assert ("Takaoka" in second.text, 'value="Uozu"' in second.text) == (True, True)
    session.expire_all()
    assert session.get_one(Edition, world.edition.id).city == "Takaoka"
    again = plan(world, city="Uozu", number="25", venue="Hall 1", opened=opened(second))
    assert coordinator.post(f"{world.path}/edit", data=again).status_code == 303
    session.expire_all()
    edition = session.get_one(Edition, world.edition.id)
    assert (edition.city, edition.number, edition.venue) == ("Uozu", "25", "Hall 1")


def test_what_only_the_other_changed_is_kept_and_said(coordinator, world, session):
    seen = opened(coordinator.get(f"{world.path}/edit"))
    coordinator.post(f"{world.path}/edit", data=plan(world, city="Takaoka", opened=seen))
    coordinator.post(f"{world.path}/edit", data=plan(world, venue="Hall 2", opened=seen))
    session.expire_all()
    edition = session.get_one(Edition, world.edition.id)
    assert (edition.city, edition.venue) == ("Takaoka", "Hall 2")
    assert "Kept as somebody else saved it meanwhile: City" in coordinator.get(world.path).text


def fill(session, world, number):
    for place in session.scalars(select(Place).where(Place.region_id == world.toyama.id)):
        place.taken = number if place.role == "athlete" else 0
    session.commit()


def test_limits_are_set_and_places_follow(coordinator, world, session):
    fill(session, world, 2)
    data = {
        "athlete_offered": "y",
        "athlete_per_region": "2",
        "athlete_overall": "5",
        "guest_offered": "y",
        f"region_{world.toyama.id}": "4",
        "edition_limit": "6",
    }
    assert coordinator.post(f"{world.path}/limits", data=data).status_code == 303
    session.expire_all()
    rows = capacities(session)
    assert (rows["athlete", world.gangwon.id], rows["athlete", None]) == (2, 5)
    assert (rows[None, world.toyama.id], rows[None, None]) == (4, 6)
    assert ("coach", world.toyama.id) not in rows
    wide = session.scalars(select(Place).where(Place.region_id.is_(None))).all()
    assert {place.taken for place in wide} == {2}
    offered = session.scalars(select(EditionRole.role).order_by(EditionRole.role)).all()
    assert offered == ["athlete", "guest"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"athlete_offered": "y", "athlete_per_region": "1"}, "Toyama, Athlete: 2 of 1"),
        ({"athlete_offered": "y", "edition_limit": "1"}, "the whole edition: 2 of 1"),
        ({"athlete_offered": "y", "athlete_overall": "0"}, "Athlete: 2 of 0"),
        ({"coach_offered": "y"}, "Toyama, Athlete: 2"),
        ({"edition_limit": ""}, "Offer at least one role"),
        ({"athlete_offered": "y", "athlete_per_region": "-1"}, "Number must be between"),
    ],
)
def test_a_limit_under_what_is_taken_names_who_is_over(coordinator, world, session, data, words):
    fill(session, world, 2)
    before = capacities(session)
    page = coordinator.post(f"{world.path}/limits", data=data)
    assert (page.status_code, words in page.text) == (422, True)
    session.expire_all()
    assert capacities(session) == before


def test_a_region_with_people_cannot_be_uninvited(coordinator, world, session):
    fill(session, world, 1)
    page = coordinator.post(
        f"{world.path}/edit", data=plan(world, invitees=[str(world.gangwon.id)])
    )
    assert (page.status_code, "Toyama, Athlete: 1" in page.text) == (422, True)


def test_registration_is_opened_in_the_editions_zone_and_closed(coordinator, world, session):
    path = f"{world.path}/registration"
    times = {"opens_at": "2027-06-01T09:00", "closes_at": "2027-07-01T23:59"}
    assert coordinator.post(path, data=times).status_code == 303
    session.expire_all()
    edition = session.get_one(Edition, world.edition.id)
    assert edition.registration_closes_at == datetime(2027, 7, 1, 14, 59, tzinfo=UTC)
    assert coordinator.post(f"{path}/close").status_code == 303
    session.expire_all()
    assert session.get_one(Edition, world.edition.id).registration_open is False
    seen = session.scalars(select(Record.action).order_by(Record.id)).all()
    assert seen[-2:] == ["edition.registration_opened", "edition.registration_closed"]


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"opens_at": "2027-07-02T09:00", "closes_at": "2027-07-01T09:00"}, "close after it opens"),
        ({"closes_at": "2027-05-01T09:00"}, "has passed"),
        ({"closes_at": "soon"}, "Not a valid"),
    ],
)
def test_times_that_cannot_be(coordinator, world, times, words):
    page = coordinator.post(f"{world.path}/registration", data={"opens_at": "", **times})
    assert (page.status_code, words in page.text) == (422, True)


def test_a_cancellation_has_its_reason_and_closes_registration(coordinator, world, session):
    path = f"{world.path}/status"
    assert coordinator.post(path, data={"status_chosen": "cancelled"}).status_code == 422
    told = {"status_chosen": "cancelled", "reason": "Typhoon"}
    assert coordinator.post(path, data=told).status_code == 303
    page = coordinator.get(world.path)
    assert ("Cancelled" in page.text, "Typhoon" in page.text) == (True, True)
    record = session.scalars(
        select(Record).where(Record.action == "edition.marked_cancelled")
    ).one()
    assert (record.reason, record.details) == ("Typhoon", {"before": "open"})
    session.expire_all()
    assert session.get_one(Edition, world.edition.id).registration_open is False
    assert coordinator.post(f"{world.path}/registration", data={}).status_code == 422


@pytest.mark.parametrize("page", ["edit", "limits", "registration", "status"])
def test_only_the_programmes_coordinator_changes_it(signed_in, coordinator, world, page):
    path = f"{world.path}/{page}"
    assert coordinator.get(path).status_code == 200
    scope = {"programme_id": world.programme.id, "region_id": world.toyama.id}
    for client in (
        signed_in(),
        signed_in("region_coordinator", **scope),
        signed_in("administrator"),
    ):
        assert {client.get(path).status_code, client.post(path).status_code} == {404}


def test_the_coordinators_pages_stand_in_groups_under_one_button(coordinator, signed_in, world):
    page = coordinator.get(world.path).text
    groups = page.split('<nav class="ways"', 1)[1].split("</nav>", 1)[0]
    for path in ("edit", "status", "registration", "stages", "limits", "waiting", "questions"):
        assert f'href="{world.path}/{path}"' in groups
    assert (page.count("button-filled"), "button-quiet" in groups) == (1, False)
    assert 'class="ways"' not in signed_in().get(world.path).text
