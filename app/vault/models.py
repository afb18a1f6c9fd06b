"""A key for each person, and who has looked at what it seals."""

from datetime import datetime
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.orm import Model
from app.registration.models import Participant


class PersonKey(Model):
    """The key that seals a person's answers, itself sealed by one outside the database.

    A destroyed key leaves its row: neither a new key nor an old copy brings the person back.
    Keys are copied apart from the rest, and may be newer than it: no foreign key stands here.
    """

    __tablename__ = "person_keys"
    __table_args__ = (
        CheckConstraint("(destroyed_at IS NULL) = (wrapped IS NOT NULL)", name="destroyed"),
    )

    participant_id: Mapped[int] = mapped_column(unique=True)
    wrapped: Mapped[bytes | None]
    wrapped_by: Mapped[str] = mapped_column(String(40), index=True)
    made_at: Mapped[datetime]
    destroyed_at: Mapped[datetime | None] = mapped_column(default=None)
    # The person asked to be erased: whatever an old copy brings back goes again.
    erased_at: Mapped[datetime | None] = mapped_column(default=None)


class Look(Model):
    """Who looked at which sealed data of a person, when and why; the reason is sealed as well."""

    __tablename__ = "looks"

    uuid: Mapped[str] = mapped_column(String(36), unique=True)
    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id), index=True)
    at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    actor_name: Mapped[str] = mapped_column(String(200))
    field_class: Mapped[str] = mapped_column(String(10))
    what: Mapped[str] = mapped_column(String(200))
    reason: Mapped[bytes]


append_only(cast("Table", Look.__table__))
