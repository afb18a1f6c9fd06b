import pytest

from app.core import settings

SAFE = {
    "SECRET_KEY": "s" * 32,
    "TRUSTED_HOSTS": ["kitamae.example"],
    "SESSION_COOKIE_SECURE": True,
    "MAX_CONTENT_LENGTH": 1,
    "MAIL_URL": "smtp://mail.example:25",
    "PUBLIC_URL": "https://kitamae.example",
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
        ("MAIL_URL", None),
        ("PUBLIC_URL", "http://kitamae.example"),
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
