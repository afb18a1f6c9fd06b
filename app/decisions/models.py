"""Decisions about proposals, the releases that make them known, and what keeps them as they are."""

from datetime import datetime
from typing import cast
from uuid import uuid4

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    String,
    Table,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Call
from app.core.appendonly import append_only
from app.core.orm import Model
from app.core.words import Words
from app.proposals.models import Proposal

OUTCOMES = ("accepted", "rejected", "revise", "deferred")
_PENDING = text("released_at IS NULL")
_FINAL = text("released_at IS NOT NULL AND outcome IN ('accepted', 'rejected')")


class Release(Model):
    """The moment at which pending decisions of a call become known, all of them at once.

    `seen` is the digest of what the person saw who released: the same click again finds it.
    """

    __tablename__ = "releases"
    __table_args__ = (
        CheckConstraint("number > 0", name="number"),
        Index("uq_releases_number", "call_id", "number", unique=True),
        Index("uq_releases_seen", "call_id", "seen", unique=True),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=lambda: str(uuid4()))
    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    seen: Mapped[str] = mapped_column(String(64))

    call: Mapped[Call] = relationship(lazy="raise", init=False)
    by: Mapped[User | None] = relationship(lazy="raise", init=False)
    decisions: Mapped[list["Decision"]] = relationship(
        lazy="raise", init=False, order_by="Decision.id", back_populates="release"
    )


append_only(cast("Table", Release.__table__))


class Decision(Model):
    """What is decided about a proposal: pending and known to deciders, then released for good.

    `for_proposer` is the comment meant for whoever proposes, `until` the end of the time to answer
    "revise". A release adds `remarks`, what reviewers wrote for the proposer, and `made`, the path
    of what acceptance made. A decision about the same proposal later follows this one.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        CheckConstraint(f"outcome IN {OUTCOMES}", name="outcome"),
        CheckConstraint("(released_at IS NULL) = (release_id IS NULL)", name="released"),
        CheckConstraint("until IS NULL OR outcome = 'revise'", name="until"),
        CheckConstraint(
            "made = '' OR (outcome = 'accepted' AND released_at IS NOT NULL)", name="made"
        ),
        Index(
            "uq_decisions_pending",
            "proposal_id",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(
            "uq_decisions_final",
            "proposal_id",
            unique=True,
            sqlite_where=_FINAL,
            postgresql_where=_FINAL,
        ),
        Index("ix_decisions_proposal_id", "proposal_id"),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    outcome: Mapped[str] = mapped_column(String(10))
    for_proposer: Mapped[Words] = mapped_column(default_factory=Words)
    until: Mapped[datetime | None] = mapped_column(default=None)
    decided_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    follows_id: Mapped[int | None] = mapped_column(
        ForeignKey("decisions.id"), unique=True, default=None
    )
    release_id: Mapped[int | None] = mapped_column(ForeignKey(Release.id), default=None, index=True)
    released_at: Mapped[datetime | None] = mapped_column(default=None)
    remarks: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    made: Mapped[str] = mapped_column(String(200), default="")
    version: Mapped[int] = mapped_column(init=False)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False)
    decided_by: Mapped[User | None] = relationship(lazy="raise", init=False)
    release: Mapped[Release | None] = relationship(
        lazy="raise", init=False, back_populates="decisions"
    )

    __mapper_args__ = {"version_id_col": version}


# What was released is neither changed nor deleted; a proposal is accepted or rejected exactly where
# a released decision says so, from that moment on.
_SAYS_SO = (
    "SELECT 1 FROM decisions WHERE proposal_id = NEW.id AND outcome = NEW.state "
    "AND released_at = NEW.released_at"
)
_FOR_GOOD = "('accepted', 'rejected')"
_FINALLY = f"(NEW.state IN {_FOR_GOOD} OR OLD.state IN {_FOR_GOOD})"
_UPDATED = (
    "CREATE TRIGGER proposals_decided_update BEFORE UPDATE OF state, released_at ON proposals"
)
KEPT = {
    "sqlite": (
        *(
            f"CREATE TRIGGER decisions_kept_{verb} BEFORE {verb} ON decisions "
            "WHEN OLD.released_at IS NOT NULL "
            "BEGIN SELECT RAISE(ABORT, 'a released decision stays'); END"
            for verb in ("UPDATE", "DELETE")
        ),
        (
            f"{_UPDATED} WHEN {_FINALLY} AND NOT EXISTS ({_SAYS_SO}) "
            "BEGIN SELECT RAISE(ABORT, 'no released decision says so'); END"
        ),
        (
            "CREATE TRIGGER proposals_decided_insert BEFORE INSERT ON proposals "
            f"WHEN NEW.state IN {_FOR_GOOD} "
            "BEGIN SELECT RAISE(ABORT, 'no released decision says so'); END"
        ),
    ),
    "postgresql": (
        (
            "CREATE FUNCTION keep_released() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'a released decision stays' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        ),
        (
            "CREATE TRIGGER decisions_kept BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW "
            "WHEN (OLD.released_at IS NOT NULL) EXECUTE FUNCTION keep_released()"
        ),
        (
            "CREATE TRIGGER decisions_kept_whole BEFORE TRUNCATE ON decisions "
            "FOR EACH STATEMENT EXECUTE FUNCTION keep_released()"
        ),
        (
            "CREATE FUNCTION check_decided() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF NOT EXISTS ({_SAYS_SO}) THEN "
            "RAISE EXCEPTION 'no released decision says so' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW; END $$"
        ),
        (f"{_UPDATED} FOR EACH ROW WHEN {_FINALLY} EXECUTE FUNCTION check_decided()"),
        (
            "CREATE TRIGGER proposals_decided_insert BEFORE INSERT ON proposals "
            f"FOR EACH ROW WHEN (NEW.state IN {_FOR_GOOD}) EXECUTE FUNCTION check_decided()"
        ),
    ),
}


@event.listens_for(Decision.__table__, "after_create")
def _keep(_table: Table, connection: Connection, **_kw: object) -> None:
    """Protect released decisions, and what they made of proposals, from the first moment on."""
    for statement in KEPT[connection.dialect.name]:
        connection.exec_driver_sql(statement.replace("%", "%%"))
