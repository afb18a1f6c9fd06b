"""Votes of the members: what on, who may vote, the ballots, and the key that seals them."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Call
from app.core.orm import Model
from app.programmes.models import Programme
from app.proposals.models import Proposal
from app.regions.models import Region

METHODS = ("each", "one-of")
MAJORITIES = ("simple", "two-thirds")
# When members see the result: once it is counted, or once the coordinator shows it.
SHOWING = ("at-once", "by-hand")
PAUSES = ("fees", "other")


class VotingPause(Model):
    """A time in which a member has no vote: from `since` until the day before `until`."""

    __tablename__ = "voting_pauses"
    __table_args__ = (
        CheckConstraint(f"why IN {PAUSES}", name="why"),
        CheckConstraint("until > since", name="days"),
        Index("ix_voting_pauses_region", "programme_id", "region_id"),
    )

    programme_id: Mapped[int] = mapped_column(ForeignKey(Programme.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    since: Mapped[date]
    until: Mapped[date | None] = mapped_column(default=None)
    why: Mapped[str] = mapped_column(String(10), default="fees")
    note: Mapped[str] = mapped_column(String(500), default="")

    programme: Mapped[Programme] = relationship(lazy="raise", init=False)
    region: Mapped[Region] = relationship(lazy="raise", init=False)


class Poll(Model):
    """A written vote of the members about proposals of a call."""

    __tablename__ = "polls"
    __table_args__ = (
        CheckConstraint(f"method IN {METHODS}", name="method"),
        CheckConstraint(f"majority IN {MAJORITIES}", name="majority"),
        CheckConstraint(f"showing IN {SHOWING}", name="showing"),
        CheckConstraint("quorum BETWEEN 0 AND 100", name="quorum"),
        CheckConstraint("closes_at > opens_at", name="in_order"),
        CheckConstraint("(counted_at IS NULL) = (result IS NULL)", name="counted"),
        CheckConstraint("counted_at IS NULL OR opened_at IS NOT NULL", name="opened"),
        CheckConstraint("counted_at IS NULL OR cancelled_at IS NULL", name="ended_once"),
        CheckConstraint("shown_at IS NULL OR counted_at IS NOT NULL", name="shown"),
        Index("uq_polls_number", "call_id", "number", unique=True),
        Index("ix_polls_closes_at", "closes_at"),
        # Ballots point at both, so that none of a secret vote can name a region.
        UniqueConstraint("id", "secret", name="uq_polls_secret"),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    number: Mapped[int]
    method: Mapped[str] = mapped_column(String(10))
    secret: Mapped[bool]
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    zone: Mapped[str] = mapped_column(String(40))
    quorum: Mapped[int]
    majority: Mapped[str] = mapped_column(String(10))
    showing: Mapped[str] = mapped_column(String(10), default="at-once")
    # Who may vote is written down when the coordinator opens the vote; ballots from `opens_at` on.
    opened_at: Mapped[datetime | None] = mapped_column(default=None)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    rights_on: Mapped[date | None] = mapped_column(default=None)
    reminded_at: Mapped[datetime | None] = mapped_column(default=None)
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    counted_at: Mapped[datetime | None] = mapped_column(default=None)
    shown_at: Mapped[datetime | None] = mapped_column(default=None)
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), default=None)
    version: Mapped[int] = mapped_column(init=False)

    call: Mapped[Call] = relationship(lazy="raise", init=False)
    options: Mapped[list["PollOption"]] = relationship(
        lazy="raise",
        init=False,
        order_by="PollOption.position",
        back_populates="poll",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}


class PollOption(Model):
    """A proposal that is voted on."""

    __tablename__ = "poll_options"
    __table_args__ = (Index("uq_poll_options_proposal", "poll_id", "proposal_id", unique=True),)

    poll_id: Mapped[int] = mapped_column(ForeignKey(Poll.id), init=False)
    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id), index=True)
    position: Mapped[int]

    poll: Mapped[Poll] = relationship(lazy="raise", init=False, back_populates="options")
    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False)


class Elector(Model):
    """A member at the opening of a vote: may it vote, why, and how many ballots it has cast.

    The count never passes one, and nothing says when. It stays at zero without a right to vote.
    """

    __tablename__ = "electors"
    __table_args__ = (
        CheckConstraint("entitled = (why = 'entitled')", name="entitled"),
        CheckConstraint("ballots IN (0, 1)", name="one_vote"),
        CheckConstraint("entitled OR ballots = 0", name="with_a_vote"),
        Index("uq_electors_region", "poll_id", "region_id", unique=True),
    )

    poll_id: Mapped[int] = mapped_column(ForeignKey(Poll.id))
    region_id: Mapped[int] = mapped_column(ForeignKey(Region.id), index=True)
    entitled: Mapped[bool]
    why: Mapped[str] = mapped_column(String(10))
    ballots: Mapped[int] = mapped_column(default=0)

    poll: Mapped[Poll] = relationship(lazy="raise", init=False)
    region: Mapped[Region] = relationship(lazy="raise", init=False)

    @property
    def voted(self) -> bool:
        """Tell whether the region has voted."""
        return self.ballots > 0


class Ballot(Model):
    """A ballot: sealed until the count, then its choices in the clear.

    Of a secret vote it names no region, and all ballots of the vote are written anew whenever one
    is cast: with new names, in a new order, sealed anew. SQLite keeps them in the order of their
    names, so that not even its row numbers tell anything.
    """

    __tablename__ = "ballots"
    __table_args__ = (
        ForeignKeyConstraint(
            ["poll_id", "secret"], ["polls.id", "polls.secret"], name="fk_ballots_poll"
        ),
        CheckConstraint("secret = (region_id IS NULL)", name="secret"),
        CheckConstraint("(sealed IS NULL) <> (choices IS NULL)", name="sealed_or_counted"),
        Index("uq_ballots_region", "poll_id", "region_id", unique=True),
        {"sqlite_with_rowid": False},
    )

    id: Mapped[str] = mapped_column(  # type: ignore[assignment]  # a name without any order
        String(36), primary_key=True, init=False, default_factory=lambda: str(uuid4())
    )
    poll_id: Mapped[int]
    secret: Mapped[bool]
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None, index=True)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary, default=None)
    choices: Mapped[dict[str, str] | None] = mapped_column(JSON(none_as_null=True), default=None)


class PollKey(Model):
    """The key that seals a vote's ballots, itself sealed by one outside the database.

    It is deleted at the count, and the nightly copies leave it out.
    """

    __tablename__ = "poll_keys"

    poll_id: Mapped[int] = mapped_column(ForeignKey(Poll.id), unique=True)
    wrapped: Mapped[bytes]
    wrapped_by: Mapped[str] = mapped_column(String(40), index=True)


# What was counted stays as it was: nobody changes, deletes or adds a ballot, nor another result.
_COUNTED = "SELECT 1 FROM polls WHERE id = NEW.poll_id AND counted_at IS NOT NULL"
_STAYS = "BEGIN SELECT RAISE(ABORT, 'what was counted stays'); END"
_REFUSE = (
    "RAISE EXCEPTION 'what was counted stays' USING ERRCODE = 'integrity_constraint_violation';"
)
_RESULT = "CREATE TRIGGER polls_kept BEFORE UPDATE OF result, counted_at ON polls"
KEPT = {
    "sqlite": (
        *(
            f"CREATE TRIGGER ballots_kept_{verb} BEFORE {verb} ON ballots "
            f"WHEN OLD.choices IS NOT NULL {_STAYS}"
            for verb in ("UPDATE", "DELETE")
        ),
        f"CREATE TRIGGER ballots_added BEFORE INSERT ON ballots WHEN EXISTS ({_COUNTED}) {_STAYS}",
        f"{_RESULT} WHEN OLD.counted_at IS NOT NULL {_STAYS}",
    ),
    "postgresql": (
        (
            "CREATE FUNCTION keep_counted() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN {_REFUSE} END $$"
        ),
        (
            "CREATE FUNCTION check_uncounted() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF EXISTS ({_COUNTED}) THEN {_REFUSE} END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE TRIGGER ballots_kept BEFORE UPDATE OR DELETE ON ballots FOR EACH ROW "
            "WHEN (OLD.choices IS NOT NULL) EXECUTE FUNCTION keep_counted()"
        ),
        (
            "CREATE TRIGGER ballots_added BEFORE INSERT ON ballots FOR EACH ROW "
            "EXECUTE FUNCTION check_uncounted()"
        ),
        (
            f"{_RESULT} FOR EACH ROW WHEN (OLD.counted_at IS NOT NULL) "
            "EXECUTE FUNCTION keep_counted()"
        ),
    ),
}


@event.listens_for(Ballot.__table__, "after_create")
def _keep(_table: Table, connection: Connection, **_kw: object) -> None:
    """Protect what is counted from the first moment on."""
    for statement in KEPT[connection.dialect.name]:
        connection.exec_driver_sql(statement.replace("%", "%%"))
