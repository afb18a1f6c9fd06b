"""What an operator types about keys: `flask keys …`; and the refusal to start with wrong ones."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

import click
import structlog
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import inspect
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.core import keyring
from app.core.db import transaction
from app.core.settings import Unsafe
from app.vault import actions, queries, rules
from app.vault.errors import Unreadable

keys = AppGroup("keys", help="The keys that seal people's data.")
_log = structlog.get_logger()
BATCH = 200
# Wraps some keys of one kind anew, at most so many; returns how many it was.
Rotation = Callable[[Session, int], int]


def makes_keys(command_line: Sequence[str]) -> bool:
    """Tell whether a command line makes keys: the application cannot start before there are any."""
    return Path(command_line[0]).stem == "flask" and ("keys", "new") in pairwise(command_line)


@keys.command()
def new() -> None:
    """Add a key to the file; from now on it seals what is new."""
    if not current_app.config["KEYS_FILE"]:
        raise click.ClickException("Set KITAMAE_KEYS_FILE to where the keys shall be.")
    path = keyring.path_of(current_app)
    name = keyring.add(path)
    click.echo(f"{path}: {name} seals from now on. Copy the file apart from the database's copies.")


@keys.command()
@click.option("--batch", default=BATCH, show_default=True, help="How many keys at a time.")
@with_appcontext
def rotate(batch: int) -> None:
    """Seal every key anew with the current key, while people work; safe to break off."""
    total = 0
    rotations: Sequence[Rotation] = current_app.extensions["rotations"]
    for one in rotations:
        while done := _some(one, batch):
            total += done
            click.echo(f"{total} keys sealed anew")
    click.echo(f"Everything is sealed with {keyring.ring().current}.")


def _some(rotation: Rotation, batch: int) -> int:
    """Rotate a batch in a transaction of its own."""
    with transaction() as session:
        return rotation(session, batch)


@keys.command()
@with_appcontext
def retire() -> None:
    """Take the keys that seal nothing any more out of the file."""
    with transaction() as session:
        queries.hold_all(session)
        used = queries.in_use(session)
        ring = keyring.ring()
        unused = [name for name in ring.keys if name not in used and name != ring.current]
        kept = {name: key for name, key in ring.keys.items() if name not in unused}
        keyring.write(keyring.path_of(current_app), keyring.Ring(kept))
    click.echo("\n".join(f"{name} is taken out." for name in unused) or "Every key is in use.")


def check(session: Session) -> None:
    """Try each of the installation's keys on what it wraps; raises Unsafe where one fails."""
    for name in queries.wrapped_by(session):
        try:
            rules.unwrap(keyring.ring(), queries.one_wrapped_by(session, name))
        except Unreadable as error:
            path = keyring.path_of(current_app)
            raise Unsafe(f"{path}: these keys do not open this database; {name} fails.") from error


def init_app(app: Flask, *others: Rotation) -> None:
    """Add the commands, and refuse to start with keys that do not open the database.

    `others` wrap anew what the installation's keys wrap beside people's own keys.
    """
    app.extensions["rotations"] = (actions.rotate, *others)
    app.cli.add_command(keys)
    if not app.config["SITE"]:
        return
    engine = app.extensions["engine"]
    with app.app_context():
        try:
            # Before the first migration there is nothing to open.
            if inspect(engine).has_table("person_keys"):
                with transaction() as session:
                    check(session)
        except OperationalError as error:
            _log.warning("keys_not_tried", error=type(error).__name__)
        finally:
            engine.dispose()
