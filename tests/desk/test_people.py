import re

import pytest
from sqlalchemy import select

from app.accounts.models import Grant, Invitation, Role
from app.core.outbox import Letter
from app.history.models import Record
from app.programmes.models import Membership

INVITED = "shiraishi@pref.example"
PASSWORD = "seventeen lanterns ashore"


def invite(client, role, **form):
    data = {"email": INVITED, "language": "en", **form}
    return client.post("/people/invite", query_string={"role": role}, data=data)


def newest_link(session):
    letter = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()
    return re.search(r"http://localhost:8000(/invitations/\S+)", letter.body)[1]


def accept(client, link, **form):
    data = {"name": "Shiraishi Umi", "language": "ja", "password": PASSWORD, "again": PASSWORD}
    return client.post(link, data={**data, **form})


def actions(session):
    return session.scalars(select(Record.action).order_by(Record.id)).all()


@pytest.mark.parametrize("role", list(Role))
def test_an_invitation_leads_to_the_role_in_its_scope(
    app, signed_in, session, role, programme, region, edition
):
    where, here = programme(), region()
    year = edition(where)
    client = signed_in(Role.ADMINISTRATOR)
    assert client.get(f"/people/invite?role={role}").status_code == 200
    scope = {"programme": where.id, "region": here.id, "own_region": here.id, "edition": year.id}
    answer = invite(client, role, **scope)
    assert answer.location == "/people"
    assert INVITED in client.get("/people").text
    invited = app.test_client()
    invited.session = session
    assert invited.get(newest_link(session)).status_code == 200
    assert accept(invited, newest_link(session)).location == "/"
    assert invited.get("/account").status_code == 200
    grant = session.scalars(select(Grant).order_by(Grant.id.desc()).limit(1)).one()
    expected = {
        Role.ADMINISTRATOR: (None, None, None),
        Role.PROGRAMME_COORDINATOR: (where.id, None, None),
        Role.REGION_COORDINATOR: (where.id, here.id, None),
        Role.REVIEWER: (where.id, here.id, None),
        Role.HOST_STAFF: (None, None, year.id),
        Role.CARE_STAFF: (None, None, year.id),
        Role.KITCHEN_STAFF: (None, None, year.id),
    }
    assert grant.scope == (role, *expected[role])
    assert actions(session) == ["invitation.made", "invitation.accepted"]
    assert accept(invited, newest_link(session)).status_code == 404


def test_a_reviewer_of_no_region_is_an_outside_expert(signed_in, session, programme):
    where = programme()
    client = signed_in(Role.PROGRAMME_COORDINATOR, programme_id=where.id)
    assert invite(client, "reviewer", programme=where.id, own_region="").status_code == 303
    invited = session.scalars(select(Invitation)).one()
    assert invited.scope == (Role.REVIEWER, where.id, None, None)


def test_the_mail_says_who_what_where_and_until_when(signed_in, session, programme):
    client = signed_in(Role.ADMINISTRATOR)
    invite(client, "programme_coordinator", programme=programme("Forum").id)
    letter = session.scalars(select(Letter)).one()
    assert letter.recipient == INVITED
    for words in ("Person 1", "Programme coordinator", "Forum", "Tokyo (UTC+9)"):
        assert words in letter.body


def test_without_a_role_the_page_asks_for_it(signed_in):
    page = signed_in(Role.ADMINISTRATOR).get("/people/invite").text
    assert all(f"role={role.value}" in page for role in Role)


def test_a_mistake_is_shown_on_its_field(signed_in, programme):
    client = signed_in(Role.ADMINISTRATOR)
    answer = invite(client, "programme_coordinator", email="no address", programme="")
    assert answer.status_code == 422
    assert answer.text.count("field-error") == 2


def test_inviting_twice_is_refused(signed_in):
    client = signed_in(Role.ADMINISTRATOR)
    assert invite(client, "administrator").status_code == 303
    assert invite(client, "administrator").status_code == 422


def test_inviting_to_what_is_held_is_refused(client, person, session):
    user = person(Role.ADMINISTRATOR)
    client.sign_in(user)
    assert invite(client, "administrator", email=user.email).status_code == 422


def test_a_region_outside_the_programme_is_refused(signed_in, session, programme, region):
    where, member, outsider = programme(), region(), region()
    session.add(Membership(programme_id=where.id, region_id=member.id))
    client = signed_in(Role.ADMINISTRATOR)
    form = {"programme": where.id, "region": outsider.id}
    assert invite(client, "region_coordinator", **form).status_code == 422
    assert invite(client, "region_coordinator", **form | {"region": member.id}).status_code == 303


def test_sending_again_kills_the_old_link(app, signed_in, session):
    client = signed_in(Role.ADMINISTRATOR)
    invite(client, "administrator")
    old = newest_link(session)
    number = session.scalars(select(Invitation.id)).one()
    assert client.post(f"/people/invitations/{number}/send-again").status_code == 303
    anyone = app.test_client()
    anyone.session = session
    assert anyone.get(old).status_code == 404
    assert anyone.get(newest_link(session)).status_code == 200


def test_a_withdrawn_invitation_is_dead(app, signed_in, session):
    client = signed_in(Role.ADMINISTRATOR)
    invite(client, "administrator")
    number = session.scalars(select(Invitation.id)).one()
    assert client.post(f"/people/invitations/{number}/cancel").status_code == 303
    anyone = app.test_client()
    anyone.session = session
    assert accept(anyone, newest_link(session)).status_code == 404
    assert client.post(f"/people/invitations/{number}/cancel").status_code == 404


