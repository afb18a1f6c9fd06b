"""A forum: fixed blocks of slots, the talks that take them, who speaks, chairs, and the prices.

Tracks are groups, rooms are spaces and talks are activities; what only forums have stands here. Of
an edition one forum stands at a time: one that was taken back keeps its rows.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.editions.models import Edition
from app.registration.models import Participant
from app.schedule.models.activities import Activity, Group
from app.schedule.rules.problem import FORUM_COUNTS
from app.venues.models import Space

PARTS = ("presenter", "attendee")
# What a penalty is about, and which of its columns are filled for it.
PENALTIES = {
    "track-block": ("group_id", "block_id"),
    "track-space": ("group_id", "space_id"),
    "block-space": ("block_id", "space_id"),
    "similar": ("group_id", "other_group_id"),
    "talk-block": ("talk_id", "block_id"),
    "talk-space": ("talk_id", "space_id"),
}
SUBJECTS = ("group_id", "other_group_id", "block_id", "space_id", "talk_id")
HEAVIEST_COUNT = 10**9
FURTHEST_OFFSET = 19 * 60


def _filled(kind: str) -> str:
    """Return in SQL that a penalty of a kind fills its columns and no others."""
    columns = PENALTIES[kind]
    filled = (f"{one} IS {'NOT ' if one in columns else ''}NULL" for one in SUBJECTS)
    return f"(kind = '{kind}' AND {' AND '.join(filled)})"


class ForumPlan(Model):
    """That an edition has a forum: which hours suit its speakers, and the price of the others.

    Minutes of the day; outside the hours that are borne a slot costs the big penalty, outside
    those that suit the small one.
    """

    __tablename__ = "forums"
    __table_args__ = (
        CheckConstraint("suits_from BETWEEN 0 AND 1440", name="suits_from"),
        CheckConstraint("suits_until BETWEEN 0 AND 1440", name="suits_until"),
        CheckConstraint("bears_from BETWEEN 0 AND 1440", name="bears_from"),
        CheckConstraint("bears_until BETWEEN 0 AND 1440", name="bears_until"),
        CheckConstraint("small >= 0", name="small"),
        CheckConstraint("big >= 0", name="big"),
        Index(
            "uq_forums_standing",
            "edition_id",
            unique=True,
            sqlite_where=text("removed_at IS NULL"),
            postgresql_where=text("removed_at IS NULL"),
        ),
        Index("ix_forums_edition_id", "edition_id", "batch"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    suits_from: Mapped[int] = mapped_column(default=8 * 60)
    suits_until: Mapped[int] = mapped_column(default=20 * 60)
    bears_from: Mapped[int] = mapped_column(default=6 * 60)
    bears_until: Mapped[int] = mapped_column(default=22 * 60)
    small: Mapped[int] = mapped_column(default=1)
    big: Mapped[int] = mapped_column(default=10)
    # What was made at one go is taken back at one go.
    batch: Mapped[str | None] = mapped_column(String(36), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class ForumWeight(Model):
    """How much one of the sixteen counts weighs; what has no row weighs nothing."""

    __tablename__ = "forum_weights"
    __table_args__ = (
        CheckConstraint(f"name IN {FORUM_COUNTS}", name="name"),
        CheckConstraint(f"weight BETWEEN 0 AND {HEAVIEST_COUNT}", name="weight"),
        Index("uq_forum_weights_name", "forum_id", "name", unique=True),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    name: Mapped[str] = mapped_column(String(20))
    weight: Mapped[int]


class ForumRoom(Model):
    """A space that the talks of a forum may be in, and its place among the rooms."""

    __tablename__ = "forum_rooms"
    __table_args__ = (
        Index("uq_forum_rooms_space", "forum_id", "space_id", unique=True),
        Index("ix_forum_rooms_space_id", "space_id"),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    space_id: Mapped[int] = mapped_column(ForeignKey(Space.id))
    position: Mapped[int] = mapped_column(default=0)

    space: Mapped[Space] = relationship(lazy="raise", init=False)


class ForumBlock(Model):
    """A session block: from when until when, with so many slots, as even as minutes allow."""

    __tablename__ = "forum_blocks"
    __table_args__ = (
        CheckConstraint("ends_at >= starts_at", name="times"),
        CheckConstraint("slots >= 0", name="slots"),
        Index("ix_forum_blocks_forum_id", "forum_id", "starts_at"),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    name: Mapped[str] = mapped_column(String(200))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    slots: Mapped[int]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    forum: Mapped[ForumPlan] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}

    @property
    def edition(self) -> Edition:
        """The edition whose forum it is of."""
        return self.forum.edition


class ForumTalk(Model):
    """That an activity is a talk of a forum: its slots, and its first speaker's zone.

    `offset_minutes` is how far that zone is ahead of UTC; none: the edition's own.
    """

    __tablename__ = "forum_talks"
    __table_args__ = (
        CheckConstraint("slots > 0", name="slots"),
        CheckConstraint(
            f"offset_minutes BETWEEN -{FURTHEST_OFFSET} AND {FURTHEST_OFFSET}", name="offset"
        ),
        Index("uq_forum_talks_activity", "forum_id", "activity_id", unique=True),
        Index("ix_forum_talks_activity_id", "activity_id"),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id))
    # What a workbook calls it.
    reference: Mapped[str] = mapped_column(String(200))
    slots: Mapped[int] = mapped_column(default=1)
    offset_minutes: Mapped[int | None] = mapped_column(default=None)

    activity: Mapped[Activity] = relationship(lazy="raise", init=False)


class ForumPerson(Model):
    """Somebody who speaks, attends or chairs in a forum, entered in the edition or not."""

    __tablename__ = "forum_people"
    __table_args__ = (
        Index("ix_forum_people_forum_id", "forum_id"),
        Index("ix_forum_people_participant_id", "participant_id"),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    name: Mapped[str] = mapped_column(String(200))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)

    forum: Mapped[ForumPlan] = relationship(lazy="raise", init=False)


class ForumAttendance(Model):
    """That somebody speaks in a talk, or wishes to hear it."""

    __tablename__ = "forum_attendances"
    __table_args__ = (
        CheckConstraint(f"part IN {PARTS}", name="part"),
        Index("uq_forum_attendances_part", "talk_id", "person_id", "part", unique=True),
        Index("ix_forum_attendances_person_id", "person_id"),
    )

    talk_id: Mapped[int] = mapped_column(ForeignKey(ForumTalk.id))
    person_id: Mapped[int] = mapped_column(ForeignKey(ForumPerson.id))
    part: Mapped[str] = mapped_column(String(9))


class ForumChair(Model):
    """That somebody chairs a track."""

    __tablename__ = "forum_chairs"
    __table_args__ = (
        Index("uq_forum_chairs_person", "group_id", "person_id", unique=True),
        Index("ix_forum_chairs_person_id", "person_id"),
    )

    group_id: Mapped[int] = mapped_column(ForeignKey(Group.id))
    person_id: Mapped[int] = mapped_column(ForeignKey(ForumPerson.id))


class ForumPenalty(Model):
    """What it costs that a track, block, room or talk comes together with another of these."""

    __tablename__ = "forum_penalties"
    __table_args__ = (
        CheckConstraint(" OR ".join(_filled(kind) for kind in PENALTIES), name="kind"),
        CheckConstraint(f"penalty BETWEEN 1 AND {HEAVIEST_COUNT}", name="penalty"),
        CheckConstraint("other_group_id <> group_id", name="other"),
        Index(
            "uq_forum_penalties_pair",
            "forum_id",
            "kind",
            *(text(f"coalesce({one}, 0)") for one in SUBJECTS),
            unique=True,
        ),
        *(Index(f"ix_forum_penalties_{one}", one) for one in SUBJECTS),
    )

    forum_id: Mapped[int] = mapped_column(ForeignKey(ForumPlan.id))
    kind: Mapped[str] = mapped_column(String(11))
    group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), default=None)
    other_group_id: Mapped[int | None] = mapped_column(ForeignKey(Group.id), default=None)
    block_id: Mapped[int | None] = mapped_column(ForeignKey(ForumBlock.id), default=None)
    space_id: Mapped[int | None] = mapped_column(ForeignKey(Space.id), default=None)
    talk_id: Mapped[int | None] = mapped_column(ForeignKey(ForumTalk.id), default=None)
    penalty: Mapped[int]
