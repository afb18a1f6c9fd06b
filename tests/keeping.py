"""A world that is built once a worker and engine, then put back: its rows and its objects."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from sqlalchemy import Connection, insert, literal, select, union_all
from sqlalchemy.orm import Session
from time_machine import escape_hatch

from app.accounts.models import User
from app.core import clock
from app.core.orm import Model
from app.programmes.models import Programme
from app.regions.models import Region

Rows = dict[str, list[dict[str, Any]]]
# A world begins with these: where none is, nothing was written before it.
FIRST = (User, Programme, Region)


@dataclass(frozen=True)
class Kept:
    """What building wrote, and what it returned, with all objects that hang on it."""

    rows: Rows
    made: bytes


class _Finder(pickle.Pickler):
    """Notes every object of the database that it passes."""

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.found: list[Model] = []

    def persistent_id(self, given: Any) -> None:
        if isinstance(given, Model):
            self.found.append(given)


KEPT: dict[tuple[str, ...], Kept] = {}


def once(session: Session, name: str, build: Callable[[], Any]) -> Any:
    """Build a world and commit it; from the second time on, put back what the first time left.

    Where something stands already, commits are real or would end the caller's savepoint, or time
    goes on, it is built each time.
    """
    bind = session.get_bind()
    if (
        not isinstance(bind, Connection)
        or session.in_nested_transaction()
        or not escape_hatch.is_travelling()
        or any(session.scalar(select(model.id).limit(1)) for model in FIRST)
    ):
        return build()
    key = name, str(clock.now()), str(bind.engine.url)
    if key in KEPT:
        return _put_back(session, KEPT[key])
    before = stored(session.connection())
    made = build()
    session.commit()
    new = {
        name: [row for row in rows if row not in before.get(name, [])]
        for name, rows in stored(session.connection()).items()
    }
    KEPT[key] = Kept({name: rows for name, rows in new.items() if rows}, _pickled(made))
    return made


def stored(connection: Connection) -> Rows:
    """Return the rows of every table that has any, first what others point at."""
    tables = Model.metadata.sorted_tables
    has_rows = (select(literal(one.name)).where(select(one).exists()) for one in tables)
    filled = set(connection.scalars(union_all(*has_rows)))
    return {
        table.name: [
            dict(row._mapping)
            for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
        for table in tables
        if table.name in filled
    }


def _pickled(made: Any) -> bytes:
    """Return what was made, beside a list of all its objects."""
    finder = _Finder()
    finder.dump(made)
    return pickle.dumps((made, finder.found))


def _put_back(session: Session, kept: Kept) -> Any:
    """Write the rows again, and give the session the objects."""
    for name, rows in kept.rows.items():
        session.execute(insert(Model.metadata.tables[name]), rows)
    made, objects = pickle.loads(kept.made)
    session.add_all(objects)
    session.commit()
    return made
