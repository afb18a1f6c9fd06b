"""What a timetable must keep to, what is wished, and how much each kind of wish weighs."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models.activities import Activity, Group
from app.schedule.models.people import INTERPRETED
from app.schedule.models.weights import HEAVIEST

RULE_KINDS = (
    "order",
    "apart",
    "rest",
    "within",
    "starts",
    "suits",
    "same-space",
    "same-day",
    "languages",
)
SIDES = ("first", "second")


class Rule(Model):
    """A requirement (no weight: it must hold) or a wish that somebody wrote down.

    `minutes` is the gap or rest; `most` how many activities may need `language` at once. One that
    is set aside does not count until it is taken up again.
    """

    __tablename__ = "schedule_rules"
    __table_args__ = (
        CheckConstraint(f"kind IN {RULE_KINDS}", name="kind"),
        CheckConstraint(f"weight BETWEEN 1 AND {HEAVIEST}", name="weight"),
        CheckConstraint("minutes >= 0", name="minutes"),
        CheckConstraint("most >= 0", name="most"),
        CheckConstraint(f"language IN {INTERPRETED}", name="language"),
        CheckConstraint("(kind = 'languages') = (language IS NOT NULL)", name="about_language"),
        Index("uq_schedule_rules_edition", "id", "edition_id", unique=True),
        Index("ix_schedule_rules_edition_id", "edition_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    kind: Mapped[str] = mapped_column(String(12))
    weight: Mapped[int | None] = mapped_column(default=None)
    minutes: Mapped[int] = mapped_column(default=0)
    most: Mapped[int] = mapped_column(default=0)
    language: Mapped[str | None] = mapped_column(String(2), default=None)
    note: Mapped[str] = mapped_column(String(300), default="")
    batch: Mapped[str | None] = mapped_column(String(36), default=None)
    set_aside_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    subjects: Mapped[list["RuleSubject"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="RuleSubject.id"
    )
    spaces: Mapped[list["RuleSpace"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="RuleSpace.space_id"
    )
    windows: Mapped[list["RuleWindow"]] = relationship(
        lazy="raise", init=False, cascade="all, delete-orphan", order_by="RuleWindow.starts_at"
    )

    __mapper_args__ = {"version_id_col": version}


class RuleSubject(Model):
    """What a rule is about: an activity or a group; of a rest also for whom.

    The second side comes after the first in an order.
    """

    __tablename__ = "schedule_rule_subjects"
    __table_args__ = (
        ForeignKeyConstraint(
            ["rule_id", "edition_id"], ["schedule_rules.id", "schedule_rules.edition_id"]
        ),
        ForeignKeyConstraint(
            ["activity_id", "edition_id"], ["activities.id", "activities.edition_id"]
        ),
        ForeignKeyConstraint(
            ["group_id", "edition_id"], ["activity_groups.id", "activity_groups.edition_id"]
        ),
        CheckConstraint(f"side IN {SIDES}", name="side"),
        CheckConstraint(
            "CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN group_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN region_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN participant_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN role IS NULL THEN 0 ELSE 1 END = 1",
            name="one",
        ),
        Index(
            "uq_schedule_rule_subjects_what",
            "rule_id",
            "side",
            text("coalesce(activity_id, 0)"),
            text("coalesce(group_id, 0)"),
            text("coalesce(region_id, 0)"),
            text("coalesce(participant_id, 0)"),
            text("coalesce(role, '')"),
            unique=True,
        ),
        Index("ix_schedule_rule_subjects_activity_id", "activity_id"),
        Index("ix_schedule_rule_subjects_group_id", "group_id"),
    )

    rule_id: Mapped[int] = mapped_column(init=False)
    edition_id: Mapped[int] = mapped_column(init=False)
    side: Mapped[str] = mapped_column(String(6), default="first")
    activity_id: Mapped[int | None] = mapped_column(default=None)
    group_id: Mapped[int | None] = mapped_column(default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    role: Mapped[str | None] = mapped_column(String(40), default=None)

    activity: Mapped[Activity | None] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="RuleSubject.activity_id == Activity.id",
        foreign_keys=activity_id,
    )
    group: Mapped[Group | None] = relationship(
        lazy="raise",
        init=False,
        viewonly=True,
        primaryjoin="RuleSubject.group_id == Group.id",
        foreign_keys=group_id,
    )


class RuleSpace(Model):
    """A space in which what a rule is about should stand."""

    __tablename__ = "schedule_rule_spaces"
    __table_args__ = (
        ForeignKeyConstraint(
            ["rule_id", "edition_id"], ["schedule_rules.id", "schedule_rules.edition_id"]
        ),
        ForeignKeyConstraint(["space_id", "edition_id"], ["spaces.id", "spaces.edition_id"]),
        Index("uq_schedule_rule_spaces_space", "rule_id", "space_id", unique=True),
        Index("ix_schedule_rule_spaces_space_id", "space_id"),
    )

    rule_id: Mapped[int] = mapped_column(init=False)
    edition_id: Mapped[int] = mapped_column(init=False)
    space_id: Mapped[int]


class RuleWindow(Model):
    """A time inside which a rule wants something to lie or to begin."""

    __tablename__ = "schedule_rule_windows"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="in_order"),
        Index("ix_schedule_rule_windows_rule_id", "rule_id", "starts_at"),
    )

    rule_id: Mapped[int] = mapped_column(ForeignKey(Rule.id), init=False)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
