"""Turns to host, and what happened to each: an event is never changed."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.orm import Model
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

STATES = ("offered", "accepted", "declined", "swapped", "postponed", "cancelled", "opened")


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
    events: Mapped[list["TurnEvent"]] = relationship(
        lazy="raise", init=False, order_by="TurnEvent.id", foreign_keys="TurnEvent.turn_id"
    )

    __mapper_args__ = {"version_id_col": version}


class TurnEvent(Model):
    """One thing that happened to a turn; triggers refuse to change or delete it."""

    __tablename__ = "turn_events"

    turn_id: Mapped[int] = mapped_column(ForeignKey(Turn.id), index=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    what: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(default="")
    to_year: Mapped[int | None] = mapped_column(default=None)
    other_turn_id: Mapped[int | None] = mapped_column(ForeignKey(Turn.id), default=None)

    actor: Mapped[User | None] = relationship(lazy="raise", init=False)


append_only(cast("Table", TurnEvent.__table__))
