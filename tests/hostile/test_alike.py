"""Whether an address has an account, nobody learns: neither from words nor from work."""

from datetime import UTC, datetime

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from app.accounts import queries as finding
from app.accounts.models import Grant, PasswordReset, Role, User
from app.core import db, sealing
from app.core.outbox import Letter

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FITTING, WRONG = "wandering teapots quietly", "wandering kettles quietly"
# A mail address of each class, all equally long.
CLASSES = ("known", "blank", "taken", "plain", "never")
UNKNOWN = "never@example.org"


@pytest.fixture
def everybody(app, session, clock):
    """Somebody with a role, without a password, whose role was taken back, and with none."""
    clock(NOON)
    with app.app_context():
        fitting = sealing.hash_password(FITTING)
    for name in CLASSES[:-1]:
        user = User(email=f"{name}@example.org", name="Somebody", created_at=NOON)
        user.password_hash = None if name == "blank" else fitting
        session.add(user)
        session.flush()
        if name in {"known", "taken"}:
            grant = Grant(user_id=user.id, role=Role.ADMINISTRATOR, granted_at=NOON)
            grant.revoked_at = NOON if name == "taken" else None
            session.add(grant)
    session.commit()


@pytest.fixture
def work(app, session, queries, monkeypatch):
    """Send a form from a browser of its own; return its answer and all the work that it made."""
    done = []

    def counted(name):
        real = getattr(PasswordHasher, name)
        monkeypatch.setattr(
            PasswordHasher, name, lambda *given: done.append(f"argon2 {name}") or real(*given)
        )

    counted("verify")
    counted("hash")
    real = db.afterwards
    monkeypatch.setattr(db, "afterwards", lambda action: done.append("bell") or real(action))

    def send(path, email, address="192.0.2.1"):
        client = app.test_client()
        client.session = session
        done.clear()
        queries.clear()
        form = {"email": email, "password": WRONG}
        answer = client.post(path, data=form, environ_base={"REMOTE_ADDR": address})
        return (answer.status_code, answer.location, len(answer.data)), [*queries, *done]

    app.config["MAIL_URL"] = "smtp://mail.example"
    # The password of nobody is hashed once a process.
    send("/sign-in", UNKNOWN, "192.0.2.9")
    yield send
    app.config["MAIL_URL"] = ""


@pytest.mark.parametrize(("path", "verified"), [("/sign-in", 1), ("/password", 0)])
def test_every_class_gets_the_same_answer_for_the_same_work(everybody, work, path, verified):
    seen = [work(path, f"{name}@example.org") for name in CLASSES]
    assert len(seen[0][1]) > 3
    assert [one for one in seen if one != seen[0]] == []
    assert seen[0][1].count("argon2 verify") == verified
    assert "argon2 hash" not in seen[0][1]


def test_an_address_that_got_enough_links_looks_like_the_others(everybody, work, session):
    seen = [work("/password", "known@example.org") for _ in range(7)]
    assert len(session.scalars(select(Letter)).all()) == 5
    assert [one for one in seen if one != seen[0]] == []
    assert seen[0] == work("/password", UNKNOWN)


def test_what_is_done_for_nobody_leaves_nothing(everybody, work, session):
    work("/password", UNKNOWN)
    assert session.scalars(select(Letter)).all() == []
    assert session.scalars(select(PasswordReset)).all() == []


def test_where_there_is_no_account_at_all_nothing_is_done_and_nothing_breaks(work, session):
    (answered, _done) = work("/password", UNKNOWN)
    assert answered[:2] == (303, "/sign-in")
    assert session.scalars(select(Letter)).all() == []


def test_a_reset_that_stops_early_for_nobody_is_noticed(everybody, work, monkeypatch):
    monkeypatch.setattr(finding, "user_or_another", finding.user_by_email)
    assert work("/password", UNKNOWN) != work("/password", "known@example.org")


def test_a_sign_in_that_stops_early_for_nobody_is_noticed(everybody, work, monkeypatch):
    real = sealing.fits
    monkeypatch.setattr(sealing, "fits", lambda word, known: bool(known) and real(word, known))
    assert work("/sign-in", UNKNOWN) != work("/sign-in", "known@example.org")
