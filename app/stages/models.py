"""The stages of an edition with their deadlines and reminders, and the numbers announced."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Edition
from app.regions.models import Region

# In the order in which they end: how many people, who they are, documents and travel.
KINDS = ("number", "names", "documents")
# What happens after the deadline: nothing more, or what the coordinator accepts.
AFTER = ("locked", "request")


class Stage(Model):
    """A stage of entry to an edition: until when it is open, and what happens after."""

    __tablename__ = "stages"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"after IN {AFTER}", name="after"),
        Index("uq_stages_kind", "edition_id", "kind", unique=True),
        Index("ix_stages_deadline", "deadline"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    kind: Mapped[str] = mapped_column(String(10))
    deadline: Mapped[datetime]
    after: Mapped[str] = mapped_column(String(10), default="locked")
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    reminders: Mapped[list["StageReminder"]] = relationship(
        lazy="raise",
        init=False,
        cascade="all, delete-orphan",
        order_by="StageReminder.before_minutes.desc()",
    )

    __mapper_args__ = {"version_id_col": version}


class StageReminder(Model):
    """A reminder some time before a stage's deadline; it follows when the deadline moves."""

    __tablename__ = "stage_reminders"
    __table_args__ = (
        CheckConstraint("before_minutes > 0", name="before"),
        Index("uq_stage_reminders_before", "stage_id", "before_minutes", unique=True),
    )

    stage_id: Mapped[int] = mapped_column(ForeignKey(Stage.id), init=False)
    before_minutes: Mapped[int]
    # The deadline that it was sent for: once that moves, the reminder is due again.
    sent_for: Mapped[datetime | None] = mapped_column(default=None)


class Announcement(Model):
    """How many people a region says that it sends in a role, and by sex where a limit asks."""

    __tablename__ = "announcements"
    __table_args__ = (
        CheckConstraint("people >= 0", name="people"),
        CheckConstraint("sex IN ('female', 'male', 'other')", name="sex"),
        Index(
            "uq_announcements_what",
            "edition_id",
            "region_id",
            "role",
            text("coalesce(sex, '')"),
            unique=True,
        ),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    role: Mapped[str] = mapped_column(String(40))
    sex: Mapped[str | None] = mapped_column(String(6), default=None)
    people: Mapped[int]
    announced_at: Mapped[datetime]
    announced_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
