"""Delegations, and the participants in them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.names import whole
from app.core.orm import Model
from app.editions.models import SEXES, Edition, Place
from app.regions.models import Region

NAME_ORDERS = ("family-first", "given-first", "single")
# Those who are entered or have the offer of a place hold one; those who wait hold none, and whose
# offer lapsed is withdrawn.
STATES = ("entered", "waiting", "offered", "lapsed")
USUAL_OFFER_HOURS = 48


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
        CheckConstraint(f"state IN {STATES}", name="state"),
        CheckConstraint(
            "(state IN ('waiting', 'offered')) = (queued_at IS NOT NULL)", name="queued_at"
        ),
        CheckConstraint("(state = 'offered') = (offer_until IS NOT NULL)", name="offer_until"),
        CheckConstraint(
            "CASE state WHEN 'entered' THEN TRUE WHEN 'lapsed' THEN withdrawn_at IS NOT NULL "
            "ELSE withdrawn_at IS NULL END",
            name="withdrawn",
        ),
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
        Index(
            "ix_participants_queue",
            "edition_id",
            "queued_at",
            "id",
            sqlite_where=text("queued_at IS NOT NULL"),
            postgresql_where=text("queued_at IS NOT NULL"),
        ),
        Index("ix_participants_first_key", "first_key", "edition_id"),
        Index("ix_participants_second_key", "second_key", "edition_id"),
        Index("ix_participants_third_key", "third_key", "edition_id"),
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
    # By which the same name is found in whatever script, order and spelling: rules.name_keys.
    first_key: Mapped[str | None] = mapped_column(String(200), default=None)
    second_key: Mapped[str | None] = mapped_column(String(200), default=None)
    third_key: Mapped[str | None] = mapped_column(String(200), default=None)
    submission: Mapped[str] = mapped_column(String(36))
    submission_digest: Mapped[str] = mapped_column(String(64), default="")
    entered_at: Mapped[datetime]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    state: Mapped[str] = mapped_column(String(8), default="entered")
    queued_at: Mapped[datetime | None] = mapped_column(default=None)
    offer_until: Mapped[datetime | None] = mapped_column(default=None)
    # What was kept for its time and is gone; never to be taken for what nobody answered.
    name_purged_at: Mapped[datetime | None] = mapped_column(default=None)
    contact_purged_at: Mapped[datetime | None] = mapped_column(default=None)
    birth_purged_at: Mapped[datetime | None] = mapped_column(default=None)
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    delegation: Mapped[Delegation] = relationship(
        lazy="raise", init=False, back_populates="participants"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def purged(self) -> bool:
        """Tell whether something of the person is gone for good; nothing is changed then."""
        return bool(self.contact_purged_at or self.birth_purged_at or self.name_purged_at)

    @property
    def holds_place(self) -> bool:
        """Tell whether a place is taken for the person."""
        return self.withdrawn_at is None and self.state != "waiting"

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


class Queue(Model):
    """An edition's waiting list: its row is the lock of all who take or give back a place."""

    __tablename__ = "queues"
    __table_args__ = (
        CheckConstraint("offer_hours > 0", name="offer_hours"),
        Index("uq_queues_edition_id", "edition_id", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    offer_hours: Mapped[int] = mapped_column(default=USUAL_OFFER_HOURS)
    # The newest moment at which somebody joined: the next one is later, whatever the clock says.
    last_at: Mapped[datetime | None] = mapped_column(default=None)


class Allowance(Model):
    """A place above a limit that was granted for one person, and goes when that person goes."""

    __tablename__ = "allowances"
    __table_args__ = (
        Index("uq_allowances_place", "participant_id", "place_id", unique=True),
        Index("ix_allowances_place_id", "place_id"),
    )

    participant_id: Mapped[int] = mapped_column(ForeignKey(Participant.id, ondelete="CASCADE"))
    place_id: Mapped[int] = mapped_column(ForeignKey(Place.id, ondelete="CASCADE"))


class Distinct(Model):
    """That two people who look alike are two: said for everybody, or in the person's region only.

    Of another region's person a head knows only that there is one: the coordinator goes on seeing
    both.
    """

    __tablename__ = "distinct_people"
    __table_args__ = (
        CheckConstraint("person_id <> other_id", name="two"),
        Index("uq_distinct_people_pair", "person_id", "other_id", unique=True),
        Index("ix_distinct_people_other_id", "other_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey(Participant.id, ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey(Participant.id, ondelete="CASCADE"))
    everybody: Mapped[bool]
