"""Databases for the tests: each engine's schema is made once, then copied."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.util import LRUCache

from app.core import migrations
from app.core.db import engine_for
from tests import postgres

ENGINES = ("sqlite", "postgresql")
STATEMENTS = 4_000


class SQLite:
    """Database files copied from one that the real migrations made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)
        self.template = folder / "template.db"
        migrate(f"sqlite:///{self.template}")

    @contextmanager
    def copy(self) -> Iterator[str]:
        """Yield the URL of a fresh database."""
        path = self.folder / f"copy-{next(self.numbers)}.db"
        shutil.copy(self.template, path)
        yield f"sqlite:///{path}"
        self._remove(path)

    def renew(self, url: str) -> None:
        """Make a copy fresh again; nobody is connected to it."""
        path = Path(str(make_url(url).database))
        self._remove(path)
        shutil.copy(self.template, path)

    def _remove(self, path: Path) -> None:
        for left in self.folder.glob(f"{path.name}*"):
            left.unlink()

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Yield the URL of a database without tables."""
        yield f"sqlite:///{self.folder / f'empty-{next(self.numbers)}.db'}"


class PostgreSQL:
    """Databases copied inside one server."""

    def __init__(self, url: str, prefix: str) -> None:
        self.url = make_url(url)
        self.prefix = prefix
        self.numbers = count(1)
        self.template = f"{prefix}_template"
        self.run(f'DROP DATABASE IF EXISTS "{self.template}"', f'CREATE DATABASE "{self.template}"')
        migrate(self.address(self.template))

    def address(self, name: str) -> str:
        """Return the URL of one of the server's databases."""
        return self.url.set(database=name).render_as_string(hide_password=False)

    def run(self, *statements: str) -> None:
        """Run statements that no transaction can hold."""
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    @contextmanager
    def copy(self, template: str | None = None) -> Iterator[str]:
        """Yield the URL of a fresh database."""
        name = f"{self.prefix}_{next(self.numbers)}"
        self._make(name, template or self.template)
        try:
            yield self.address(name)
        finally:
            self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def renew(self, url: str) -> None:
        """Make a copy fresh again, whoever is still connected to it."""
        self._make(str(make_url(url).database), self.template)

    def _make(self, name: str, source: str) -> None:
        self.run(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
            f'CREATE DATABASE "{name}" TEMPLATE "{source}"',
        )

    @contextmanager
    def empty(self) -> Iterator[str]:
        """Yield the URL of a database without tables."""
        with self.copy("template0") as url:
            yield url


def hasty(engine: Engine) -> Engine:
    """Let SQLite not wait for the disk, and forget no statement: the tests ask all there are."""
    engine._compiled_cache = LRUCache(STATEMENTS)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def relax(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA synchronous=OFF")

    return engine


def migrate(url: str) -> None:
    """Run the real migrations."""
    engine = hasty(engine_for(url))
    try:
        migrations.upgrade(engine)
    finally:
        engine.dispose()


class Databases:
    """The engines that this run has started, each when it is first asked for."""

    def __init__(self, folder: Path, worker: str) -> None:
        self.folder = folder
        self.worker = worker
        self.open = ExitStack()
        self.started: dict[str, SQLite | PostgreSQL] = {}

    def on(self, engine: str) -> SQLite | PostgreSQL:
        """Return an engine's databases."""
        if engine not in self.started:
            self.started[engine] = self._start(engine)
        return self.started[engine]

    def _start(self, engine: str) -> SQLite | PostgreSQL:
        if engine == "sqlite":
            return SQLite(self.folder)
        server = self.open.enter_context(postgres.server())
        return PostgreSQL(server, f"kitamae_test_{self.worker}")
