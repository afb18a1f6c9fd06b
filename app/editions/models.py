"""Editions, who may take part in them, and the places there are."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.dates import PartialDate
from app.core.orm import Model
from app.programmes.models import Programme
from app.regions.models import Region

STATUSES = ("planned", "open", "held", "online", "postponed", "cancelled", "unknown")
MODES = ("on-site", "online", "hybrid")
# As in a passport's machine-readable zone; needed only where a limit counts by it.
SEXES = ("female", "male", "other")
# Whether people are asked for their sex: never, as they like, or because a limit counts by it.
SEX_ASKED = ("never", "optional", "needed")


class Edition(Model):
    """One occurrence of a programme: a number and a year, neither computed from the other."""

    __tablename__ = "editions"
    __table_args__ = (
        CheckConstraint(f"status IN {STATUSES}", name="status"),
        CheckConstraint(f"mode IN {MODES}", name="mode"),
        CheckConstraint("ends_on >= starts_on", name="days_in_order"),
        CheckConstraint(
            "registration_closes_at > registration_opens_at", name="registration_in_order"
        ),
        CheckConstraint(f"sex_asked IN {SEX_ASKED}", name="sex_asked"),
        Index(
            "uq_editions_number",
            "programme_id",
            "number",
            unique=True,
            sqlite_where=text("status <> 'postponed'"),
            postgresql_where=text("status <> 'postponed'"),
        ),
        Index("ix_editions_starts_on", "starts_on"),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    number: Mapped[str | None] = mapped_column(String(20), default=None)
    year: Mapped[int]
    host_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None, index=True)
    co_host_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    status: Mapped[str] = mapped_column(String(20), default="planned")
    mode: Mapped[str] = mapped_column(String(20), default="on-site")
    when: Mapped[PartialDate | None] = mapped_column(default=None)
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    zone: Mapped[str] = mapped_column(String(40), default="Asia/Tokyo")
    city: Mapped[str] = mapped_column(String(200), default="")
    venue: Mapped[str] = mapped_column(default="")
    registration_opens_at: Mapped[datetime | None] = mapped_column(default=None)
    registration_closes_at: Mapped[datetime | None] = mapped_column(default=None)
    registration_open: Mapped[bool] = mapped_column(default=False)
    waiting_list: Mapped[bool] = mapped_column(default=False)
    # The day on which ages hold; none means the first day.
    age_on: Mapped[date | None] = mapped_column(default=None)
    sex_asked: Mapped[str] = mapped_column(String(8), default="never")
    reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    programme: Mapped[Programme] = relationship(lazy="raise", init=False)
    host: Mapped[Region | None] = relationship(lazy="raise", foreign_keys=host_id, init=False)
    co_host: Mapped[Region | None] = relationship(lazy="raise", foreign_keys=co_host_id, init=False)
    roles: Mapped[list["EditionRole"]] = relationship(
        lazy="raise", init=False, order_by="EditionRole.id"
    )
    invitees: Mapped[list["Invitee"]] = relationship(
        lazy="raise", init=False, back_populates="edition", order_by="Invitee.region_id"
    )
    places: Mapped[list["Place"]] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class EditionRole(Model):
    """A role in which people may be entered: how many a region and overall, and of which age."""

    __tablename__ = "edition_roles"
    __table_args__ = (
        Index("uq_edition_roles_role", "edition_id", "role", unique=True),
        CheckConstraint("per_region >= 0", name="per_region"),
        CheckConstraint("overall >= 0", name="overall"),
        CheckConstraint("age_from >= 0", name="age_from"),
        CheckConstraint("age_to >= age_from", name="age_to"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    role: Mapped[str] = mapped_column(String(40))
    per_region: Mapped[int | None] = mapped_column(default=None)
    overall: Mapped[int | None] = mapped_column(default=None)
    age_from: Mapped[int | None] = mapped_column(default=None)
    age_to: Mapped[int | None] = mapped_column(default=None)


class EditionLimit(Model):
    """A limit besides those of the roles: of a sex, a region, each region or all, and minimums.

    A blank role or sex means all; without region it counts all regions together, or, where
    `every_region` says so, each region by itself.
    """

    __tablename__ = "edition_limits"
    __table_args__ = (
        CheckConstraint(f"sex IN {SEXES}", name="sex"),
        CheckConstraint("at_most >= 0", name="at_most"),
        CheckConstraint("at_least >= 0", name="at_least"),
        CheckConstraint("at_most >= at_least", name="in_order"),
        CheckConstraint("at_most IS NOT NULL OR at_least IS NOT NULL", name="says_something"),
        CheckConstraint("region_id IS NULL OR NOT every_region", name="region"),
        Index("ix_edition_limits_edition_id", "edition_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    role: Mapped[str | None] = mapped_column(String(40), default=None)
    every_region: Mapped[bool] = mapped_column(default=False)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    sex: Mapped[str | None] = mapped_column(String(6), default=None)
    at_most: Mapped[int | None] = mapped_column(default=None)
    at_least: Mapped[int | None] = mapped_column(default=None)


class Invitee(Model):
    """A region that may take part in an edition."""

    __tablename__ = "invitees"
    __table_args__ = (Index("uq_invitees_region", "edition_id", "region_id", unique=True),)

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False, back_populates="invitees")
    region: Mapped[Region] = relationship(lazy="raise", init=False)


class Place(Model):
    """How many places there are, how many are taken, and how many must be.

    One row a role and region counts who is entered or has the offer of a place, and how many wait;
    rows without region (a role overall), without role (a region overall), without both (the
    edition) or with a sex exist where such a limit is set. `extra` was granted above the capacity.
    """

    __tablename__ = "places"
    __table_args__ = (
        CheckConstraint("taken >= 0", name="taken"),
        CheckConstraint("capacity IS NULL OR taken <= capacity + extra", name="capacity"),
        CheckConstraint("extra >= 0", name="extra"),
        CheckConstraint("waiting >= 0", name="waiting"),
        CheckConstraint(f"sex IN {SEXES}", name="sex"),
        Index(
            "uq_places_what",
            "edition_id",
            text("coalesce(role, '')"),
            text("coalesce(region_id, 0)"),
            text("coalesce(sex, '')"),
            unique=True,
        ),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    role: Mapped[str | None] = mapped_column(String(40), default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    sex: Mapped[str | None] = mapped_column(String(6), default=None)
    capacity: Mapped[int | None] = mapped_column(default=None)
    minimum: Mapped[int | None] = mapped_column(default=None)
    extra: Mapped[int] = mapped_column(default=0)
    taken: Mapped[int] = mapped_column(default=0)
    waiting: Mapped[int] = mapped_column(default=0)
