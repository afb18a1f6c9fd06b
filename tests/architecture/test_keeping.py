"""A world that is put back is the one that was built: every row of every table, every object."""

from contextlib import suppress
from dataclasses import replace

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from app.core.orm import Model
from app.core.words import Words
from app.regions.models import Region
from tests import keeping
from tests.editions import making as editions
from tests.proposals import making as proposals
from tests.reviews import making as reviews
from tests.schedule import making as timetables

WORLDS = {
    "edition": (editions.NOON, editions.world),
    "proposals": (proposals.NOON, proposals.world),
    "reviews": (reviews.NOON, reviews.world),
    "timetable": (timetables.MADE, timetables.timetable),
}


@pytest.fixture
def undone(session):
    """Do something in the test's session, and undo it; returns what it returned."""

    def do(work):
        point = session.get_bind().begin_nested()
        try:
            return work()
        finally:
            session.rollback()
            session.expunge_all()
            point.rollback()

    return do


@pytest.fixture(params=WORLDS)
def built(request, app, session, clock, undone, monkeypatch):
    """What building leaves, and what makes the world again from what was kept."""
    moment, make = WORLDS[request.param]
    clock(moment)
    monkeypatch.setattr(keeping, "KEPT", {})

    def look():
        made = make(session)
        session.commit()
        return keeping.stored(session.connection()), values(made)

    with app.app_context():
        yield undone(look), lambda: undone(look)


def values(made):
    """Return what a world's objects hold of their rows."""
    parts = [value if isinstance(value, list) else [value] for value in vars(made).values()]
    return [
        {column.key: getattr(one, column.key) for column in inspect(one).mapper.column_attrs}
        for part in parts
        for one in part
        if isinstance(one, Model)
    ]


def test_what_is_put_back_is_what_was_built(built, monkeypatch):
    first, again = built
    assert len(first[0]) >= 5
    assert len(first[1]) >= 5
    monkeypatch.setattr(keeping, "_pickled", None)  # nothing is built a second time
    assert again() == first


def test_a_table_left_out_is_noticed(built):
    first, again = built
    key, kept = next(reversed(keeping.KEPT.items()))
    for name in kept.rows:
        without = {one: rows for one, rows in kept.rows.items() if one != name}
        keeping.KEPT[key] = replace(kept, rows=without)
        # The database refuses what points at rows that are not there.
        with suppress(IntegrityError):
            assert again() != first, name


def test_what_comes_after_has_numbers_of_its_own(session, clock, undone):
    clock(editions.NOON)

    def add():
        editions.world(session)
        known = {one["id"] for one in keeping.stored(session.connection())["regions"]}
        new = Region(code="xx-new", kind="province", name=Words(en="X"))
        session.add(new)
        session.flush()
        return new.id in known

    assert [undone(add), undone(add)] == [False, False]
