"""The links that people were sent to their own pages."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.registration.models import Participant

# Sent by the head of the delegation, with a reminder of what is missing, or asked for.
WHYS = ("sent", "reminded", "asked")
_LIVE = text("revoked_at IS NULL")


class OwnLink(Model):
    """A link to a person's own page, known by its digest only; a newer one ends it."""

    __tablename__ = "own_links"
    __table_args__ = (
        CheckConstraint(f"why IN {WHYS}", name="why"),
        Index(
            "uq_own_links_live",
            "participant_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_own_links_sent", "participant_id", "sent_at"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(String(2))
    why: Mapped[str] = mapped_column(String(10))
    sent_at: Mapped[datetime]
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)

    participant: Mapped[Participant] = relationship(lazy="raise", init=False)
