from datetime import UTC, datetime, timedelta

import pytest

from app.accounts import rules
from app.accounts.errors import WeakPassword
from app.accounts.models import SignIn

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    [
        "Password1234",
        "P@ssw0rd!2026",
        "qwertyuiop12",
        "poiuytrewq99",
        "1qaz2wsx3edc",
        "abcdefghijklm",
        "iloveyoudragon1",
        "Toyama2026!!!",
        "kitamae-kitamae",
        "himitsunopasuwado",
        "пароль123456",
        "йцукенгшщзхъ",
        "aaaaaaaaaaaaab",
        "198001011980",
        "jp-officer-2026",
    ],
)
def test_what_is_tried_first_is_refused(password):
    assert rules.commonplace(password)


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery staple",
        "wandering teapots quietly",
        "xK9#mQ2vLp8w",
        "夏の海をわたる船の長い旅",
        "monkey dragon sunshine",
        "синий чайник под зонтом",
    ],
)
def test_what_nobody_tries_is_accepted(password):
    assert not rules.commonplace(password)


def test_a_person_s_own_name_and_address_are_tried_first_too():
    known = ("Sato Yukihiro", "yukihiro.sato@pref.example")
    assert rules.commonplace("satoyukihiro26", *known)
    assert not rules.commonplace("satoyukihiro26")


@pytest.mark.parametrize("length", [11, 1025])
def test_length_has_two_ends(app, length):
    odd = "".join(chr(0x4E00 + number) for number in range(length))
    with app.test_request_context(), pytest.raises(WeakPassword):
        rules.check_password(odd)


@pytest.mark.parametrize("length", [12, 1024])
def test_both_ends_are_accepted(app, length):
    odd = "".join(chr(0x4E00 + number) for number in range(length))
    with app.test_request_context():
        rules.check_password(odd)


@pytest.mark.parametrize(
    ("seen", "started", "with_role", "alive"),
    [
        (timedelta(minutes=29), timedelta(hours=1), True, True),
        (timedelta(minutes=30), timedelta(hours=1), True, False),
        (timedelta(minutes=30), timedelta(hours=1), False, True),
        (timedelta(minutes=1), timedelta(hours=9, minutes=59), True, True),
        (timedelta(minutes=1), timedelta(hours=10), True, False),
        (timedelta(hours=2), timedelta(hours=3), False, False),
        (timedelta(minutes=1), timedelta(hours=24), False, False),
    ],
)
def test_a_session_sleeps_and_lives_only_so_long(seen, started, with_role, alive):
    ends = rules.ends_at(with_role=with_role, now=NOW - started)
    row = SignIn(
        token_hash="x", user_id=1, started_at=NOW - started, seen_at=NOW - seen, ends_at=ends
    )
    assert rules.alive(row, with_role=with_role, now=NOW) is alive


def test_an_ended_session_is_dead():
    row = SignIn(
        token_hash="x",
        user_id=1,
        started_at=NOW,
        seen_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        ended_at=NOW,
    )
    assert not rules.alive(row, with_role=True, now=NOW)
