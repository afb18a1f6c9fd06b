"""A connection that the server ended is replaced before anybody uses it."""

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from app.core import db

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
    event.remove(engine, "checkout", db._refuse_ended)
    end_the_pooled(engine, url)
    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.scalar(MINE)
