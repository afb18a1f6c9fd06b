"""Work after the answer: thin jobs, woken after the commit or every minute.

The queue hands out each call at most once, so it is only a bell: what must happen is a row, and
a job that runs every minute finds the rows whose bell was lost.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import psycopg
import structlog
from flask import Flask, current_app
from flask.cli import with_appcontext
from huey import Huey, MemoryHuey, PostgresHuey, SqliteHuey, crontab
from sqlalchemy import make_url

from app.core import db

Job = Callable[..., None]
# Work that takes minutes must not keep mail waiting.
THREADS = 3
_jobs: dict[str, tuple[Job, bool]] = {}
_log = structlog.get_logger()


def job(*, every_minute: bool = False) -> Callable[[Job], Job]:
    """Declare a function of primitive arguments that the worker runs in the application."""

    def declare(function: Job) -> Job:
        _jobs[_name(function)] = (function, every_minute)
        return function

    return declare


def later(function: Job, *arguments: Any) -> None:
    """Ring for a job once the transaction of this request is kept."""
    app = _app()
    db.afterwards(lambda: _ring(app, function, arguments))


def _ring(app: Flask, function: Job, arguments: tuple[Any, ...]) -> None:
    """Put the call into the queue; a queue that is down must not spoil what is stored."""
    try:
        of(app)(_name(function), *arguments)
    except Exception as error:  # noqa: BLE001  (whatever the queue's store raises)
        _log.warning("job_not_rung", job=_name(function), error=type(error).__name__)


class Queue:
    """The queue of one application, and the jobs it knows."""

    def __init__(self, app: Flask) -> None:
        """Connect the declared jobs to the application and to its store."""
        self.huey = _store(app)
        self.calls = {
            name: self.huey.task(name=name)(self._inside(app, function))
            for name, (function, _often) in _jobs.items()
        }
        for name, (function, often) in _jobs.items():
            if often:
                periodic = self.huey.periodic_task(crontab(), name=f"{name}_every_minute")
                periodic(self._inside(app, function))

    def __call__(self, name: str, *arguments: Any) -> None:
        """Ask the worker to run a job."""
        self.calls[name](*arguments)

    @staticmethod
    def _inside(app: Flask, function: Job) -> Job:
        """Run the job inside the application, outside any request."""

        def run(*arguments: Any) -> None:
            with app.app_context():
                function(*arguments)

        return run


def of(app: Flask) -> Queue:
    """Return the application's queue, made when it is first needed."""
    if "jobs" not in app.extensions:
        app.extensions["jobs"] = Queue(app)
    made: Queue = app.extensions["jobs"]
    return made


def _store(app: Flask) -> Huey:
    """Return where the bells ring: beside the SQLite file, or in a schema of PostgreSQL."""
    url = make_url(app.config["DATABASE_URL"])
    if app.testing or url.database in {None, "", ":memory:"}:
        return MemoryHuey("kitamae", results=False)
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        return SqliteHuey("kitamae", filename=str(path.with_name("jobs.db")), results=False)
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return PostgresHuey("kitamae", connection=lambda: _connect(address), results=False)


def _connect(address: str) -> psycopg.Connection[Any]:
    """Connect to the queue's own schema, so that migrations never meet its tables."""
    connection = psycopg.connect(address, autocommit=True)
    connection.execute("CREATE SCHEMA IF NOT EXISTS jobs")
    connection.execute("SET search_path TO jobs")
    connection.autocommit = False
    return connection


def _name(function: Job) -> str:
    """Name a job by its module and function."""
    return f"{function.__module__}.{function.__qualname__}"


def _app() -> Flask:
    """Return the application itself, not the proxy."""
    return current_app._get_current_object()  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001  (werkzeug's way)


@click.command()
@with_appcontext
def worker() -> None:
    """Run the jobs: send mail, and whatever else was asked for, until TERM."""
    app = _app()
    found = of(app)
    for name, (_function, often) in _jobs.items():
        if often:
            found(name)
    found.huey.create_consumer(workers=THREADS, max_delay=1, graceful_signal="TERM").run()


def init_app(app: Flask) -> None:
    """Give the application its worker."""
    app.cli.add_command(worker)
