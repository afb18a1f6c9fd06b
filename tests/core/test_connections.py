"""A connection that the server ended is replaced before anybody uses it."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import NotSupportedError, OperationalError

from app.core import connections, db

END = text("SELECT pg_terminate_backend(:one, 5000)")
MINE = text("SELECT pg_backend_pid()")


@pytest.fixture
def url(databases):
    with databases.on("postgresql").copy() as url:
        yield url


@pytest.fixture
def engine(url):
    made = db.engine_for(url)
    yield made
    made.dispose()


def end_the_pooled(engine, url):
    """Let the server end the two connections that wait in the pool; returns their numbers."""
    with engine.connect() as one, engine.connect() as other:
        ended = one.scalar(MINE), other.scalar(MINE)
    elsewhere = db.engine_for(url)
    with elsewhere.connect() as connection:
        assert all(connection.scalar(END, {"one": number}) for number in ended)
    elsewhere.dispose()
    return ended


def test_connections_that_the_server_ended_are_replaced(engine, url):
    ended = end_the_pooled(engine, url)
    with engine.connect() as one, engine.connect() as other:
        assert not {one.scalar(MINE), other.scalar(MINE)} & set(ended)


def test_a_living_connection_is_kept(engine):
    with engine.connect() as one:
        known = one.scalar(MINE)
    with engine.connect() as one:
        assert one.scalar(MINE) == known


def test_the_control_without_the_guard_they_fail(engine, url):
    event.remove(engine, "checkout", connections.refuse_ended)
    end_the_pooled(engine, url)
    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.scalar(MINE)


PREPARED = "SELECT count(*) FROM pg_prepared_statements WHERE name LIKE '\\_pg3%%'"


def undo_often(connection):
    """Read the same again and again, undo each time; return how many statements are prepared."""
    for _ in range(8):
        connection.execute(text("SELECT code FROM regions WHERE id = :one"), {"one": 1})
        connection.rollback()
    return connection.exec_driver_sql(PREPARED).scalar()


def test_what_is_prepared_outlives_pages_that_only_read(engine):
    with engine.connect() as connection:
        assert undo_often(connection) == 1


def test_the_control_psycopgs_own_connection_prepares_in_vain(engine):
    event.remove(engine, "do_connect", db._connect)
    with engine.connect() as connection:
        assert undo_often(connection) == 0


def test_what_is_prepared_is_dropped_after_an_error_and_made_anew(engine, url):
    everything = text("SELECT * FROM regions WHERE id = :one")
    elsewhere = db.engine_for(url)
    with engine.connect() as connection:
        for _ in range(8):
            connection.execute(everything, {"one": 1})
            connection.rollback()
        with elsewhere.begin() as other:
            other.exec_driver_sql("ALTER TABLE regions ADD COLUMN added integer")
        with pytest.raises(NotSupportedError):
            connection.execute(everything, {"one": 1})
        connection.rollback()
        assert list(connection.execute(everything, {"one": 1}).keys())[-1] == "added"
    elsewhere.dispose()


def test_columns_are_described_when_they_are_asked_for(engine):
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        cursor.execute("SELECT 1 AS one, 'x' AS other")
        assert [(column.name, len(column)) for column in cursor.description] == [
            ("one", 7),
            ("other", 7),
        ]
        cursor.execute("SAVEPOINT here")
        assert cursor.description is None


def test_what_a_page_wrote_is_undone(engine):
    with engine.connect() as connection:
        connection.exec_driver_sql("UPDATE regions SET code = code || 'x'")
        connection.rollback()
        found = connection.exec_driver_sql("SELECT count(*) FROM regions WHERE code LIKE '%%x'")
        assert found.scalar() == 0
