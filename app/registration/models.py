"""Delegations, and the participants in them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.names import whole
from app.core.orm import Model
from app.editions.models import Edition
from app.regions.models import Region

NAME_ORDERS = ("family-first", "given-first", "single")
# As in a passport's machine-readable zone; needed only where a limit counts by it.
SEXES = ("female", "male", "other")


class Delegation(Model):
    """What a region answered for an edition, and the people it sends; one a region."""

    __tablename__ = "delegations"
    __table_args__ = (
        Index("uq_delegations_region", "edition_id", "region_id", unique=True),
        Index("uq_delegations_whole", "id", "edition_id", "region_id", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    taking_part: Mapped[bool | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    region: Mapped[Region] = relationship(lazy="raise", init=False)
    participants: Mapped[list["Participant"]] = relationship(
        lazy="raise", init=False, back_populates="delegation", order_by="Participant.sort_key"
    )


class Participant(Model):
    """One person in a delegation, with names as they are written and as the passport has them."""

    __tablename__ = "participants"
    __table_args__ = (
        ForeignKeyConstraint(
            ["delegation_id", "edition_id", "region_id"],
            ["delegations.id", "delegations.edition_id", "delegations.region_id"],
        ),
        CheckConstraint(f"name_order IN {NAME_ORDERS}", name="name_order"),
        CheckConstraint(f"sex IN {SEXES}", name="sex"),
        CheckConstraint("native_family <> '' OR native_given <> ''", name="named"),
        Index("uq_participants_submission", "submission", unique=True),
        Index(
            "ix_participants_roster",
            "edition_id",
            "sort_key",
            "id",
            sqlite_where=text("withdrawn_at IS NULL"),
            postgresql_where=text("withdrawn_at IS NULL"),
        ),
        Index("ix_participants_delegation_id", "delegation_id"),
    )

    delegation_id: Mapped[int]
    edition_id: Mapped[int]
    region_id: Mapped[int]
    role: Mapped[str] = mapped_column(String(40))
    name_order: Mapped[str] = mapped_column(String(20))
    native_family: Mapped[str] = mapped_column(default="")
    native_given: Mapped[str] = mapped_column(default="")
    latin_family: Mapped[str] = mapped_column(default="")
    latin_given: Mapped[str] = mapped_column(default="")
    kana_family: Mapped[str] = mapped_column(default="")
    kana_given: Mapped[str] = mapped_column(default="")
    sex: Mapped[str | None] = mapped_column(String(6), default=None)
    birth_date: Mapped[date | None] = mapped_column(default=None)
    mail: Mapped[str | None] = mapped_column(String(254), default=None)
    search_key: Mapped[str]
    sort_key: Mapped[str]
    submission: Mapped[str] = mapped_column(String(36))
    submission_digest: Mapped[str] = mapped_column(String(64), default="")
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    version: Mapped[int] = mapped_column(init=False)

    delegation: Mapped[Delegation] = relationship(
        lazy="raise", init=False, back_populates="participants"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def native(self) -> str:
        """The whole name in the person's own script and order."""
        return whole(self.native_family, self.native_given, self.name_order, kana=self.kana)

    @property
    def latin(self) -> str:
        """The whole name in Latin letters, in the same order."""
        return whole(self.latin_family, self.latin_given, self.name_order)

    @property
    def kana(self) -> str:
        """The whole name in kana, in the same order."""
        return whole(self.kana_family, self.kana_given, self.name_order)
