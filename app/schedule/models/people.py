"""Who interprets at an edition, and from when until when delegations and people are there."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant

INTERPRETED = ("en", "ja", "ko", "zh", "ru", "mn")
# From 8 in the morning until 8 in the evening, in minutes of the day.
SOCIABLE_FROM = 8 * 60
SOCIABLE_UNTIL = 20 * 60


class Interpreter(Model):
    """Somebody who interprets at an edition, with an account or without."""

    __tablename__ = "interpreters"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="times"),
        Index("ix_interpreters_edition_id", "edition_id"),
        Index("ix_interpreters_user_id", "user_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    name: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    mail: Mapped[str | None] = mapped_column(String(254), default=None)
    # From when until when they are there; none means all the time.
    starts_at: Mapped[datetime | None] = mapped_column(default=None)
    ends_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    user: Mapped[User | None] = relationship(lazy="raise", init=False)
    languages: Mapped[list["InterpreterLanguage"]] = relationship(
        lazy="raise",
        init=False,
        cascade="all, delete-orphan",
        order_by="InterpreterLanguage.language",
    )

    __mapper_args__ = {"version_id_col": version}


class InterpreterLanguage(Model):
    """A language that somebody interprets."""

    __tablename__ = "interpreter_languages"
    __table_args__ = (
        CheckConstraint(f"language IN {INTERPRETED}", name="language"),
        Index("uq_interpreter_languages_language", "interpreter_id", "language", unique=True),
    )

    interpreter_id: Mapped[int] = mapped_column(ForeignKey(Interpreter.id), init=False)
    language: Mapped[str] = mapped_column(String(2))


class Presence(Model):
    """From when until when a delegation or one person takes part; online: in which zone.

    A person's own presence counts instead of that of the delegation. With a zone they take part
    online from there, between the sociable minutes of its days.
    """

    __tablename__ = "presences"
    __table_args__ = (
        CheckConstraint("(region_id IS NULL) <> (participant_id IS NULL)", name="one"),
        CheckConstraint("leaves_at > arrives_at", name="times"),
        CheckConstraint("sociable_from BETWEEN 0 AND 1440", name="sociable_from"),
        CheckConstraint("sociable_until BETWEEN sociable_from AND 1440", name="sociable_until"),
        Index(
            "uq_presences_who",
            "edition_id",
            text("coalesce(region_id, 0)"),
            text("coalesce(participant_id, 0)"),
            unique=True,
        ),
        Index("ix_presences_participant_id", "participant_id"),
        Index("ix_presences_region_id", "region_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    arrives_at: Mapped[datetime | None] = mapped_column(default=None)
    leaves_at: Mapped[datetime | None] = mapped_column(default=None)
    zone: Mapped[str | None] = mapped_column(String(40), default=None)
    sociable_from: Mapped[int] = mapped_column(default=SOCIABLE_FROM)
    sociable_until: Mapped[int] = mapped_column(default=SOCIABLE_UNTIL)

    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
    participant: Mapped[Participant | None] = relationship(lazy="raise", init=False)
