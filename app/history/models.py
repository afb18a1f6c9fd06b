"""Records of what people did; triggers refuse to change or delete them."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import JSON, ForeignKey, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.appendonly import append_only
from app.core.orm import Model


class Record(Model):
    """Who did what to what, when and why; details hold no personal data of participants."""

    __tablename__ = "records"

    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80), index=True)
    programme_id: Mapped[int | None] = mapped_column(
        ForeignKey("programmes.id"), default=None, index=True
    )
    edition_id: Mapped[int | None] = mapped_column(
        ForeignKey("editions.id"), default=None, index=True
    )
    region_id: Mapped[int | None] = mapped_column(ForeignKey("regions.id"), default=None)
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    reason: Mapped[str] = mapped_column(default="")

    actor: Mapped[User | None] = relationship(lazy="raise", init=False)


append_only(cast("Table", Record.__table__))
