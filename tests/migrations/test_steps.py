"""The schema's steps lead to exactly what the models describe, on both engines."""

import pytest
from sqlalchemy import Column, Integer, inspect, text

from app.core import migrations
from app.core.db import engine_for
from app.core.orm import Model


@pytest.fixture
def engine(empty_url):
    engine = engine_for(empty_url)
    yield engine
    engine.dispose()


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
    migrations.upgrade(engine)
    assert migrations.differences(engine) == []


def test_the_comparison_sees_a_missing_column(engine):
    migrations.upgrade(engine)
    table = Model.metadata.tables["regions"]
    extra = Column("forgotten", Integer)
    table.append_column(extra)
    try:
        assert "forgotten" in str(migrations.differences(engine))
    finally:
        table._columns.remove(extra)


@pytest.fixture
def direct(databases, engine_name):
    """A database whose schema the models made, without any step."""
    with databases.on(engine_name).empty() as url:
        engine = engine_for(url)
        Model.metadata.create_all(engine)
        yield engine
        engine.dispose()


@pytest.mark.parametrize("part", [0, 1, 2], ids=["tables", "triggers", "indexes"])
def test_the_steps_and_the_models_make_the_same_schema(engine, direct, part):
    migrations.upgrade(engine)
    assert shape(engine)[part] == shape(direct)[part]


def test_every_append_only_table_has_its_triggers(engine):
    migrations.upgrade(engine)
    tables = Model.metadata.tables.values()
    protected = {table.name for table in tables if table.info.get("append_only")}
    found = {name.rsplit("_no_", 1)[0] for name, _ in definitions(engine, TRIGGERS)}
    assert protected == found != set()


def test_upgrading_twice_changes_nothing(engine):
    migrations.upgrade(engine)
    before = shape(engine)
    migrations.upgrade(engine)
    assert shape(engine) == before
    assert not migrations.behind(engine)
