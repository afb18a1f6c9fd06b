"""Snapshots of whole databases."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from app.core.orm import Model

# What may grow while data goes: who did what, and on which day.
GROWING = {"records", "retention_runs"}
NOON = datetime(2027, 8, 1, 3, tzinfo=UTC)


@pytest.fixture
def at(clock):
    """Set the clock to a day in Japan, some time before noon."""
    return lambda day: clock(datetime(day.year, day.month, day.day, 1, tzinfo=UTC))


def snapshot(session):
    """Return every row of every table, by table and id."""
    session.expire_all()
    return {
        (table.name, row.id): row._mapping
        for table in Model.metadata.sorted_tables
        if table.name not in GROWING
        for row in session.execute(select(table))
    }


def differences(before, after):
    """Return the columns that changed, and "gone" for tables that lost rows."""
    found = {(table, "gone") for table, _number in before.keys() - after.keys()}
    found |= {(table, "new") for table, _number in after.keys() - before.keys()}
    for key in before.keys() & after.keys():
        row, fresh = before[key], after[key]
        found |= {(key[0], column) for column in row if row[column] != fresh[column]}
    return found
