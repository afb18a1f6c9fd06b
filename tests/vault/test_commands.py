"""Keys are made, rotated under load and after a kill, and retired when nothing needs them."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.core import keyring
from app.core.settings import Unsafe
from app.vault import actions, queries
from app.vault.errors import Unreadable
from tests.conftest import make_app

PEOPLE = 2000
PLACE = "answers.sealed.1"


@pytest.fixture
def path(live, tmp_path):
    """A file of keys of this test's own."""
    made = tmp_path / "keys"
    keyring.add(made)
    live.app.config["KEYS_FILE"] = str(made)
    live.app.extensions["keyring"] = keyring.Keyring(made)
    return made


@contextmanager
def session_of(live):
    with live.app.app_context(), live.transaction() as session:
        yield session


def seal_all(live, ids):
    """Seal each person's number for them."""
    with session_of(live) as session:
        return actions.seal_many(session, [(one, PLACE, b"%d" % one) for one in ids])


def unseal_all(live, ids, sealed):
    """Return how many can be read, rightly."""
    with session_of(live) as session:
        places = [(one, PLACE, each) for one, each in zip(ids, sealed, strict=True)]
        found = actions.unseal_many(session, places)
    return sum(opened == b"%d" % one for one, opened in zip(ids, found, strict=True))


def wrapped(live):
    with session_of(live) as session:
        return queries.wrapped_by(session)


def flask(live, path, *words):
    """Start a command in a process of its own."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("KITAMAE_")},
        "KITAMAE_DEVELOPMENT": "1",
        "KITAMAE_DATABASE_URL": live.url,
        "KITAMAE_KEYS_FILE": str(path),
    }
    return subprocess.Popen(
        [Path(sys.executable).with_name("flask"), "--app", "app", *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_rotation_survives_kill_9_and_leaves_the_old_key_useless(live, path, kept):
    ids = kept(PEOPLE).ids
    sealed = seal_all(live, ids)
    old = keyring.read(path)
    new = keyring.add(path)
    with flask(live, path, "keys", "rotate", "--batch", "20") as first:
        for line in first.stdout:
            if line.startswith("200 "):
                first.send_signal(signal.SIGKILL)
                break
        first.stdout.read()
        assert first.wait() == -signal.SIGKILL
    halfway = wrapped(live)
    assert 200 <= halfway[new] < PEOPLE
    assert halfway[new] + halfway[old.current] == PEOPLE
    assert unseal_all(live, ids, sealed) == PEOPLE
    with flask(live, path, "keys", "rotate") as second:
        said = second.communicate()[0]
    assert f"{PEOPLE - halfway[new]} keys" in said, said
    assert wrapped(live) == {new: PEOPLE}
    assert unseal_all(live, ids, sealed) == PEOPLE
    keyring.write(path, old)
    assert unseal_all(live, ids, sealed) == 0


def test_people_are_sealed_for_while_keys_rotate(live, path, kept):
    ids = kept(40).ids
    sealed = seal_all(live, ids[:20])
    new = keyring.add(path)
    runner = live.app.test_cli_runner()
    rotated = runner.invoke(args=["keys", "rotate", "--batch", "7"])
    assert rotated.output.splitlines()[:3] == [
        "7 keys sealed anew",
        "14 keys sealed anew",
        "20 keys sealed anew",
    ]
    sealed += seal_all(live, ids[20:])
    assert (wrapped(live), unseal_all(live, ids, sealed)) == ({new: 40}, 40)


def test_a_destroyed_key_is_not_rotated_back(live, path, kept):
    ids = kept(2).ids
    sealed = seal_all(live, ids)
    with session_of(live) as session:
        actions.destroy(session, ids[0])
    new = keyring.add(path)
    live.app.test_cli_runner().invoke(args=["keys", "rotate"])
    assert (wrapped(live), unseal_all(live, ids, sealed)) == ({new: 1}, 1)


def test_only_keys_that_nothing_needs_are_retired(live, path, kept):
    ids = kept(2).ids
    old = keyring.read(path).current
    sealed = seal_all(live, ids)
    new = keyring.add(path)
    runner = live.app.test_cli_runner()
    assert runner.invoke(args=["keys", "retire"]).output == "Every key is in use.\n"
    runner.invoke(args=["keys", "rotate"])
    assert runner.invoke(args=["keys", "retire"]).output == f"{old} is taken out.\n"
    assert (list(keyring.read(path).keys), unseal_all(live, ids, sealed)) == ([new], 2)


def test_nothing_is_sealed_under_a_key_that_was_just_retired(live, path, kept, monkeypatch):
    """Whoever read the file before the key went out of it is refused, not lost."""
    [person] = kept(1).ids
    before = keyring.ring
    calls = []

    def then_retired():
        calls.append(1)
        with live.app.app_context():
            found = before()
        if len(calls) == 1:
            name = keyring.add(path)
            current = keyring.read(path)
            keyring.write(path, keyring.Ring({name: current.key(name)}))
        return found

    monkeypatch.setattr(keyring, "ring", then_retired)
    with pytest.raises(Unreadable):
        seal_all(live, [person])
    monkeypatch.undo()
    assert wrapped(live) == {}


def test_wrong_keys_stop_the_start(live, path, kept, tmp_path):
    seal_all(live, kept(2).ids)
    make_app(live.url, KEYS_FILE=str(path)).extensions["engine"].dispose()
    keyring.add(tmp_path / "other")
    with pytest.raises(Unsafe, match="do not open this database"):
        make_app(live.url, KEYS_FILE=str(tmp_path / "other"))
    known = keyring.read(path)
    altered = keyring.Ring(
        {
            known.current: keyring.read(tmp_path / "other").key(
                keyring.read(tmp_path / "other").current
            )
        }
    )
    keyring.write(path, altered)
    with pytest.raises(Unsafe, match="do not open this database"):
        make_app(live.url, KEYS_FILE=str(path))


def test_keys_are_made_before_there_are_any(live, tmp_path):
    path = tmp_path / "first"
    with flask(live, path, "keys", "new") as made:
        said = made.communicate()[0]
    assert keyring.read(path).current in said
