from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from app.accounts.actions import throttle
from app.accounts.models import Attempt, Grant, Role, SignIn, User
from app.core import sealing

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def test_the_right_password_opens_a_session(client, member, enter, session):
    user = member()
    assert enter(user.email.upper()).location == "/"
    assert user.name in client.get("/account").text
    (row,) = session.scalars(select(SignIn))
    with client.session_transaction() as cookie:
        assert row.token_hash == sealing.digest(cookie["_user_id"])
        assert row.token_hash != cookie["_user_id"]


def test_unknown_wrong_and_without_password_look_alike(member, person, enter):
    known, without = member(), person()
    unknown = "x" * (len(known.email) - len("@example.org")) + "@example.org"
    answers = [
        enter(known.email, "wrong password here"),
        enter(without.email, "wrong password here"),
        enter(unknown, "wrong password here"),
    ]
    assert {answer.status_code for answer in answers} == {422}
    assert len({len(answer.data) for answer in answers}) == 1


def test_the_same_work_is_done_without_an_account(member, enter, monkeypatch):
    user, verified = member(), []
    real = PasswordHasher.verify
    monkeypatch.setattr(
        PasswordHasher, "verify", lambda *given: verified.append(given[1]) or real(*given)
    )
    enter(user.email, "wrong password here")
    enter("nobody@example.org", "wrong password here")
    assert len(verified) == 2


def test_a_hash_of_weaker_parameters_is_made_anew(member, enter, session):
    user = member()
    weaker = PasswordHasher(time_cost=1, memory_cost=16, parallelism=1)
    user.password_hash = before = weaker.hash("wandering teapots quietly")
    session.commit()
    assert enter(user.email).status_code == 303
    session.refresh(user)
    assert user.password_hash != before
    assert enter(user.email).status_code == 303


def test_a_composed_and_a_decomposed_password_are_one(app):
    with app.app_context():
        assert sealing.fits("cafe\u0301 sur la mer", sealing.hash_password("caf\u00e9 sur la mer"))


def test_a_new_sign_in_ends_the_old_session_of_the_browser(client, member, enter, session):
    user = member()
    enter(user.email)
    with client.session_transaction() as cookie:
        first = cookie["_user_id"]
    enter(user.email)
    with client.session_transaction() as cookie:
        assert cookie["_user_id"] != first
    open_rows = session.scalars(select(SignIn).where(SignIn.ended_at.is_(None))).all()
    assert len(open_rows) == 1


def test_refused_sign_ins_are_counted_until_the_account_has_enough(
    client, member, enter, session, clock
):
    clock(NOON)
    user = member()
    statuses = [enter(user.email, "wrong password here").status_code for _ in range(11)]
    assert statuses == [422] * 10 + [429]
    assert enter(user.email).status_code == 429
    clock(NOON + timedelta(minutes=15))
    assert enter(user.email).status_code == 303


def test_one_address_gets_twenty_guesses_in_five_minutes(enter, clock):
    clock(NOON)
    statuses = [
        enter(f"nobody-{number}@example.org", "wrong password").status_code for number in range(22)
    ]
    assert statuses == [422] * 20 + [429] * 2


def test_another_address_is_not_held_up_by_it(enter, clock):
    clock(NOON)
    for number in range(21):
        enter(f"nobody-{number}@example.org", "wrong password")
    elsewhere = {"REMOTE_ADDR": "192.0.2.9"}
    assert enter("a@example.org", "wrong", environ_base=elsewhere).status_code == 422


def test_all_addresses_together_get_three_hundred(session, clock):
    clock(NOON)
    limits = [
        throttle.sign_in_limits(f"{number}@example.org", f"10.0.{number // 200}.{number % 200}")
        for number in range(301)
    ]
    admitted = [throttle.admit(session, one, NOON) for one in limits]
    assert admitted == [True] * 300 + [False]


def test_good_sign_ins_use_nobody_up(member, enter):
    user = member()
    assert {enter(user.email).status_code for _ in range(25)} == {303}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", "unknown"),
    ],
)
def test_an_ipv6_network_is_one_place(address, place):
    assert throttle.network(address) == place


def test_counters_hold_no_address_of_a_person(enter, session):
    enter("somebody@example.org", "wrong password here")
    keys = session.scalars(select(Attempt.key)).all()
    assert len(keys) == 3
    assert not any("somebody" in key for key in keys)


@pytest.mark.parametrize(
    "wish",
    [
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "https:evil.example",
        "http:///evil.example",
        "javascript:alert(1)",
        "/%5cevil.example",
        "/account@evil.example",
        "\t//evil.example",
        "/account\r\nX: y",
        "/．evil",
        "@evil.example",
        "/no-such-page",
        "account",
        "",
    ],
)
def test_next_never_leads_away(client, member, wish):
    user = member()
    form = {"email": user.email, "password": "wandering teapots quietly"}
    answer = client.post("/sign-in", query_string={"next": wish}, data=form)
    assert answer.location == "/"


@pytest.mark.parametrize("wish", ["/account", "/sessions?x=1"])
def test_next_leads_to_our_own_pages(client, member, wish):
    user = member()
    form = {"email": user.email, "password": "wandering teapots quietly"}
    assert client.post("/sign-in", query_string={"next": wish}, data=form).location == wish


def test_a_page_for_people_asks_to_sign_in_and_comes_back(client):
    assert client.get("/account").location == "/sign-in?next=/account"


def test_the_person_and_the_roles_are_one_statement(signed_in, queries):
    client = signed_in(Role.ADMINISTRATOR)
    queries.clear()
    client.get("/account")
    assert len(queries) == 1


def test_a_revoked_role_is_gone_at_the_next_request(client, member, enter, session):
    user = member(Role.ADMINISTRATOR)
    enter(user.email)
    assert client.get("/people").status_code == 200
    (grant,) = session.scalars(select(Grant).where(Grant.user_id == user.id))
    grant.revoked_at = datetime.now(UTC)
    assert client.get("/people").status_code == 403


def test_use_is_noted_every_few_minutes_only(live, clock):
    clock(NOON)
    user = User(email="a@example.org", name="A", created_at=NOON)
    with live.transaction() as session:
        session.add(user)
    client = live.client().sign_in(user)
    for minutes, noted in ((1, 0), (3, 3), (4, 3), (6, 6)):
        clock(NOON + timedelta(minutes=minutes))
        assert client.get("/account").status_code == 200
        with live.transaction() as session:
            seen = session.scalar(select(func.max(SignIn.seen_at)))
        assert seen == NOON + timedelta(minutes=noted)


def test_an_idle_session_ends_for_people_with_roles(signed_in, clock):
    clock(NOON)
    client = signed_in(Role.ADMINISTRATOR)
    clock(NOON + timedelta(minutes=29))
    assert client.get("/account").status_code == 200
    clock(NOON + timedelta(minutes=59))
    assert client.get("/account").status_code == 303
