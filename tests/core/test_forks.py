"""A worker that is forked from a started application shares no connection with it."""

import os

from sqlalchemy import text

from app.core import db
from tests.conftest import make_app


def in_a_child(asked):
    """Return what a forked process finds."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writing, str(asked()).encode())
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return told.read()


def kept_connections(engine):
    """Return how many connections a forked process finds in the pool of a used engine."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    assert engine.pool.checkedin() == 1
    return in_a_child(lambda: engine.pool.checkedin())  # noqa: PLW0108  (the child has another pool)


def test_a_forked_worker_begins_without_connections(live):
    assert kept_connections(live.engine) == "0"


def test_the_control_without_the_guard_both_have_the_same_one(databases, engine_name, monkeypatch):
    monkeypatch.setattr(db, "_part_at_fork", lambda engine: None)
    with databases.on(engine_name).copy() as url:
        engine = make_app(url).extensions["engine"]
        assert kept_connections(engine) == "1"
        engine.dispose()


def test_a_started_application_holds_no_connection(live):
    assert make_app(live.url).extensions["engine"].pool.checkedin() == 0
