import pytest
from flask import request

from app.core import access, settings
from tests.conftest import make_app

SAFE = {
    "SECRET_KEY": "s" * 32,
    "TRUSTED_HOSTS": ["kitamae.example"],
    "SESSION_COOKIE_SECURE": True,
    "MAX_CONTENT_LENGTH": 1,
    "ARGON2_CHEAP": False,
    "MAIL_URL": "smtp://mail.example:25",
    "PUBLIC_URL": "https://kitamae.example",
    "KEYS_FILE": "/etc/kitamae/keys",
    "SITE": True,
}


def test_safe_settings_start():
    settings.check(SAFE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("TRUSTED_HOSTS", None),
        ("SESSION_COOKIE_SECURE", False),
        ("MAX_CONTENT_LENGTH", None),
        ("ARGON2_CHEAP", True),
        ("MAIL_URL", None),
        ("PUBLIC_URL", "http://kitamae.example"),
        ("KEYS_FILE", None),
    ],
)
def test_each_unsafe_setting_stops_the_start(name, value):
    with pytest.raises(settings.Unsafe, match=name):
        settings.check({**SAFE, name: value})


def test_truth_values_and_lists_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("KITAMAE_DEVELOPMENT", "1")
    monkeypatch.setenv("KITAMAE_SEA_NAME", "East Sea")
    found = settings.from_environment()
    assert (found["DEVELOPMENT"], found["SEA_NAME"]) == (True, "East Sea")


def test_numbers_are_read_where_numbers_are_meant(monkeypatch):
    monkeypatch.setenv("KITAMAE_PROXIES", "1")
    monkeypatch.setenv("KITAMAE_MAX_CONTENT_LENGTH", "4000000")
    monkeypatch.setenv("KITAMAE_SECRET_KEY", "12345678901234567890123456789012")
    found = settings.from_environment()
    numbers = found["PROXIES"], found["MAX_CONTENT_LENGTH"]
    assert (*numbers, len(found["SECRET_KEY"])) == (1, 4000000, 32)


@pytest.mark.parametrize(("proxies", "address"), [(0, "127.0.0.1"), (1, "203.0.113.9")])
def test_only_a_trusted_proxy_says_where_a_request_comes_from(proxies, address):
    app = make_app("sqlite://", PROXIES=proxies)
    app.add_url_rule("/whence", "whence", access.allow(access.anyone)(lambda: request.remote_addr))
    claimed = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    assert app.test_client().get("/whence", headers=claimed, checked=False).text == address
