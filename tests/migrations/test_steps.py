"""The schema's steps lead to exactly what the models describe, on both engines."""

from contextlib import contextmanager
from functools import cache

import pytest
from sqlalchemy import Column, Integer, insert, inspect, text
from sqlalchemy.exc import IntegrityError

from app.core import clock, migrations
from app.core.db import engine_for
from app.core.orm import Model
from app.history.models import Record
from tests.databases import hasty


@contextmanager
def opened(url):
    engine = hasty(engine_for(url))
    try:
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def engine(databases, engine_name):
    """A copy of the database that the steps made of an empty one as this run began."""
    with databases.on(engine_name).copy() as url, opened(url) as engine:
        yield engine


# `shape` compares the text of SQLite's indexes on expressions.
pytestmark = pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")

TRIGGERS = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
}
INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
}


def definitions(engine, statements):
    """Return the names and definitions of all triggers, or all indexes."""
    with engine.connect() as connection:
        rows = connection.execute(text(statements[engine.dialect.name])).all()
    return {tuple(row) for row in rows if "alembic_version" not in row[1]}


def shape(engine):
    """Return every trigger and index, and every table's columns, keys and checks."""
    found = inspect(engine)
    tables = {
        table: {
            "columns": {
                (column["name"], str(column["type"]), column["nullable"])
                for column in found.get_columns(table)
            },
            "unique": {one["name"] for one in found.get_unique_constraints(table)},
            "checks": {one["name"] for one in found.get_check_constraints(table)},
            "foreign": {one["name"] for one in found.get_foreign_keys(table)},
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }
    return tables, definitions(engine, TRIGGERS), definitions(engine, INDEXES)


def test_the_steps_lead_to_the_models(engine):
    assert migrations.differences(engine) == []


def test_the_comparison_sees_a_missing_column(engine):
    table = Model.metadata.tables["regions"]
    extra = Column("forgotten", Integer)
    table.append_column(extra)
    try:
        assert "forgotten" in str(migrations.differences(engine))
    finally:
        table._columns.remove(extra)


@pytest.fixture(scope="session")
def shapes(databases):
    """Return an engine's two shapes, drawn once: by the steps, and by the models alone."""

    @cache
    def of(engine_name):
        with databases.on(engine_name).copy() as url, opened(url) as engine:
            by_steps = shape(engine)
        with databases.on(engine_name).empty() as url, opened(url) as engine:
            Model.metadata.create_all(engine)
            return by_steps, shape(engine)

    return of


@pytest.mark.parametrize("part", [0, 1, 2], ids=["tables", "triggers", "indexes"])
def test_the_steps_and_the_models_make_the_same_schema(shapes, engine_name, part):
    by_steps, by_models = shapes(engine_name)
    assert by_steps[part] == by_models[part]
    assert by_steps[part]


def test_every_append_only_table_has_its_triggers(engine):
    tables = Model.metadata.tables.values()
    protected = {table.name for table in tables if table.info.get("append_only")}
    found = {
        name.rsplit("_no_", 1)[0] for name, _ in definitions(engine, TRIGGERS) if "_no_" in name
    }
    assert protected == found != set()


def test_upgrading_twice_changes_nothing(engine):
    before = shape(engine)
    migrations.upgrade(engine)
    assert shape(engine) == before
    assert not migrations.behind(engine)


@pytest.fixture
def kept(engine):
    """A migrated database with one record."""
    with engine.begin() as connection:
        row = {"at": clock.now(), "action": "x", "subject": "x", "details": {}}
        connection.execute(insert(Record).values(row))
    return engine


@pytest.mark.parametrize("statement", ["UPDATE records SET action = 'y'", "DELETE FROM records"])
def test_a_record_can_be_neither_changed_nor_deleted(kept, statement):
    with kept.connect() as connection, pytest.raises(IntegrityError, match="append-only"):
        connection.execute(text(statement))


def test_records_cannot_be_emptied_out(kept, engine_name):
    statement = "TRUNCATE records" if engine_name == "postgresql" else "DELETE FROM records"
    with kept.connect() as connection, pytest.raises(IntegrityError, match="append-only"):
        connection.execute(text(statement))


def test_without_the_triggers_a_record_could_be_deleted(kept):
    names = [name for name, _ in definitions(kept, TRIGGERS)]
    with kept.begin() as connection:
        for name in names:
            on = " ON records" if kept.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER IF EXISTS {name}{on}"))
        assert connection.execute(text("DELETE FROM records")).rowcount == 1
