import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from app.accounts.models import PasswordReset
from app.core.outbox import Letter

NEW = "seventeen lanterns ashore"


def link_in(session):
    (letter,) = session.scalars(select(Letter).order_by(Letter.id.desc()).limit(1))
    return re.search(r"http://localhost:8000(/\S+)", letter.body)[1]


def ask(client, email):
    return client.post("/password", data={"email": email})


def set_to(client, link, password=NEW):
    return client.post(link, data={"password": password, "again": password})


def test_a_mailed_link_sets_a_new_password_once(client, member, enter, session):
    user = member()
    ask(client, user.email)
    link = link_in(session)
    assert client.get(link).status_code == 200
    assert set_to(client, link).location == "/sign-in"
    assert enter(user.email, NEW).status_code == 303
    assert set_to(client, link, "another lantern ashore").status_code == 404
    assert enter(user.email, NEW).status_code == 303


def test_the_token_itself_is_not_stored(client, member, session):
    ask(client, member().email)
    token = link_in(session).rsplit("/", 1)[1]
    (reset,) = session.scalars(select(PasswordReset))
    assert token not in reset.token_hash


def test_the_answer_never_says_whether_there_is_an_account(client, member, session):
    known, unknown = ask(client, member().email), ask(client, "nobody@example.org")
    assert (known.status_code, known.location, len(known.data)) == (
        unknown.status_code,
        unknown.location,
        len(unknown.data),
    )
    assert len(session.scalars(select(Letter)).all()) == 1


def test_the_link_lives_an_hour(client, member, session, clock):
    start = datetime(2026, 5, 1, 12, tzinfo=UTC)
    clock(start)
    ask(client, member().email)
    link = link_in(session)
    clock(start + timedelta(minutes=59))
    assert client.get(link).status_code == 200
    clock(start + timedelta(hours=1))
    assert client.get(link).status_code == 404
    assert set_to(client, link).status_code == 404


def test_every_session_ends_with_a_reset(app, client, member, session):
    user = member()
    client.sign_in(user)
    ask(client, user.email)
    other = app.test_client()
    other.session = session
    set_to(other, link_in(session))
    assert client.get("/account").status_code == 303


def test_a_weak_password_is_refused_on_its_field_and_the_link_lives_on(client, member, session):
    ask(client, member().email)
    link = link_in(session)
    answer = set_to(client, link, "Password1234")
    assert answer.status_code == 422
    assert "easy to guess" in answer.text
    assert set_to(client, link).status_code == 303


def test_two_that_differ_are_refused(client, member, session):
    ask(client, member().email)
    answer = client.post(link_in(session), data={"password": NEW, "again": NEW + "x"})
    assert answer.status_code == 422


def test_one_mailbox_gets_five_links_a_day_and_the_answer_stays_the_same(client, member, session):
    user = member()
    answers = {ask(client, user.email).location for _ in range(7)}
    assert answers == {"/sign-in"}
    assert len(session.scalars(select(Letter)).all()) == 5


def test_asking_is_throttled_by_address(client):
    statuses = [ask(client, f"nobody-{n}@example.org").status_code for n in range(21)]
    assert statuses == [303] * 20 + [429]


def change(client, current, new=NEW):
    form = {"current": current, "password": new, "again": new}
    return client.post("/account/password", data=form)


def test_changing_it_ends_the_other_sessions_and_mails(app, client, member, session):
    user = member()
    other = app.test_client()
    other.session = session
    other.sign_in(user)
    client.sign_in(user)
    assert change(client, "wandering teapots quietly").status_code == 303
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    (letter,) = session.scalars(select(Letter))
    assert letter.recipient == user.email


def test_changing_it_takes_the_current_one(client, member, enter):
    user = member()
    client.sign_in(user)
    assert change(client, "not the current one").status_code == 422
    assert enter(user.email).status_code == 303


def test_guessing_the_current_one_is_throttled(client, member):
    client.sign_in(member())
    statuses = [change(client, "not the current one").status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]


def test_the_mail_speaks_the_account_s_language(client, member, session):
    user = member()
    user.language = "ja"
    session.commit()
    ask(client, user.email)
    (letter,) = session.scalars(select(Letter))
    assert letter.language == "ja"


def test_name_and_language_can_be_changed(client, member, session):
    user = member()
    client.sign_in(user)
    answer = client.post("/account", data={"name": "  Nakaoki  Umi ", "language": "ko"})
    assert answer.status_code == 303
    session.refresh(user)
    assert (user.name, user.language) == ("Nakaoki Umi", "ko")
    assert client.post("/account", data={"name": "", "language": "xx"}).status_code == 422
