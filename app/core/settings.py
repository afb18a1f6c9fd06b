"""What an installation sets, and the refusal to start with what is unsafe."""

import os
import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import click
from flask import Flask

PREFIX = "KITAMAE_"
MEBIBYTE = 1024 * 1024
SHORTEST_SECRET = 32
NUMBERS = frozenset({"MAX_CONTENT_LENGTH", "MAX_FORM_MEMORY_SIZE", "PROXIES"})


# What must stand somewhere for a command that reads files and serves nobody.
NO_SITE = {
    "DATABASE_URL": "sqlite://",
    "TRUSTED_HOSTS": ["localhost"],
    "MAIL_URL": "smtp://localhost:25",
    "PUBLIC_URL": "https://localhost",
    "SITE": False,
}
FOR_NO_SITE = frozenset({"DEVELOPMENT", "KEYS_FILE"})


class Unsafe(click.ClickException):
    """The settings would make a real installation unsafe."""


def no_site() -> dict[str, Any]:
    """Return the settings of a command that needs neither a site nor its database."""
    kept = {name: value for name, value in from_environment().items() if name in FOR_NO_SITE}
    return {**NO_SITE, "SECRET_KEY": secrets.token_hex(SHORTEST_SECRET), **kept}


def defaults(var: Path) -> dict[str, Any]:
    """Return the settings that hold unless the installation says otherwise."""
    return {
        "DEVELOPMENT": False,
        # Whether pages are served and people's data read: not by a command that only reads files.
        "SITE": True,
        "DATABASE_URL": f"sqlite:///{var / 'kitamae.db'}",
        # The keys that seal what is sealed: outside the database, and apart from its copies.
        "KEYS_FILE": None,
        "SECRET_KEY": None,
        "MAIL_URL": None,
        "MAIL_FROM": "Kitamae <kitamae@localhost>",
        "PUBLIC_URL": "http://localhost:8000",
        "TRUSTED_HOSTS": None,
        # How many proxies in front may say where a request comes from.
        "PROXIES": 0,
        "SEA_NAME": "",
        # Where the house stands: times of sessions, history and mails are written in this zone.
        "ZONE": "Asia/Tokyo",
        "ARGON2_CHEAP": False,
        "MAX_CONTENT_LENGTH": 2 * MEBIBYTE,
        "MAX_FORM_MEMORY_SIZE": MEBIBYTE // 2,
        "SESSION_COOKIE_NAME": "kitamae",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=10),
        "WTF_CSRF_TIME_LIMIT": None,
        # WTForms keeps its own sentences by language; Flask-WTF would look them up for each field.
        "WTF_I18N_ENABLED": False,
    }


def from_environment() -> dict[str, Any]:
    """Read every KITAMAE_ variable; `1`, `true` and `0`, `false` become truth values."""
    given = {name: value for name, value in os.environ.items() if name.startswith(PREFIX)}
    return {
        name.removeprefix(PREFIX): _read(name.removeprefix(PREFIX), value)
        for name, value in given.items()
    }


def _read(name: str, value: str) -> Any:
    """Read a number where one is meant, a truth value where it looks like one, else text."""
    if name in NUMBERS and value.isdigit():
        return int(value)
    return {"1": True, "true": True, "0": False, "false": False}.get(value.lower(), value)


def apply(app: Flask, given: Mapping[str, Any] | None) -> None:
    """Put the settings together: defaults, then the environment, then what is given."""
    var = Path(app.root_path).parent / "var"
    app.config.from_mapping(defaults(var))
    app.config.from_mapping(from_environment() if given is None else given)
    if isinstance(app.config["TRUSTED_HOSTS"], str):
        app.config["TRUSTED_HOSTS"] = app.config["TRUSTED_HOSTS"].split(",")
    if app.config["DEVELOPMENT"]:
        _ease_development(app, var)
    else:
        check(app.config)


def _ease_development(app: Flask, var: Path) -> None:
    """Let a developer start with nothing set: a kept random key, plain HTTP on this machine."""
    app.config["SESSION_COOKIE_SECURE"] = False
    if not app.config["SECRET_KEY"]:
        var.mkdir(exist_ok=True)
        path = var / "secret-key"
        if not path.exists():
            path.write_text(secrets.token_hex(SHORTEST_SECRET))
            path.chmod(0o600)
        app.config["SECRET_KEY"] = path.read_text().strip()
    app.config["KEYS_FILE"] = app.config["KEYS_FILE"] or str(var / "keys")


# What must be true of each setting outside development, and what to do where it is not.
RULES: tuple[tuple[Callable[[Mapping[str, Any]], Any], str], ...] = (
    (
        lambda config: len(config["SECRET_KEY"] or "") >= SHORTEST_SECRET,
        f"Set KITAMAE_SECRET_KEY to at least {SHORTEST_SECRET} random characters.",
    ),
    (
        lambda config: config["TRUSTED_HOSTS"],
        "Set KITAMAE_TRUSTED_HOSTS to the names under which the site is reached.",
    ),
    (
        lambda config: config["SESSION_COOKIE_SECURE"],
        "Leave SESSION_COOKIE_SECURE on: serve the site over HTTPS.",
    ),
    (
        lambda config: config["MAX_CONTENT_LENGTH"],
        "Set KITAMAE_MAX_CONTENT_LENGTH to the largest upload in bytes.",
    ),
    (
        lambda config: not config["ARGON2_CHEAP"],
        "Leave KITAMAE_ARGON2_CHEAP off: it makes passwords easy to guess.",
    ),
    (
        lambda config: config["MAIL_URL"],
        "Set KITAMAE_MAIL_URL to the mail server, such as smtp://mail.example:25.",
    ),
    (
        lambda config: str(config["PUBLIC_URL"]).startswith("https://"),
        "Set KITAMAE_PUBLIC_URL to the site's https:// address.",
    ),
    (
        lambda config: config["KEYS_FILE"] or not config["SITE"],
        "Set KITAMAE_KEYS_FILE to the file of keys that `flask keys new` makes.",
    ),
)


def check(config: Mapping[str, Any]) -> None:
    """Refuse, with one sentence each, settings that are not safe outside development."""
    wrong = [sentence for is_safe, sentence in RULES if not is_safe(config)]
    if wrong:
        raise Unsafe("\n".join(wrong))
