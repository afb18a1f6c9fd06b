"""How long each class of data is kept, and on which days the purge was run."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.orm import Model
from app.programmes.models import Programme
from app.regions.models import Region
from app.vault.classes import FieldClass

_CLASSES = tuple(str(one) for one in FieldClass)


class RetentionRule(Model):
    """For how many days after an edition's end a programme, or a region, lets a class be kept.

    None: a programme keeps its participants' names for good. Without a row the usual days hold.
    """

    __tablename__ = "retention_rules"
    __table_args__ = (
        CheckConstraint("(programme_id IS NULL) <> (region_id IS NULL)", name="whose"),
        CheckConstraint(f"field_class IN {_CLASSES}", name="field_class"),
        CheckConstraint("days >= 0", name="days"),
        CheckConstraint(
            "days IS NOT NULL OR (field_class = 'name' AND programme_id IS NOT NULL)",
            name="kept",
        ),
        Index("uq_retention_rules_programme", "programme_id", "field_class", unique=True),
        Index("uq_retention_rules_region", "region_id", "field_class", unique=True),
    )

    programme_id: Mapped[int | None] = mapped_column(ForeignKey(Programme.id), default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    field_class: Mapped[str] = mapped_column(String(10))
    days: Mapped[int | None]


class RetentionRun(Model):
    """One day's purge: begun, and ended once nothing was left to do that day."""

    __tablename__ = "retention_runs"

    day: Mapped[date] = mapped_column(unique=True)
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