def test_who_has_an_account_signs_in_and_accepts(app, signed_in, person, session):
    client, other = signed_in(Role.ADMINISTRATOR), person()
    invite(client, "administrator", email=other.email)
    link = newest_link(session)
    anyone = app.test_client()
    anyone.session = session
    assert f"/sign-in?next={link}" in anyone.get(link).text
    assert accept(anyone, link).status_code == 422
    assert client.post(link).status_code == 422, "somebody else's account"
    anyone.sign_in(other)
    assert anyone.get("/people").status_code == 403
    assert anyone.post(link).status_code == 303
    assert anyone.get("/people").status_code == 200


def test_a_weak_password_is_refused_and_the_link_lives_on(app, signed_in, session):
    invite(signed_in(Role.ADMINISTRATOR), "administrator")
    anyone = app.test_client()
    anyone.session = session
    link = newest_link(session)
    weak = {"password": "Password1234", "again": "Password1234"}
    assert accept(anyone, link, **weak).status_code == 422
    assert accept(anyone, link).status_code == 303


def grant_of(session, user):
    return session.scalars(select(Grant).where(Grant.user_id == user.id)).one()


def test_a_revoked_role_ends_at_once_and_is_recorded(app, signed_in, person, session):
    other = person(Role.ADMINISTRATOR)
    theirs = app.test_client()
    theirs.session = session
    theirs.sign_in(other)
    client = signed_in(Role.ADMINISTRATOR)
    number = grant_of(session, other).id
    assert other.name in client.get(f"/people/grants/{number}/revoke").text
    assert client.post(f"/people/grants/{number}/revoke").status_code == 303
    assert theirs.get("/people").status_code == 403
    assert actions(session) == ["grant.revoked"]
    assert client.post(f"/people/grants/{number}/revoke").status_code == 404


def test_the_last_administrator_stays(client, person, session):
    user = person(Role.ADMINISTRATOR)
    client.sign_in(user)
    answer = client.post(f"/people/grants/{grant_of(session, user).id}/revoke")
    assert answer.status_code == 422
    assert "last administrator" in answer.text
    assert client.get("/people").status_code == 200


@pytest.fixture
def coordinator(client, person, programme):
    """A coordinator of one of two programmes."""
    own, foreign = programme("Own"), programme("Foreign")
    client.sign_in(person(Role.PROGRAMME_COORDINATOR, programme_id=own.id))
    return client, own, foreign


def test_a_programme_coordinator_invites_in_own_programmes(coordinator, region, edition):
    client, own, _foreign = coordinator
    here, year = region(), edition(own)
    form = {"programme": own.id, "region": here.id}
    assert invite(client, "region_coordinator", **form).status_code == 303
    assert invite(client, "host_staff", edition=year.id).status_code == 303


def test_a_programme_coordinator_invites_nowhere_else(coordinator, region, edition, session):
    client, _own, foreign = coordinator
    here, year = region(), edition(foreign)
    form = {"programme": foreign.id, "region": here.id}
    assert invite(client, "region_coordinator", **form).status_code == 422
    assert invite(client, "host_staff", edition=year.id).status_code == 422
    for role in ("administrator", "programme_coordinator"):
        assert "<select" not in client.get(f"/people/invite?role={role}").text
        invite(client, role, programme=foreign.id)
    assert session.scalars(select(Invitation)).all() == []


def test_a_programme_coordinator_sees_only_own_people(
    coordinator, person, region, edition, session
):
    client, own, foreign = coordinator
    here = region()
    near = person(Role.REGION_COORDINATOR, programme_id=own.id, region_id=here.id)
    host = person(Role.HOST_STAFF, edition_id=edition(own).id)
    far = person(Role.REGION_COORDINATOR, programme_id=foreign.id, region_id=here.id)
    shown = client.get("/people").text
    assert near.email in shown
    assert host.email in shown
    assert far.email not in shown
    revoke = [f"/people/grants/{grant_of(session, one).id}/revoke" for one in (near, host, far)]
    assert [client.post(path).status_code for path in revoke] == [303, 303, 404]


@pytest.mark.parametrize("role", [None, Role.REGION_COORDINATOR, Role.HOST_STAFF])
def test_others_see_no_people(signed_in, role, programme, region, edition):
    where = programme()
    scopes = {
        None: {},
        Role.REGION_COORDINATOR: {"programme_id": where.id, "region_id": region().id},
        Role.HOST_STAFF: {"edition_id": edition(where).id},
    }
    client = signed_in(role, **scopes[role])
    assert client.get("/people").status_code == 403
    assert invite(client, "administrator").status_code == 403


def test_three_people_take_as_many_statements_as_one(
    client, person, session, programme, region, edition, queries
):
    client.sign_in(person(Role.ADMINISTRATOR))
    counts = []
    for more in (1, 2):
        for _ in range(more):
            where = programme()
            person(Role.REGION_COORDINATOR, programme_id=where.id, region_id=region().id)
            person(Role.HOST_STAFF, edition_id=edition(where).id)
            invite(client, "programme_coordinator", email=f"x{where.id}@a.jp", programme=where.id)
        queries.clear()
        assert client.get("/people").status_code == 200
        counts.append(len(queries))
    assert counts == [8, 8]


def test_search_finds_names_and_addresses(signed_in, person):
    client, other = signed_in(Role.ADMINISTRATOR), person()
    assert other.email not in client.get("/people?q=nobody-like-that").text
    assert other.email in client.get(f"/people?q={other.email[:8].upper()}").text
