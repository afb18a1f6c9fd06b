"""A forum: fixed blocks of slots, its rooms, the hours that suit, and what its counts weigh.

Tracks are groups, rooms are spaces and talks are activities; what only forums have stands here. Of
an edition one forum stands at a time: one that was taken back keeps its rows.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.editions.models import Edition
from app.venues.models import Space

HEAVIEST_COUNT = 10**9
# The sixteen counts of a forum's plan, as the rules that count them call them.
COUNTED = (
    "tracks-sessions",
    "tracks-rooms",
    "sessions-rooms",
    "similar-tracks",
    "rooms-per-track",
    "parallel-tracks",
    "consecutive-tracks",
    "time-zones",
    "order",
    "talks-sessions",
    "talks-rooms",
    "presenters-sessions",
    "attendees-sessions",
    "chairs",
    "presenters-slots",
    "attendees-slots",
)


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
        CheckConstraint(f"name IN {COUNTED}", name="name"),
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
