"""The base of every model, and the column types that models share."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypeVar, dataclass_transform

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, MetaData, String, TypeDecorator
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    relationship,
)
from sqlalchemy.orm.attributes import manager_of_class

from app.core.dates import PartialDate
from app.core.words import Words


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in time: refuses naive values, always comes back in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store UTC; raises ValueError for a value without a zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"naive datetime {value!r}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Return UTC; SQLite gives back naive values."""
        del dialect
        moment: datetime | None = value
        if moment is None:
            return None
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class WordsColumn(TypeDecorator[Words]):
    """A text in several languages, stored as one JSON object."""

    impl = JSON
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Words | None:
        """Return the texts by language."""
        del dialect
        return None if value is None else Words(value)


class PartialDateColumn(TypeDecorator[PartialDate]):
    """A partly known date, stored as written."""

    impl = String(10)
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> PartialDate | None:
        """Return the date as far as it is known."""
        del dialect
        return None if value is None else PartialDate(value)


class Amount(TypeDecorator[Decimal]):
    """An amount of money, kept in hundredths: SQLite's own numbers would round it."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Store hundredths; raises ValueError for a finer amount."""
        del dialect
        if value is None:
            return None
        hundredths = value * 100
        if hundredths != int(hundredths):
            message = f"finer than hundredths: {value}"
            raise ValueError(message)
        return int(hundredths)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        """Return the amount with two decimals."""
        del dialect
        return None if value is None else Decimal(value).scaleb(-2)


Kind = TypeVar("Kind", bound="Model")


def as_read(model: type[Kind], names: Iterable[str], values: Iterable[Any]) -> Kind:
    """Return an object of columns that were read, for reading: no session knows or stores it.

    Hundreds of calls fewer than the mapper's own way, for what every request reads.
    """
    made: Kind = manager_of_class(model).new_instance()
    made.__dict__.update(zip(names, values, strict=True))
    return made


# The types do not inherit kw_only from the class arguments below: say it once more.
@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, relationship))
class Model(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    """Base of all models; every relationship says how it loads."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime(),
        Decimal: Amount(),
        Words: WordsColumn(),
        PartialDate: PartialDateColumn(),
    }

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
