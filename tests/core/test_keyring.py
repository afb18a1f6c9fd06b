"""The file of keys: for one user alone, replaced whole, read again when it was replaced."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.core import keyring
from app.core.keyring import Keyring, NoSuchKey
from app.core.settings import Unsafe
from tests.conftest import make_app


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys"


REAL = {
    "DEVELOPMENT": False,
    "TRUSTED_HOSTS": ["kitamae.example"],
    "ARGON2_CHEAP": False,
    "MAIL_URL": "smtp://mail.example:25",
    "PUBLIC_URL": "https://kitamae.example",
}


def test_keys_are_added_and_the_last_one_is_current(path):
    first = keyring.add(path)
    second = keyring.add(path)
    found = keyring.read(path)
    assert (list(found.keys), found.current) == ([first, second], second)
    assert stat.S_IMODE(path.stat().st_mode) == 0o400
    assert list(path.parent.iterdir()) == [path]


def test_a_key_that_is_not_there_is_named(path):
    keyring.add(path)
    with pytest.raises(NoSuchKey, match="key-other"):
        keyring.read(path).key("key-other")


def test_a_replaced_file_is_read_again(path):
    first = keyring.add(path)
    ring = Keyring(path)
    assert ring.ring().current == first
    second = keyring.add(path)
    assert ring.ring().current == second


def test_processes_that_start_at_once_make_one_key(path):
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: keyring.add(path) if not path.exists() else None, range(8)))
    assert keyring.read(path).current in names


@pytest.mark.parametrize("mode", [0o440, 0o404, 0o644, 0o600 | 0o020])
def test_a_real_installation_refuses_keys_that_others_can_read(path, mode):
    keyring.add(path)
    path.chmod(mode)
    with pytest.raises(Unsafe, match="chmod 400"):
        make_app("sqlite://", **REAL, KEYS_FILE=str(path))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "key:", "key:AAAA\n", ":" + "A" * 43 + "=\n", ("key:" + "A" * 43 + "=\n") * 2, "x"],
)
def test_a_real_installation_refuses_what_are_no_keys(path, text):
    path.write_text(text)
    path.chmod(0o400)
    with pytest.raises(Unsafe) as refused:
        make_app("sqlite://", **REAL, KEYS_FILE=str(path))
    assert "AAAA" not in str(refused.value)


def test_a_real_installation_refuses_to_start_without_its_keys(path):
    with pytest.raises(Unsafe, match="flask keys new"):
        make_app("sqlite://", **REAL, KEYS_FILE=str(path))
    assert not path.exists()


def test_a_real_installation_starts_with_its_keys(path):
    keyring.add(path)
    app = make_app("sqlite://", **REAL, KEYS_FILE=str(path))
    with app.app_context():
        assert keyring.ring().current == keyring.read(path).current


def test_a_developer_gets_keys_on_the_first_start(path):
    make_app("sqlite://", KEYS_FILE=str(path.parent / "var" / "keys"))
    assert keyring.read(path.parent / "var" / "keys").current
