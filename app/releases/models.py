"""Releases as they were, who is told of them, who signed up, and links to own programmes."""

from datetime import datetime
from typing import cast

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.orm import Model
from app.core.words import Words
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models import Activity, Interpreter
from app.venues.models import Space

_LIVE = text("ended_at IS NULL")


def _one_of(*columns: str) -> str:
    """Return the condition that exactly one of the columns is filled."""
    return " + ".join(f"CASE WHEN {one} IS NULL THEN 0 ELSE 1 END" for one in columns) + " = 1"


class Release(Model):
    """A timetable made known, with a number, as it was for good.

    `seen` is the digest of the draft that the person saw who released it: the same click again
    finds it. `reasons` say why it was released although something hard was broken.
    """

    __tablename__ = "timetable_releases"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        Index("uq_timetable_releases_number", "edition_id", "number", unique=True),
        Index("uq_timetable_releases_seen", "edition_id", "seen", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    number: Mapped[int]
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    note: Mapped[Words] = mapped_column(default_factory=Words)
    # The clocks on which its times were shown.
    zone: Mapped[str] = mapped_column(String(40))
    reasons: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(String(64))

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    by: Mapped[User | None] = relationship(lazy="raise", init=False)


class ReleaseEntry(Model):
    """An activity in a release, at its time and place; `rules.Entry` says what the columns are."""

    __tablename__ = "timetable_entries"
    __table_args__ = (
        CheckConstraint("ends_at > starts_at", name="in_order"),
        CheckConstraint("sequence > 0", name="sequence"),
        Index("uq_timetable_entries_key", "release_id", "key", unique=True),
    )

    release_id: Mapped[int] = mapped_column(ForeignKey(Release.id))
    key: Mapped[str] = mapped_column(String(36))
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    title: Mapped[Words]
    summary: Mapped[Words]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    # Spaces may be removed later: what stood there stays in words.
    space_id: Mapped[int | None]
    space: Mapped[Words]
    venue: Mapped[Words]
    venue_address: Mapped[str] = mapped_column(String(300))
    group: Mapped[Words]
    parties: Mapped[list[str]] = mapped_column(JSON)
    languages: Mapped[list[str]] = mapped_column(JSON)
    online: Mapped[bool]
    public: Mapped[bool]
    limited: Mapped[bool]


for _table in (Release.__table__, ReleaseEntry.__table__):
    append_only(cast("Table", _table))


class Shown(Model):
    """Whether anyone may see an edition's released timetable; without a row nobody else does."""

    __tablename__ = "timetables_shown"

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id), unique=True)
    public: Mapped[bool]


class Telling(Model):
    """A mail about a release that somebody gets, once, with what changed for them.

    `changes` are pairs of an activity's key and what became of it: new, cancelled or changed. Who
    has several roles or shares a mail address is told once, as the first of them.
    """

    __tablename__ = "timetable_tellings"
    __table_args__ = (
        CheckConstraint(_one_of("participant_id", "user_id", "interpreter_id"), name="one"),
        Index(
            "uq_timetable_tellings_whom",
            "release_id",
            text("coalesce(participant_id, 0)"),
            text("coalesce(user_id, 0)"),
            text("coalesce(interpreter_id, 0)"),
            unique=True,
        ),
        Index(
            "ix_timetable_tellings_waiting",
            "release_id",
            "id",
            sqlite_where=text("told_at IS NULL"),
            postgresql_where=text("told_at IS NULL"),
        ),
    )

    release_id: Mapped[int] = mapped_column(ForeignKey(Release.id))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    interpreter_id: Mapped[int | None] = mapped_column(ForeignKey(Interpreter.id), default=None)
    language: Mapped[str] = mapped_column(String(2))
    changes: Mapped[list[list[str]]] = mapped_column(JSON)
    told_at: Mapped[datetime | None] = mapped_column(default=None)


class SignUp(Model):
    """A place that somebody took at an activity with limited places."""

    __tablename__ = "sign_ups"
    __table_args__ = (
        Index("uq_sign_ups_once", "activity_id", "participant_id", unique=True),
        Index("ix_sign_ups_participant_id", "participant_id"),
    )

    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id))
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id))
    at: Mapped[datetime]
    # Whoever signed the person up; none: the person, with their own link.
    by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    activity: Mapped[Activity] = relationship(lazy="raise", init=False)
    participant: Mapped[Participant] = relationship(lazy="raise", init=False)


class ProgrammeLink(Model):
    """A secret link to somebody's programme, as a page, a file and a feed; known by its digest.

    Of a participant, an interpreter or a space (whoever drives that bus), each for themselves; or
    of a user, for the region whose delegation they lead or, without one, for all that they receive.
    """

    __tablename__ = "programme_links"
    __table_args__ = (
        CheckConstraint(
            _one_of("participant_id", "interpreter_id", "space_id", "user_id"), name="one"
        ),
        CheckConstraint("region_id IS NULL OR user_id IS NOT NULL", name="region"),
        Index(
            "uq_programme_links_live",
            "edition_id",
            text("coalesce(participant_id, 0)"),
            text("coalesce(interpreter_id, 0)"),
            text("coalesce(space_id, 0)"),
            text("coalesce(user_id, 0)"),
            text("coalesce(region_id, 0)"),
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    interpreter_id: Mapped[int | None] = mapped_column(ForeignKey(Interpreter.id), default=None)
    space_id: Mapped[int | None] = mapped_column(ForeignKey(Space.id), default=None)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    participant: Mapped[Participant | None] = relationship(lazy="raise", init=False)
    interpreter: Mapped[Interpreter | None] = relationship(lazy="raise", init=False)
    space: Mapped[Space | None] = relationship(lazy="raise", init=False)
    user: Mapped[User | None] = relationship(lazy="raise", init=False, foreign_keys=user_id)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
