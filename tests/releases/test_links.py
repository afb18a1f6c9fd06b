"""Own programmes by link: of a participant, an interpreter, a driver, a head; and how they end."""

import re

import pytest
from sqlalchemy import select, update

from app.accounts.models import Grant
from app.core import clock as clock_
from app.core import sealing
from app.core.linked import PRIVATE
from app.personal.actions.sending import renew
from app.releases.models import ProgrammeLink, SignUp
from tests.schedule.making import morning


@pytest.fixture
def anyone(app, session):
    """A browser of somebody without an account."""
    client = app.test_client()
    client.session = session
    return client


@pytest.fixture
def hana(session, placed, enter):
    """A participant, and the path of her own page."""
    person = enter("Hana")
    secret = renew(session, None, person, "en", "sent")
    session.commit()
    return person, f"/own/{secret}"


def feed_in(answer):
    """The address of a feed on a page, as a path."""
    return re.search(r"https?://[^/<]+(/timetables/[\w-]+)\.ics", answer.text)[1]


def private(answer):
    return all(answer.headers[name] == value for name, value in PRIVATE.items())


def test_a_participant_sees_what_concerns_them(session, placed, release, hana, anyone):
    _person, path = hana
    assert f"{path}/programme" not in anyone.get(path).text
    release()
    assert f"{path}/programme" in anyone.get(path).text
    seen = anyone.get(f"{path}/programme")
    assert private(seen)
    assert "Toyama against Gangwon" in seen.text
    assert "Opening" in seen.text
    assert "Liaoning against Primorsky" not in seen.text
    assert "Courtesy call" not in seen.text
    assert anyone.get(f"{path}/programme.pdf").data.startswith(b"%PDF-1")


def test_a_participant_takes_a_place_and_gives_it_back(session, placed, release, hana, anyone):
    person, path = hana
    release()
    training = placed.others[3]
    here = f"{path}/activities/{training.uuid}"
    assert anyone.post(f"{here}/sign-up").location == f"{path}/programme"
    assert session.scalars(select(SignUp.participant_id)).all() == [person.id]
    assert "Give it back" in anyone.get(f"{path}/programme").text
    training.places = 1
    session.commit()
    assert anyone.post(f"{here}/leave").status_code == 303
    assert session.scalars(select(SignUp)).all() == []
    assert anyone.post(f"{path}/activities/{placed.others[0].uuid}/sign-up").status_code == 404
    training.places, training.taken = 0, 0
    session.commit()
    full = anyone.post(f"{here}/sign-up")
    assert full.status_code == 409
    assert "No place is left." in full.text
    assert private(full)


def test_a_link_shows_the_same_and_a_newer_one_ends_it(session, placed, release, hana, anyone):
    _person, path = hana
    release()
    first = feed_in(anyone.post(f"{path}/programme/link"))
    calendar = anyone.get(f"{first}.ics")
    assert calendar.mimetype == "text/calendar"
    assert private(calendar)
    assert "SUMMARY:Toyama against Gangwon" in calendar.text
    assert "Liaoning against" not in calendar.text
    assert "Hana" not in calendar.text.replace("X-WR-CALNAME:Hana Test", "")
    assert anyone.get(first).status_code == 200
    assert anyone.get(f"{first}.pdf").data.startswith(b"%PDF-1")
    second = feed_in(anyone.post(f"{path}/programme/link"))
    assert [anyone.get(one).status_code for one in (first, f"{first}.ics", second)] == [
        404,
        404,
        200,
    ]
    kept = session.scalars(select(ProgrammeLink.token_hash)).all()
    assert sealing.digest(second.rsplit("/", 1)[1]) in kept
    assert second.rsplit("/", 1)[1] not in kept


def test_links_end_with_whose_they_are_and_when_the_edition_is_long_over(
    session, placed, release, hana, anyone, clock
):
    person, path = hana
    release()
    here = feed_in(anyone.post(f"{path}/programme/link"))
    clock(morning(9).replace(month=9, day=30))
    assert anyone.get(here).status_code == 404
    clock(morning(2))
    assert anyone.get(here).status_code == 200
    person.withdrawn_at = clock_.now()
    session.commit()
    assert anyone.get(here).status_code == 404


def test_interpreters_and_drivers_have_links_from_the_coordinator(
    session, placed, release, coordinator, anyone
):
    release()
    path = f"/editions/{placed.edition.id}/programme-links"
    answer = coordinator.post(path, data={"whose": f"space_id:{placed.spaces[0].id}"})
    of_court = feed_in(answer)
    court = anyone.get(f"{of_court}.ics").text
    assert "SUMMARY:Toyama against Gangwon" in court
    assert "SUMMARY:Opening" not in court
    answer = coordinator.post(path, data={"whose": f"interpreter_id:{placed.interpreter.id}"})
    assert "Kim Interpreter" in anyone.get(feed_in(answer)).text
    listed = coordinator.get(path).text
    assert "Interpreter: Kim Interpreter" in listed.split("Links in force", 1)[1]
    assert coordinator.post(path, data={"whose": "space_id:999"}).status_code == 422
    placed.interpreter.removed_at = placed.venues[0].removed_at = clock_.now()
    session.commit()
    assert anyone.get(feed_in(answer)).status_code == 404
    assert anyone.get(of_court).status_code == 404
    gone = {"whose": f"space_id:{placed.spaces[0].id}"}
    assert coordinator.post(path, data=gone).status_code == 422


@pytest.mark.parametrize(
    ("role", "here", "shows"),
    [("region", "/delegations/t-jp", False), ("region", "", False), ("host_staff", "", True)],
)
def test_a_link_of_an_account_ends_with_its_role(
    session, placed, release, client, account, anyone, role, here, shows
):
    release()
    user = account(role, "t-jp" if role == "region" else None)
    path = f"/editions/{placed.edition.id}{here}/programme/link"
    found = feed_in(client.sign_in(user).post(path))
    told = anyone.get(f"{found}.ics").text
    assert "SUMMARY:Toyama against Gangwon" in told
    assert ("SUMMARY:Liaoning against Primorsky" in told) is shows
    session.execute(update(Grant).where(Grant.user_id == user.id).values(revoked_at=clock_.now()))
    session.commit()
    assert anyone.get(f"{found}.ics").status_code == 404
