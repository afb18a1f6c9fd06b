"""Venues and their spaces: what they hold, when they are open or blocked, and ways between them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition

SPACE_KINDS = ("hall", "room", "court", "field", "bus", "online", "other")
EQUIPMENT = (
    "screen",
    "projector",
    "microphones",
    "sound",
    "stage",
    "whiteboard",
    "internet",
    "streaming",
    "scoreboard",
    "net",
    "mats",
    "tables",
    "kitchen",
    "step-free",
)
MINUTES_A_DAY = 24 * 60


class Venue(Model):
    """A building, ground or address at which an edition has spaces."""

    __tablename__ = "venues"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="point"),
        Index("uq_venues_edition", "id", "edition_id", unique=True),
        Index("ix_venues_edition_id", "edition_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    name: Mapped[Words]
    address: Mapped[str] = mapped_column(String(300), default="")
    latitude: Mapped[float | None] = mapped_column(default=None)
    longitude: Mapped[float | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    # What was made at one go is taken back at one go.
    batch: Mapped[str | None] = mapped_column(String(36), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    spaces: Mapped[list["Space"]] = relationship(
        lazy="raise", init=False, back_populates="venue", order_by="Space.position, Space.id"
    )

    __mapper_args__ = {"version_id_col": version}


class Space(Model):
    """A hall, room, court, field, bus or meeting online that holds one activity at a time."""

    __tablename__ = "spaces"
    __table_args__ = (
        ForeignKeyConstraint(["venue_id", "edition_id"], ["venues.id", "venues.edition_id"]),
        CheckConstraint(f"kind IN {SPACE_KINDS}", name="kind"),
        CheckConstraint("capacity > 0", name="capacity"),
        CheckConstraint("booths >= 0", name="booths"),
        Index("uq_spaces_edition", "id", "edition_id", unique=True),
        Index("ix_spaces_venue_id", "venue_id"),
        Index("ix_spaces_edition_id", "edition_id"),
    )

    venue_id: Mapped[int]
    edition_id: Mapped[int]
    name: Mapped[Words]
    kind: Mapped[str] = mapped_column(String(10))
    # How many people it holds; none: as many as come.
    capacity: Mapped[int | None] = mapped_column(default=None)
    # For interpretation: so many languages can be interpreted at once.
    booths: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    venue: Mapped[Venue] = relationship(lazy="raise", init=False, back_populates="spaces")
    equipment: Mapped[list["SpaceEquipment"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="SpaceEquipment.equipment"
    )
    hours: Mapped[list["OpeningHours"]] = relationship(
        lazy="raise",
        init=False,
        cascade="all, delete-orphan",
        order_by="OpeningHours.day, OpeningHours.opens",
    )
    blocked: Mapped[list["Blocked"]] = relationship(
        lazy="raise", init=False, back_populates="space", order_by="Blocked.starts_at, Blocked.id"
    )

    __mapper_args__ = {"version_id_col": version}


class SpaceEquipment(Model):
    """Something that a space has."""

    __tablename__ = "space_equipment"
    __table_args__ = (
        CheckConstraint(f"equipment IN {EQUIPMENT}", name="equipment"),
        Index("uq_space_equipment_equipment", "space_id", "equipment", unique=True),
    )

    space_id: Mapped[int] = mapped_column(ForeignKey(Space.id), init=False)
    equipment: Mapped[str] = mapped_column(String(20))


class OpeningHours(Model):
    """When a space is open, in minutes of the local day: of one day, or of every day without one.

    `closes` may pass midnight. A space without any is always open; a day with hours of its own has
    only these; closed on a day: hours of no length on it.
    """

    __tablename__ = "opening_hours"
    __table_args__ = (
        CheckConstraint(f"opens BETWEEN 0 AND {MINUTES_A_DAY}", name="opens"),
        CheckConstraint(f"closes BETWEEN opens AND {2 * MINUTES_A_DAY}", name="closes"),
        Index(
            "uq_opening_hours_opens",
            "space_id",
            text("coalesce(day, '1000-01-01')"),
            "opens",
            unique=True,
        ),
    )

    space_id: Mapped[int] = mapped_column(ForeignKey(Space.id), init=False)
    day: Mapped[date | None] = mapped_column(default=None)
    opens: Mapped[int]
    closes: Mapped[int]


class Blocked(Model):
    """A time in which a space cannot be used, and why."""

    __tablename__ = "blocked_times"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="in_order"),
        Index("ix_blocked_times_space_id", "space_id", "starts_at"),
    )

    space_id: Mapped[int] = mapped_column(ForeignKey(Space.id))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(200))

    space: Mapped[Space] = relationship(lazy="raise", init=False, back_populates="blocked")


class Travel(Model):
    """How many minutes it takes from one venue to another, the same both ways round."""

    __tablename__ = "travel_times"
    __table_args__ = (
        ForeignKeyConstraint(["a_id", "edition_id"], ["venues.id", "venues.edition_id"]),
        ForeignKeyConstraint(["b_id", "edition_id"], ["venues.id", "venues.edition_id"]),
        CheckConstraint("a_id < b_id", name="in_order"),
        CheckConstraint("minutes >= 0", name="minutes"),
        Index("uq_travel_times_pair", "a_id", "b_id", unique=True),
        Index("ix_travel_times_edition_id", "edition_id"),
    )

    edition_id: Mapped[int]
    a_id: Mapped[int]
    b_id: Mapped[int]
    minutes: Mapped[int]
