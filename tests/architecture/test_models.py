"""Laws 3 and 5: nothing is loaded unasked, and time is UTC inside."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import DateTime, ForeignKey, MetaData
from sqlalchemy.exc import InvalidRequestError, StatementError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from app.core.migrations import load_models
from app.core.orm import Model, UtcDateTime
from app.core.words import Words
from app.history.models import Record
from app.regions.models import Region, Tie

load_models()


def lazy(base):
    """Return the relationships that would load when touched."""
    return [
        f"{mapper.class_.__name__}.{one.key}"
        for mapper in base.registry.mappers
        for one in mapper.relationships
        if one.lazy not in {"raise", "raise_on_sql", "noload", "write_only"}
    ]


def test_no_relationship_loads_when_touched():
    assert len(list(Model.registry.mappers)) > 10
    assert lazy(Model) == []


def test_the_search_finds_a_lazy_relationship():
    class Base(DeclarativeBase):
        metadata = MetaData()

    class Parent(Base):
        __tablename__ = "parents"
        id: Mapped[int] = mapped_column(primary_key=True)

    class Child(Base):
        __tablename__ = "children"
        id: Mapped[int] = mapped_column(primary_key=True)
        parent_id: Mapped[int] = mapped_column(ForeignKey(Parent.id))
        parent: Mapped[Parent] = relationship()

    assert lazy(Base) == ["Child.parent"]


def test_touching_what_was_not_loaded_fails(session):
    regions = [Region(code=f"xx-{n}", kind="province", name=Words(en="X")) for n in (1, 2)]
    session.add_all(regions)
    session.flush()
    session.add(Tie(code="t", a_id=regions[0].id, b_id=regions[1].id, level="x", tie_type="x"))
    session.flush()
    session.expunge_all()
    with pytest.raises(InvalidRequestError, match="lazy='raise'"):
        _ = session.query(Tie).one().a


def test_every_moment_is_stored_by_the_type_that_refuses_naive_ones():
    naive = [
        f"{table.name}.{column.name}"
        for table in Model.metadata.tables.values()
        for column in table.columns
        if isinstance(column.type, DateTime)
    ]
    assert naive == []
    assert isinstance(Record.__table__.c.at.type, UtcDateTime)


def test_a_naive_moment_is_refused(session):
    session.add(Record(at=datetime(2025, 8, 5, 14, 0), action="x", subject="x"))  # noqa: DTZ001
    with pytest.raises(StatementError, match="naive"):
        session.flush()


def test_a_moment_comes_back_in_utc(session):
    chuncheon = timezone(timedelta(hours=9))
    session.add(Record(at=datetime(2025, 8, 5, 14, 0, tzinfo=chuncheon), action="x", subject="utc"))
    session.flush()
    session.expunge_all()
    found = session.query(Record).where(Record.subject == "utc").one().at
    assert (found, found.tzinfo) == (datetime(2025, 8, 5, 5, 0, tzinfo=UTC), UTC)
