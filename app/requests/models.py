"""What regions ask for when they may no longer do it themselves, and what was answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant

# Above: somebody more than a limit lets in, or a change into a role that is full.
# Answers: those of the last stage to be open again for some days; no answer stands in a request.
WHATS = ("enter", "change", "withdraw", "above", "number", "answers")
STATES = ("open", "accepted", "declined", "taken-back")
_OPEN_PERSON = text("state = 'open' AND participant_id IS NOT NULL")
_OPEN_NUMBER = text("state = 'open' AND what = 'number'")


class Request(Model):
    """One thing that a region asks an edition's coordinators for, until it is answered."""

    __tablename__ = "requests"
    __table_args__ = (
        CheckConstraint(f"what IN {WHATS}", name="what"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(state = 'open') = (answered_at IS NULL)", name="answered"),
        CheckConstraint(
            "(what IN ('enter', 'number') AND participant_id IS NULL)"
            " OR (what IN ('change', 'withdraw', 'answers') AND participant_id IS NOT NULL)"
            " OR what = 'above'",
            name="about",
        ),
        CheckConstraint("open_until IS NULL OR what = 'answers'", name="open_until"),
        Index("ix_requests_queue", "edition_id", "state", "asked_at"),
        Index("ix_requests_participant_id", "participant_id"),
        Index(
            "uq_requests_open",
            "participant_id",
            "what",
            unique=True,
            sqlite_where=_OPEN_PERSON,
            postgresql_where=_OPEN_PERSON,
        ),
        Index(
            "uq_requests_open_number",
            "edition_id",
            "region_id",
            unique=True,
            sqlite_where=_OPEN_NUMBER,
            postgresql_where=_OPEN_NUMBER,
        ),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    participant_id: Mapped[int | None] = mapped_column(ForeignKey(Participant.id), default=None)
    what: Mapped[str] = mapped_column(String(10))
    # What each answer shall be, and what it was when this was asked.
    proposed: Mapped[dict[str, Any]] = mapped_column(JSON)
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    reason: Mapped[str]
    submission: Mapped[str] = mapped_column(String(36), unique=True)
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    state: Mapped[str] = mapped_column(String(10), default="open")
    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    # Until when what was asked for stays open once it was accepted.
    open_until: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    region: Mapped[Region] = relationship(lazy="raise", init=False)
    participant: Mapped[Participant | None] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}
