"""What a roster says of minors: a host learns a name only once a guardian has consented."""

from datetime import date

import pytest
from sqlalchemy import select

from app.accounts.models import Role
from app.consents.models import Clearance
from app.core import clock
from app.editions.models import Edition
from app.registration.models import Participant
from app.rosters.loading import fill

WAITS = "waits for the guardian"


@pytest.fixture
def child(session):
    """One of thirty people is a child of whom nobody has consented to anything."""
    (number,) = fill(session, people=30, editions=1)
    wanted = select(Participant).where(Participant.edition_id == number).order_by(Participant.id)
    for one in session.scalars(wanted):
        one.birth_date = date(1990, 1, 1)
        found = one
    found.birth_date, found.mail = date(2024, 2, 29), "canary-child@example.org"
    found.native_family, found.native_given = "Канарейкин", "Чиж"
    found.latin_family, found.latin_given = "KANAREIKIN", "Chizh"
    found.kana_family = found.kana_given = ""
    found.search_key = found.sort_key = "канарейкин чиж kanareikin chizh"
    session.commit()
    return found


@pytest.fixture
def host(signed_in, child):
    return signed_in(Role.HOST_STAFF, edition_id=child.edition_id)


@pytest.fixture
def coordinator(session, signed_in, child):
    programme = session.get_one(Edition, child.edition_id).programme_id
    return signed_in(Role.PROGRAMME_COORDINATOR, programme_id=programme)


def everything(client, child, **query):
    """Return what the roster, its print view and its file say."""
    path = f"/editions/{child.edition_id}/roster"
    wide = {"show-latin": 1, "show-age": 1, "show-birth_date": 1, "show-mail": 1, **query}
    pages = [client.get(path + rest, query_string=wide).text for rest in ("", "/print")]
    sent = {"format": "csv", "reason": "Badges"}
    with client.post(f"{path}/export", query_string=wide, data=sent) as file:
        return [*pages, file.data.decode("utf-8-sig")]


@pytest.mark.parametrize("by", ["everyone", "delegation", "role"])
def test_a_host_learns_that_somebody_waits_and_no_name(host, child, by):
    for said in everything(host, child, by=by):
        assert WAITS in said.replace("&#39;", "'")
        for told in ("Канарейкин", "KANAREIKIN", "Chizh", "canary-child", "2024-02-29"):
            assert told not in said


@pytest.mark.parametrize("typed", ["канарейкин", "chizh"])
def test_a_search_does_not_tell_whether_a_hidden_name_is_there(host, child, typed):
    page, paper, file = everything(host, child, q=typed)
    assert (WAITS in page, WAITS in paper, WAITS in file) == (False, False, False)
    assert "Nobody matches" in page


def test_once_cleared_the_name_is_there_and_gone_when_taken_back(host, session, child):
    clearance = Clearance(participant_id=child.id, given_at=clock.now())
    session.add(clearance)
    session.commit()
    assert all("KANAREIKIN" in said for said in everything(host, child))
    session.delete(clearance)
    session.commit()
    assert not any("KANAREIKIN" in said for said in everything(host, child))


def test_the_coordinator_sees_the_name_and_nothing_guarded(coordinator, child):
    for said in everything(coordinator, child):
        assert "KANAREIKIN" in said
        assert "canary-child" not in said
        assert "2024" not in said.replace("exported", "")


def test_the_control_of_age_is_told_in_full(coordinator, session, child):
    child.birth_date = date(1991, 2, 27)
    session.commit()
    assert all("canary-child" in said for said in everything(coordinator, child))
