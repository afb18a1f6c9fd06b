"""Uploaded files while they are needed, and what became of each of their rows."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Invitee
from app.registration.models import Participant

# What an import is at, and what it is at no more: the worker moves those that are at work.
AT_WORK = ("applying", "undoing")
STATES = ("ready", "stopped", "applied", "undone", *AT_WORK)
ROW_STATES = ("new", "changed", "same", "error", "ignored")


class Import(Model):
    """A file that a region uploaded: its bytes are sealed with a key of its own, for 30 days."""

    __tablename__ = "imports"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint("(wrapped IS NULL) = (content IS NULL)", name="sealed"),
        Index("ix_imports_uuid", "uuid", unique=True),
        Index("ix_imports_invitee_id", "invitee_id", "uploaded_at"),
        Index("ix_imports_state", "state"),
    )

    uuid: Mapped[str] = mapped_column(String(36))
    invitee_id: Mapped[int] = mapped_column(ForeignKey(Invitee.id, ondelete="CASCADE"))
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    uploaded_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(String(200))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    wrapped: Mapped[bytes | None]
    wrapped_by: Mapped[str] = mapped_column(String(40))
    content: Mapped[bytes | None] = mapped_column(deferred=True)
    head: Mapped[bytes | None] = mapped_column(default=None, deferred=True)
    file_format: Mapped[str] = mapped_column(String(4), default="")
    encoding: Mapped[str] = mapped_column(String(12), default="")
    separator: Mapped[str] = mapped_column(String(1), default="")
    sheet: Mapped[str] = mapped_column(String(60), default="")
    columns: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    days: Mapped[str] = mapped_column(String(12), default="")
    names: Mapped[str] = mapped_column(String(12), default="")
    role: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[str] = mapped_column(String(10), default="ready")
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    cursor: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    invitee: Mapped[Invitee] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class ImportRow(Model):
    """A row of the file: what would become of it, why not, and whom it entered or changed."""

    __tablename__ = "import_rows"
    __table_args__ = (
        CheckConstraint(f"state IN {ROW_STATES}", name="state"),
        Index("ix_import_rows_number", "import_id", "number", unique=True),
        Index("ix_import_rows_state", "import_id", "state", "number"),
        Index("ix_import_rows_participant_id", "participant_id"),
    )

    import_id: Mapped[int] = mapped_column(ForeignKey(Import.id, ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(8))
    why: Mapped[str] = mapped_column(String(40), default="")
    cells: Mapped[bytes | None] = mapped_column(default=None)
    before: Mapped[bytes | None] = mapped_column(default=None)
    participant_id: Mapped[int | None] = mapped_column(
        ForeignKey(Participant.id, ondelete="SET NULL"), default=None
    )
    applied_version: Mapped[int | None] = mapped_column(default=None)
    applied_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
