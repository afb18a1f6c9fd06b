"""Turns to host, and what happened to each: an event is never changed."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.dates import PartialDate
from app.core.orm import Model
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

STATES = (
    "offered",
    "accepted",
    "declined",
    "withdrawn",
    "swapped",
    "postponed",
    "cancelled",
    "opened",
)
# What may happen: the adjustments of `programmes.rules`, and what only concerns a turn's own life.
EVENTS = (
    "candidate",
    "offered",
    "accepted",
    "declined",
    "swapped",
    "postponed",
    "cancelled",
    "dormant",
    "withdrawn",
    "received",
    "opened",
)


class Turn(Model):
    """A region's turn to host a programme in a year."""

    __tablename__ = "turns"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index(
            "uq_turns_live",
            "programme_id",
            "year",
            unique=True,
            sqlite_where=text("state IN ('offered', 'accepted', 'opened')"),
            postgresql_where=text("state IN ('offered', 'accepted', 'opened')"),
        ),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    year: Mapped[int]
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    co_region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    state: Mapped[str] = mapped_column(String(20), default="offered")
    edition_id: Mapped[int | None] = mapped_column(ForeignKey(Edition.id), default=None)
    version: Mapped[int] = mapped_column(init=False)

    programme: Mapped[Programme] = relationship(lazy="raise", init=False)
    region: Mapped[Region] = relationship(lazy="raise", foreign_keys=region_id, init=False)
    co_region: Mapped[Region | None] = relationship(
        lazy="raise", foreign_keys=co_region_id, init=False
    )
    edition: Mapped[Edition | None] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class TurnEvent(Model):
    """One thing that people agreed or that happened; triggers refuse to change or delete it.

    Most concern a turn. A candidacy or a pause concerns the programme alone, and so do the events
    that a document tells of years before there were turns.
    """

    __tablename__ = "turn_events"
    __table_args__ = (CheckConstraint(f"what IN {EVENTS}", name="what"),)

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id), index=True)
    turn_id: Mapped[int | None] = mapped_column(ForeignKey(Turn.id), default=None, index=True)
    what: Mapped[str] = mapped_column(String(20))
    year: Mapped[int]
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    other_region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    other_turn_id: Mapped[int | None] = mapped_column(ForeignKey(Turn.id), default=None, index=True)
    to_year: Mapped[int | None] = mapped_column(default=None)
    day: Mapped[PartialDate | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    actor: Mapped[User | None] = relationship(lazy="raise", init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", foreign_keys=region_id, init=False)
    other_region: Mapped[Region | None] = relationship(
        lazy="raise", foreign_keys=other_region_id, init=False
    )


append_only(cast("Table", TurnEvent.__table__))
