"""Regions, and the ties between two of them."""

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.dates import PartialDate
from app.core.orm import Model
from app.core.words import Words


class Region(Model):
    """A regional or local government, or an island that no country is named for."""

    __tablename__ = "regions"

    code: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    country: Mapped[str | None] = mapped_column(String(2), default=None)
    iso: Mapped[str | None] = mapped_column(String(10), default=None)
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("regions.id"), default=None, index=True
    )
    name: Mapped[Words]
    seat: Mapped[str | None] = mapped_column(String(80), default=None)
    zone: Mapped[str | None] = mapped_column(String(40), default=None)
    latitude: Mapped[float | None] = mapped_column(default=None)
    longitude: Mapped[float | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    parent: Mapped["Region | None"] = relationship(
        lazy="raise", remote_side="Region.id", init=False
    )


class Tie(Model):
    """A standing tie between two regions, and what its date rests on."""

    __tablename__ = "ties"
    __table_args__ = (CheckConstraint("a_id <> b_id", name="two_regions"),)

    code: Mapped[str] = mapped_column(String(40), unique=True)
    a_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    b_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    level: Mapped[str] = mapped_column(String(40))
    tie_type: Mapped[str] = mapped_column(String(80))
    since: Mapped[PartialDate | None] = mapped_column(default=None)
    rests_on: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    a: Mapped[Region] = relationship(lazy="raise", foreign_keys=a_id, init=False)
    b: Mapped[Region] = relationship(lazy="raise", foreign_keys=b_id, init=False)
