"""The talks of a forum, and who speaks in them, attends them, and chairs their tracks."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.orm import Model
from app.registration.models import Participant
from app.schedule.models.activities import Activity, Group
from app.schedule.models.forums import ForumPlan

PARTS = ("presenter", "attendee")
FURTHEST_OFFSET = 19 * 60


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
