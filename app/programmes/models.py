"""Programmes, their members over time, the rules of their rotation, and their offices."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.dates import PartialDate
from app.core.orm import Model
from app.core.words import Words
from app.programmes.kind import Kind, kind
from app.regions.models import Region


class Programme(Model):
    """A series of editions that regions run together."""

    __tablename__ = "programmes"
    __table_args__ = (
        CheckConstraint("cadence IN ('annual', 'every', 'irregular', 'unknown')", name="cadence"),
        CheckConstraint("(cadence = 'every') = (cadence_years IS NOT NULL)", name="cadence_years"),
    )

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    kind_slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[Words]
    summary: Mapped[Words]
    since: Mapped[PartialDate | None] = mapped_column(default=None)
    cadence: Mapped[str] = mapped_column(String(20), default="unknown")
    cadence_years: Mapped[int | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="")
    origin: Mapped[str] = mapped_column(default="")
    # What the sources say in their own words, by subject: cadence, lead, participants and so on.
    told: Mapped[dict[str, str]] = mapped_column(JSON, default_factory=dict)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    rules: Mapped[list["RotationRule"]] = relationship(
        lazy="raise", init=False, order_by="RotationRule.valid_from"
    )
    memberships: Mapped[list["Membership"]] = relationship(
        lazy="raise",
        init=False,
        back_populates="programme",
        order_by="Membership.place, Membership.id",
    )
    offices: Mapped[list["Office"]] = relationship(
        lazy="raise", init=False, back_populates="programme"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def kind(self) -> Kind:
        """What kind of programme this is."""
        return kind(self.kind_slug)


class RotationRule(Model):
    """The rule by which hosts rotate from a year on, as a part of the programme document."""

    __tablename__ = "rotation_rules"
    __table_args__ = (
        Index(
            "uq_rotation_rules_from", "programme_id", text("coalesce(valid_from, 0)"), unique=True
        ),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    valid_from: Mapped[int | None] = mapped_column(default=None)
    terms: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(default="")


class Membership(Model):
    """A region's membership of a programme, with its class and its dates as far as known."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint(
            "member_class IN ('full', 'associate', 'special', 'observer')", name="member_class"
        ),
        CheckConstraint(
            "\"left\" IS NOT NULL OR left_reason IS NULL OR left_reason = 'suspended'",
            name="left_reason",
        ),
        Index(
            "uq_memberships_current",
            "programme_id",
            "region_id",
            unique=True,
            sqlite_where=text('"left" IS NULL'),
            postgresql_where=text('"left" IS NULL'),
        ),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    member_class: Mapped[str] = mapped_column(String(20), default="full")
    joined: Mapped[PartialDate | None] = mapped_column(default=None)
    left: Mapped[PartialDate | None] = mapped_column(default=None)
    left_reason: Mapped[str | None] = mapped_column(String(20), default=None)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    place: Mapped[int | None] = mapped_column(default=None)
    side: Mapped[str | None] = mapped_column(String(40), default=None)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    programme: Mapped[Programme] = relationship(
        lazy="raise", init=False, back_populates="memberships"
    )
    region: Mapped[Region] = relationship(lazy="raise", foreign_keys=region_id, init=False)
    successor: Mapped[Region | None] = relationship(
        lazy="raise", foreign_keys=successor_id, init=False
    )


class Office(Model):
    """Who chairs, coordinates or keeps the secretariat of a programme, and for how long."""

    __tablename__ = "offices"
    __table_args__ = (
        CheckConstraint(
            "office IN ('chair', 'co-chair', 'coordinator', 'secretariat')", name="office"
        ),
        CheckConstraint("region_id IS NOT NULL OR holder <> ''", name="somebody"),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    office: Mapped[str] = mapped_column(String(20))
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None, index=True)
    holder: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[PartialDate | None] = mapped_column(default=None)
    until: Mapped[PartialDate | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")

    programme: Mapped[Programme] = relationship(lazy="raise", init=False, back_populates="offices")
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
