"""Activities of an edition: how long, where, who must be there, and their place in the draft."""

from datetime import datetime
from uuid import uuid4

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.projects.models import AgendaItem
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models.people import INTERPRETED, Interpreter
from app.venues.models import EQUIPMENT, Space

ACTIVITY_KINDS = (
    "arrival",
    "ceremony",
    "courtesy",
    "session",
    "talk",
    "vote",
    "meeting",
    "match",
    "training",
    "visit",
    "culture",
    "meal",
    "departure",
    "other",
)
GROUP_KINDS = ("track", "stage", "league", "day")
SOURCES = ("hand", "template", "proposal", "edition", "file")


class Group(Model):
    """Activities that belong together: a track, a stage, a league, or what lies on one day."""

    __tablename__ = "activity_groups"
    __table_args__ = (
        ForeignKeyConstraint(
            ["after_group_id", "edition_id"], ["activity_groups.id", "activity_groups.edition_id"]
        ),
        CheckConstraint(f"kind IN {GROUP_KINDS}", name="kind"),
        CheckConstraint("rest >= 0", name="rest"),
        CheckConstraint("gap >= 0", name="gap"),
        CheckConstraint("after_group_id <> id", name="after"),
        # A constraint, for a table that points at itself: an index would come too late.
        UniqueConstraint("id", "edition_id", name="uq_activity_groups_edition"),
        Index("ix_activity_groups_edition_id", "edition_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    name: Mapped[Words]
    kind: Mapped[str] = mapped_column(String(10))
    one_space: Mapped[bool] = mapped_column(default=False)
    one_day: Mapped[bool] = mapped_column(default=False)
    # One after the other, by their position.
    in_order: Mapped[bool] = mapped_column(default=False)
    # Minutes that whoever takes part in two of its activities rests between them.
    rest: Mapped[int] = mapped_column(default=0)
    # All of it lies after another group, with so many minutes between.
    after_group_id: Mapped[int | None] = mapped_column(default=None)
    gap: Mapped[int] = mapped_column(default=0)
    position: Mapped[int] = mapped_column(default=0)
    batch: Mapped[str | None] = mapped_column(String(36), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    after: Mapped["Group | None"] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="Group.after_group_id == remote(Group.id)",
        foreign_keys=after_group_id,
    )

    __mapper_args__ = {"version_id_col": version}


class Activity(Model):
    """Something that takes place: a session, match, visit, ceremony or meal.

    `starts_at` and `space_id` are its place in the draft, changed by moves alone; without start it
    waits at the side. A removed one keeps its place for whoever restores it.
    """

    __tablename__ = "activities"
    __table_args__ = (
        ForeignKeyConstraint(["space_id", "edition_id"], ["spaces.id", "spaces.edition_id"]),
        ForeignKeyConstraint(
            ["group_id", "edition_id"], ["activity_groups.id", "activity_groups.edition_id"]
        ),
        CheckConstraint(f"kind IN {ACTIVITY_KINDS}", name="kind"),
        CheckConstraint(f"source IN {SOURCES}", name="source"),
        CheckConstraint("minutes > 0", name="minutes"),
        CheckConstraint("turnround >= 0", name="turnround"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("position >= 0", name="position"),
        CheckConstraint("latest_at > earliest_at", name="times"),
        CheckConstraint("taken >= 0", name="taken"),
        CheckConstraint("places IS NULL OR taken <= places", name="places"),
        CheckConstraint("space_id IS NULL OR starts_at IS NOT NULL", name="placed"),
        Index("uq_activities_edition", "id", "edition_id", unique=True),
        Index("ix_activities_edition_id", "edition_id", "starts_at"),
        Index("ix_activities_group_id", "group_id"),
        Index("ix_activities_space_id", "space_id"),
        Index("ix_activities_batch", "batch"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=lambda: str(uuid4()))
    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[Words]
    summary: Mapped[Words] = mapped_column(default_factory=Words)
    minutes: Mapped[int]
    # Minutes that its space needs after it.
    turnround: Mapped[int] = mapped_column(default=0)
    # How many people are expected; none: as many as must be there.
    size: Mapped[int | None] = mapped_column(default=None)
    # The region that presents it.
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None, index=True)
    group_id: Mapped[int | None] = mapped_column(default=None)
    # Its place in the order of its group; 0: none.
    position: Mapped[int] = mapped_column(default=0)
    # Whether it takes a space at all.
    needs_space: Mapped[bool] = mapped_column(default=True)
    fixed: Mapped[bool] = mapped_column(default=False)
    online: Mapped[bool] = mapped_column(default=False)
    # Whether of each delegation only a team comes, that of its group: others play elsewhere then.
    teams: Mapped[bool] = mapped_column(default=False)
    # It does not begin before the one, and ends by the other.
    earliest_at: Mapped[datetime | None] = mapped_column(default=None)
    latest_at: Mapped[datetime | None] = mapped_column(default=None)
    # How many may sign up for it; none: nobody signs up.
    places: Mapped[int | None] = mapped_column(default=None)
    taken: Mapped[int] = mapped_column(default=0)
    public: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(String(10), default="hand")
    # What was made at one go, by import, template or as a league, can be taken back at one go.
    batch: Mapped[str | None] = mapped_column(String(36), default=None)
    agenda_item_id: Mapped[int | None] = mapped_column(
        ForeignKey(AgendaItem.id), unique=True, default=None
    )
    copied_from_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id"), default=None)
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    space_id: Mapped[int | None] = mapped_column(default=None)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
    group: Mapped[Group | None] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="Activity.group_id == Group.id",
        foreign_keys=group_id,
    )
    space: Mapped[Space | None] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="Activity.space_id == Space.id",
        foreign_keys=space_id,
    )
    spaces: Mapped[list["ActivitySpace"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="ActivitySpace.space_id"
    )
    equipment: Mapped[list["ActivityEquipment"]] = relationship(
        lazy="raise",
        init=False,
        cascade="all, delete-orphan",
        order_by="ActivityEquipment.equipment",
    )
    languages: Mapped[list["ActivityLanguage"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="ActivityLanguage.language"
    )
    attendances: Mapped[list["Attendance"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="Attendance.id"
    )

    __mapper_args__ = {"version_id_col": version}


class ActivitySpace(Model):
    """A space that suits an activity; without any, every one does that is big and equipped."""

    __tablename__ = "activity_spaces"
    __table_args__ = (
        ForeignKeyConstraint(
            ["activity_id", "edition_id"], ["activities.id", "activities.edition_id"]
        ),
        ForeignKeyConstraint(["space_id", "edition_id"], ["spaces.id", "spaces.edition_id"]),
        Index("uq_activity_spaces_space", "activity_id", "space_id", unique=True),
        Index("ix_activity_spaces_space_id", "space_id"),
    )

    activity_id: Mapped[int] = mapped_column(init=False)
    edition_id: Mapped[int] = mapped_column(init=False)
    space_id: Mapped[int]


class ActivityEquipment(Model):
    """Something that the space of an activity must have."""

    __tablename__ = "activity_equipment"
    __table_args__ = (
        CheckConstraint(f"equipment IN {EQUIPMENT}", name="equipment"),
        Index("uq_activity_equipment_equipment", "activity_id", "equipment", unique=True),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id), init=False)
    equipment: Mapped[str] = mapped_column(String(20))


class ActivityLanguage(Model):
    """A language that an activity is interpreted into."""

    __tablename__ = "activity_languages"
    __table_args__ = (
        CheckConstraint(f"language IN {INTERPRETED}", name="language"),
        Index("uq_activity_languages_language", "activity_id", "language", unique=True),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id), init=False)
    language: Mapped[str] = mapped_column(String(2))


class Attendance(Model):
    """Who must be at an activity: everyone, a delegation, a role, a named person, an interpreter.

    A role with a region means that delegation's people of that role only.
    """

    __tablename__ = "activity_parties"
    __table_args__ = (
        CheckConstraint(
            "CASE WHEN everyone THEN 1 ELSE 0 END"
            " + CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN interpreter_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN region_id IS NULL AND role IS NULL THEN 0 ELSE 1 END = 1",
            name="one",
        ),
        Index(
            "uq_activity_parties_who",
            "activity_id",
            text("coalesce(region_id, 0)"),
            text("coalesce(participant_id, 0)"),
            text("coalesce(interpreter_id, 0)"),
            text("coalesce(role, '')"),
            unique=True,
        ),
        Index("ix_activity_parties_region_id", "region_id"),
        Index("ix_activity_parties_participant_id", "participant_id"),
        Index("ix_activity_parties_interpreter_id", "interpreter_id"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id), init=False)
    everyone: Mapped[bool] = mapped_column(default=False)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    role: Mapped[str | None] = mapped_column(String(40), default=None)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    interpreter_id: Mapped[int | None] = mapped_column(ForeignKey(Interpreter.id), default=None)
