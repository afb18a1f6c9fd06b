"""The zone and first day for which a timetable was planned: both may change afterwards."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.orm import Model
from app.editions.models import Edition


class Clocks(Model):
    """On whose clocks and from which day an edition's timetable is planned so far."""

    __tablename__ = "timetable_clocks"
    __table_args__ = (Index("uq_timetable_clocks_edition_id", "edition_id", unique=True),)

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    zone: Mapped[str] = mapped_column(String(40))
    starts_on: Mapped[date | None]
