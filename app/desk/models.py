"""Figures that the sources print, kept as printed."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.orm import Model


class Statistic(Model):
    """One figure: `value` as printed, `number` only where it is one, `subject` what it is about."""

    __tablename__ = "statistics"

    table_id: Mapped[str] = mapped_column(String(60), index=True)
    metric: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(200), default="")
    value: Mapped[str] = mapped_column(String(40))
    number: Mapped[float | None] = mapped_column(default=None)
    unit: Mapped[str] = mapped_column(String(60), default="")
    as_of: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
