"""The page of who has looked, and what becomes of a look whose record fails."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.core import access
from app.core import db as database
from app.registration.models import Delegation, Participant
from app.vault import actions
from app.vault.classes import FieldClass
from app.vault.models import Look

PLACE = "answers.sealed.1"


@pytest.fixture
def path(world, people):
    return f"{world.path}/delegations/{world.toyama.code}/people/{people[0].id}/looks"


def look(session, person, user, reason):
    actions.look(session, user.id, person, FieldClass.MEDICAL, "allergies", reason)
    session.commit()


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_tells_who_looked_in_as_many_statements_for_many(
    session, world, people, person, path, signed_in, queries, number
):
    user = person("care_staff", edition_id=world.edition.id)
    for one in range(number):
        look(session, people[0], user, f"Reason {one}")
    client = signed_in(
        "region_coordinator", programme_id=world.programme.id, region_id=world.toyama.id
    )
    queries.clear()
    shown = client.get(path)
    assert len(queries) == 5
    for one in range(number):
        assert f"Reason {one}" in shown.text
    assert user.name in shown.text


def test_an_erased_person_keeps_who_looked_without_the_reason(
    session, world, people, person, path, signed_in
):
    look(session, people[0], person(), "Taro's asthma")
    actions.destroy(session, people[0].id)
    session.commit()
    shown = signed_in("programme_coordinator", programme_id=world.programme.id).get(path)
    assert "No longer readable" in shown.text
    assert "asthma" not in shown.text


@pytest.mark.own_routes
@pytest.mark.parametrize("recorded", [True, False])
def test_a_look_whose_record_fails_shows_nothing(live, kept, monkeypatch, recorded):
    """Record and reveal are one request: without the one there is not the other."""
    kept(1)
    with live.app.app_context(), live.transaction() as session:
        person = somebody(session)
        sealed = actions.seal(session, person.id, PLACE, b"peanuts")
        number = person.id

    @live.app.post("/revealing")
    @access.allow(access.anyone)
    def revealing():
        session = database.session()
        person = somebody(session)
        actions.look(session, None, person, FieldClass.MEDICAL, "allergies", "Lunch")
        return "<p>" + actions.unseal(session, number, PLACE, sealed).decode()

    if not recorded:

        def fail(*_given, **_more):
            raise OSError("no disk")

        monkeypatch.setattr(actions, "record_all", fail)
        live.app.config["PROPAGATE_EXCEPTIONS"] = False
    answer = live.client().post("/revealing", checked=False)
    assert (answer.status_code, "peanuts" in answer.text) == (
        (200, True) if recorded else (500, False)
    )
    with live.transaction() as session:
        assert session.scalar(select(func.count()).select_from(Look)) == int(recorded)


def somebody(session):
    """Return the only person, with delegation and edition."""
    found = (
        select(Participant)
        .options(joinedload(Participant.delegation).joinedload(Delegation.edition))
        .limit(1)
    )
    return session.scalars(found).one()
