"""One session a request, one transaction a request, one place that commits."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any, cast
from weakref import ref

import psycopg
from flask import Flask, current_app, g, has_request_context, request
from flask.typing import ResponseReturnValue
from psycopg.pq import ExecStatus, TransactionStatus
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from app.core import connections

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BUSY_MILLISECONDS = 30_000
CHECKPOINT_MILLISECONDS = 3_000
FAILURE = 400
_TURN = "turn to write"


class TransactionalFlask(Flask):
    """A Flask whose every request is one transaction, kept only if it succeeded."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function as it is: none is a coroutine, and every request asks of thirteen."""
        return func

    def dispatch_request(self) -> ResponseReturnValue:
        """Commit an unsafe method that answers below 400, roll back everything else."""
        try:
            response = self.make_response(super().dispatch_request())
            if "session" in g:
                kept = response.status_code < FAILURE or g.pop("keep", False)
                if request.method not in SAFE and kept:
                    g.session.commit()
                    _run_afterwards()
                else:
                    # Undoes as rollback does, but does not expire what the next page never reads.
                    g.session.close()
        except BaseException:
            if "session" in g:
                g.session.rollback()
            raise
        return response


def _run_afterwards() -> None:
    """Do what was waiting for the commit, such as waking the worker."""
    for action in g.pop("afterwards", []):
        action()


def afterwards(action: Callable[[], None]) -> None:
    """Run the action once this request's transaction is kept; at once outside a request."""
    if has_request_context():
        session()
        g.setdefault("afterwards", []).append(action)
    else:
        action()


def keep() -> None:
    """Keep what this request wrote although it is refused: a failed sign-in must count."""
    g.keep = True


@contextmanager
def transaction() -> Iterator[Session]:
    """Own a transaction outside a request: for commands and jobs."""
    with _maker().begin() as opened:
        yield opened


@contextmanager
def rehearsal(session: Session, *, kept: bool) -> Iterator[None]:
    """Do all the work inside, and undo it at the end unless it is to be kept."""
    with session.begin_nested() as point:
        yield
        session.flush()
        if not kept:
            point.rollback()


def session() -> Session:
    """Return the session of this request."""
    # Each look through Flask's own g is four calls, and every action asks for the session.
    kept = g._get_current_object()  # noqa: SLF001  (documented for this)
    try:
        return cast("Session", kept.session)
    except AttributeError:
        kept.session = _maker()()
        return cast("Session", kept.session)


def _maker() -> sessionmaker[Session]:
    """Return the maker of sessions of the current application."""
    return cast("sessionmaker[Session]", current_app.extensions["sessions"])


def engine_for(url: str) -> Engine:
    """Create the engine for a database URL, SQLite or PostgreSQL, with what Kitamae relies on."""
    if url.startswith("sqlite"):
        check = {"check_same_thread": False}
        engine = create_engine(url, connect_args=check, pool_size=20, hide_parameters=True)
        _prepare_sqlite(engine)
        return engine
    # The connection used last comes first: it knows the statements, and the others may rest.
    engine = create_engine(
        url, pool_size=10, max_overflow=10, pool_use_lifo=True, hide_parameters=True
    )
    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "handle_error", connections.forget_the_row)
    event.listen(engine, "checkout", connections.refuse_ended)
    return engine


class _Connection(psycopg.Connection[Any]):
    """A connection that keeps its prepared statements when what it did is undone.

    Psycopg drops them then, as tables may have been made in vain; nothing here makes tables while
    it answers, and every page that only reads ends so. After an error they are dropped still.
    """

    def rollback(self) -> None:
        """Undo the transaction."""
        if self.pgconn.transaction_status == TransactionStatus.INTRANS:
            with self.lock:
                undone = self.pgconn.exec_(b"ROLLBACK").status == ExecStatus.COMMAND_OK
            if undone:
                return
        super().rollback()


def _connect(_dialect: object, _record: object, where: Any, how: dict[str, Any]) -> Any:
    """Open a connection of our own kind."""
    return _Connection.connect(*where, cursor_factory=connections.Cursor, **how)


def _prepare_sqlite(engine: Engine) -> None:
    """Make SQLite durable and honest: WAL, full fsync, foreign keys, an own BEGIN, a queue.

    SQLite lets those who wait for the lock sleep longer and longer, and newcomers pass them: the
    threads of a process therefore wait for each other here, and only processes wait for SQLite.
    """
    writing = Lock()

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            # What is deleted is overwritten: an erased person is not in the file's free pages.
            "secure_delete=ON",
            f"busy_timeout={BUSY_MILLISECONDS}",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # A deferred BEGIN that writes later fails under load: whoever may write queues at once.
        reads = has_request_context() and request.method in SAFE
        if not reads:
            connection.info[_TURN] = writing.acquire(timeout=BUSY_MILLISECONDS / 1000)
        try:
            connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
        except BaseException:
            leave(connection)
            raise

    def leave(connection: Connection) -> None:
        if connection.info.pop(_TURN, False):
            writing.release()

    event.listen(engine, "commit", leave)
    event.listen(engine, "rollback", leave)


def forget_overwritten() -> None:
    """Empty SQLite's journal into its file: what was overwritten stands in neither afterwards.

    PostgreSQL's vacuum and its write-ahead log look after themselves.
    """
    engine: Engine = current_app.extensions["engine"]
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            # Whoever reads now keeps the journal a little longer: the next time empties it.
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={CHECKPOINT_MILLISECONDS}")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            cursor.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        finally:
            connection.close()


def _part_at_fork(engine: Engine) -> None:
    """Let a forked process open connections of its own: one that two share mixes their answers."""
    known = ref(engine)

    def part() -> None:
        if (left := known()) is not None:
            left.dispose(close=False)

    os.register_at_fork(after_in_child=part)


def init_app(app: Flask) -> None:
    """Connect the application to its database."""
    engine = engine_for(app.config["DATABASE_URL"])
    _part_at_fork(engine)
    app.extensions["engine"] = engine
    app.extensions["sessions"] = sessionmaker(engine, expire_on_commit=False)

    @app.teardown_appcontext
    def close(_error: BaseException | None) -> None:
        if "session" in g:
            g.pop("session").close()
