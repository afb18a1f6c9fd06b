"""Cookies, links and counters after they should have ended, and from where they should not come."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.accounts.actions import invitations, passwords
from app.accounts.models import Attempt, Grant, Invitation, PasswordReset, Role, SignIn, User
from app.core import clock as clock_
from app.core import mail, sealing
from app.core.outbox import Letter
from tests.conftest import make_app
from tests.editions.making import NOON

OLD, NEW = "wandering teapots quietly", "barley-lantern-4417-quay"
TOKEN = "_user_id"


@pytest.fixture
def member(app, person, session):
    def make(role=None, **scope):
        user = person(role, **scope)
        with app.app_context():
            user.password_hash = sealing.hash_password(OLD)
        session.commit()
        return user

    return make


@pytest.fixture
def browser(app, session):
    """Open another browser, perhaps with a copied cookie."""

    def open_one(copied=None):
        client = app.test_client()
        client.session = session
        if copied is not None:
            with client.session_transaction() as cookie:
                cookie[TOKEN] = copied
        return client

    return open_one


def carried(client):
    with client.session_transaction() as cookie:
        return cookie[TOKEN]


def change(client):
    form = {"current": OLD, "password": NEW, "again": NEW}
    assert client.post("/account/password", data=form).status_code == 303


def sign_out(client):
    assert client.post("/sign-out").status_code == 303


def end_rows(client):
    client.session.execute(update(SignIn).values(ended_at=clock_.now()))


@pytest.mark.parametrize("ending", [sign_out, change, end_rows])
def test_a_copied_cookie_dies_with_its_session(client, member, browser, ending):
    copy = browser(carried(client.sign_in(member())))
    assert copy.get("/account").status_code == 200
    ending(client)
    assert copy.get("/account").status_code == 303


def test_who_changes_the_password_stays_signed_in_with_a_new_cookie(client, member):
    before = carried(client.sign_in(member()))
    change(client)
    assert client.get("/account").status_code == 200
    assert carried(client) != before


@pytest.mark.parametrize("kept", ["/account", "/people"])
def test_a_role_that_is_taken_back_is_refused_at_the_next_request(client, member, session, kept):
    client.sign_in(member(Role.ADMINISTRATOR))
    assert client.get(kept).status_code == 200
    session.execute(update(Grant).values(revoked_at=clock_.now()))
    assert client.get(kept).status_code == (200 if kept == "/account" else 403)


def reset_link(session, user, life=timedelta(hours=1)):
    token = passwords.offer(session, user, sealing.token(), life)
    session.commit()
    return f"/password/{token}"


def test_a_link_is_dead_once_used_and_so_are_its_sisters(client, member, session, browser):
    user = member()
    first, second = reset_link(session, user), reset_link(session, user)
    form = {"password": NEW, "again": NEW}
    assert client.post(first, data=form).status_code == 303
    assert [browser().post(link, data=form).status_code for link in (first, second)] == [404] * 2


def test_a_link_is_dead_after_the_password_was_changed(client, member, session, browser):
    user = member()
    link = reset_link(session, user)
    assert browser().get(link).status_code == 200
    change(client.sign_in(user))
    assert browser().get(link).status_code == 404


def test_a_link_is_dead_after_its_time(browser, member, session, clock):
    clock(NOON)
    link = reset_link(session, member())
    clock(NOON + timedelta(minutes=59))
    assert browser().get(link).status_code == 200
    clock(NOON + timedelta(minutes=60))
    assert browser().get(link).status_code == 404
    assert browser().post(link, data={"password": NEW, "again": NEW}).status_code == 404


@pytest.fixture
def invited(session, member):
    """An invitation to be administrator, for a person who has an account."""
    user = member()
    wanted = invitations.Wanted(role=Role.ADMINISTRATOR)
    _made, token = invitations.invite(session, None, user.email, "en", wanted)
    session.commit()
    return user, f"/invitations/{token}"


def roles(session):
    return session.scalars(select(Grant.user_id).where(Grant.revoked_at.is_(None))).all()


def test_an_invitation_is_for_one_person_once(client, member, session, invited, browser):
    user, link = invited
    thief = browser().sign_in(member())
    assert thief.get(link).status_code == 200
    assert thief.post(link).status_code == 422
    assert roles(session) == []
    assert client.sign_in(user).post(link).status_code == 303
    assert roles(session) == [user.id]
    session.execute(update(Grant).values(revoked_at=clock_.now()))
    assert client.post(link).status_code == 404
    assert roles(session) == []


@pytest.mark.parametrize("late", [False, True])
def test_an_invitation_ends(client, session, invited, clock, late):
    user, link = invited
    ends = session.scalars(select(Invitation.ends_at)).one()
    clock(ends - timedelta(seconds=0 if late else 1))
    client.sign_in(user)
    assert client.post(link).status_code == (404 if late else 303)
    assert bool(roles(session)) is not late


def guess(client, number, **more):
    """Send a wrong password for another account each time; returns the status."""
    form = {"email": f"nobody-{number}@example.org", "password": "wrong"}
    return client.post("/sign-in", data=form, **more).status_code


FROM = ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Client-IP", "X-Client-IP")


@pytest.mark.parametrize("header", FROM)
def test_what_a_browser_says_of_its_address_counts_nothing(client, clock, header):
    clock(NOON)
    said = [guess(client, number, headers={header: f"192.0.2.{number}"}) for number in range(22)]
    assert said == [422] * 20 + [429] * 2


def test_what_the_proxy_says_counts_and_what_stands_before_it_does_not(live):
    app = make_app(live.url, PROXIES=1)
    with app.app_context():
        for last, outcome in (("192.0.2.1", 429), ("192.0.2.2", 422)):
            for number in range(21):
                way = {"X-Forwarded-For": f"10.0.0.{number}, {last}"}
                status = guess(app.test_client(), number, headers=way)
                if last == "192.0.2.2":
                    break
            assert status == outcome
    app.extensions["engine"].dispose()


def test_refused_tries_go_on_counting_and_spelling_is_no_way_round(client, member, session, clock):
    clock(NOON)
    email = member().email
    spelled = (email, email.upper(), f" {email} ", email.title())
    statuses = [
        client.post(
            "/sign-in",
            data={"email": spelled[number % 4], "password": "wrong"},
            environ_base={"REMOTE_ADDR": f"192.0.2.{number}"},
        ).status_code
        for number in range(14)
    ]
    assert statuses == [422] * 10 + [429] * 4
    account = select(Attempt.tries).where(Attempt.key.like("sign-in:account:%"))
    assert session.scalars(account).all() == [14]


BROKEN = ("A\r\nBcc: thief@example.org", "A\nBcc: thief@example.org", "A\0B", "A\r\n\r\nBody")


@pytest.mark.parametrize("text", BROKEN)
def test_no_name_adds_a_header_to_a_mail(app, client, member, session, text):
    user = member()
    client.sign_in(user)
    client.post("/account", data={"name": text, "language": "en"})
    session.execute(update(User).values(name=text.replace("\0", " ")))
    client.post("/sign-out")
    client.post("/password", data={"email": user.email})
    (letter,) = session.scalars(select(Letter))
    with app.app_context():
        sent = mail.message(letter)
    heads = bytes(sent).split(b"\n\n")[0].replace(b"\r\n", b"\n").split(b"\n\n")[0]
    assert b"\nBcc" not in heads
    assert (sent["Bcc"], sent.get_all("To")) == (None, [user.email])


@pytest.mark.parametrize("text", BROKEN)
@pytest.mark.parametrize("path", ["/password", "/sign-in"])
def test_no_address_reaches_further_than_its_account(client, member, session, path, text):
    form = {"email": f"{member().email}{text[1:]}", "password": OLD}
    client.post(path, data=form)
    assert session.scalars(select(Letter)).all() == []
    assert session.scalars(select(PasswordReset)).all() == []
    assert session.scalars(select(SignIn)).all() == []
