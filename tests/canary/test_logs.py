"""What goes wrong is logged without whom it went wrong for."""

import traceback

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError

from app.accounts.models import User
from app.core import clock
from app.core.db import engine_for

ROW = {"email": "zqcanary@example.org", "name": "Zqcanary", "created_at": clock.now()}


def broken(session):
    """Return what is logged of a row that the database refuses."""
    session.execute(insert(User).values(**ROW))
    with pytest.raises(DBAPIError) as caught:
        session.execute(insert(User).values(**ROW))
    return "".join(traceback.format_exception(caught.value))


def test_a_row_that_the_database_refuses_is_not_quoted(session):
    said = broken(session)
    assert "users" in said
    assert "zqcanary" not in said.casefold()


def test_a_quoted_row_would_be_found(session, monkeypatch):
    engine = session.get_bind().engine
    monkeypatch.setattr(engine, "hide_parameters", False)
    assert "zqcanary" in broken(session).casefold()


def test_a_statement_with_a_mistake_says_where(empty_url):
    engine = engine_for(empty_url)
    with pytest.raises(DBAPIError, match="no_such_table"), engine.connect() as connection:
        connection.execute(text("SELECT 1 FROM no_such_table"))
    engine.dispose()
