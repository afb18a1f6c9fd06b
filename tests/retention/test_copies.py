"""Copies as docs/deployment makes them: without people's keys, which have one copy of their own."""

import sqlite3
import subprocess
from pathlib import Path

from sqlalchemy import make_url, select

from app.core.db import engine_for
from app.vault import actions as vault
from app.vault.models import PersonKey
from tests import postgres
from tests.retention.canaries import LAST_DAY, World


def run_sqlite(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def copies(url, folder):
    """Copy everything but people's keys, and the keys apart; returns (everything, keys)."""
    everything, keys = folder / "everything", folder / "keys"
    if url.get_backend_name() == "sqlite":
        run_sqlite(url.database, f"VACUUM INTO '{everything}'")
        run_sqlite(everything, "DELETE FROM person_keys", "VACUUM")
        kept = "CREATE TABLE copy.person_keys AS SELECT * FROM person_keys"
        run_sqlite(url.database, f"ATTACH '{keys}' AS copy", kept)
        return everything, keys
    for path, options in (
        (everything, ["--exclude-table-data=person_keys"]),
        (keys, ["--data-only", "--table=person_keys"]),
    ):
        run_postgres("pg_dump", url, "--format=custom", f"--file={path}", *options)
    return everything, keys


def run_postgres(program, url, *options):
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    subprocess.run([postgres.binaries() / program, *options, f"--dbname={address}"], check=True)


def restore(url, everything, keys):
    """Put a copy in the place of an empty database, with the newest keys."""
    if url.get_backend_name() == "sqlite":
        Path(url.database).write_bytes(everything.read_bytes())
        back = "INSERT INTO person_keys SELECT * FROM copy.person_keys"
        run_sqlite(url.database, f"ATTACH '{keys}' AS copy", back)
        return
    run_postgres("pg_restore", url, "--no-owner", "--exit-on-error", str(everything))
    run_postgres("pg_restore", url, "--data-only", "--exit-on-error", str(keys))


def test_whoever_was_erased_since_is_unreadable_in_an_old_copy(live, empty_url, tmp_path, at):
    at(LAST_DAY)
    with live.app.app_context(), live.transaction() as session:
        world = World(session)
        edition = world.edition()
        gone, other = (world.person(edition, world.regions[0]).id for _ in range(2))
        sealed = {
            one: vault.seal(session, one, f"answers.sealed.{one}", b"TK1234567")
            for one in (gone, other)
        }
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    live.engine.dispose()
    everything, _old_keys = copies(make_url(live.url), tmp_path / "old")
    assert b"canary" in everything.read_bytes() or live.engine.dialect.name == "postgresql"
    with live.app.app_context(), live.transaction() as session:
        vault.destroy(session, gone)
    live.engine.dispose()
    _later, keys = copies(make_url(live.url), tmp_path / "new")
    restore(make_url(empty_url), everything, keys)
    values = [(one, f"answers.sealed.{one}", sealed[one]) for one in (gone, other)]
    engine = engine_for(empty_url)
    with live.app.app_context(), live.app.extensions["sessions"](bind=engine) as session:
        assert vault.unseal_many(session, values) == [None, b"TK1234567"]
        marked = select(PersonKey.participant_id).where(PersonKey.erased_at.is_not(None))
        assert session.scalars(marked).all() == [gone]
    engine.dispose()
