"""Proposals: their texts, parts and parties, the versions submitted, papers and co-writers."""

from datetime import date, datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Area, Call, CallCode
from app.core.appendonly import append_only
from app.core.orm import Model
from app.core.words import Words
from app.proposals import budget
from app.regions.models import Region

STATES = ("draft", "submitted", "revise", "withdrawn", "accepted", "rejected")
# The original, and how far a translation of it is; of an original that changed it is outdated.
TEXT_STATUSES = ("original", "in-work", "done", "outdated")
PARTY_STATES = ("asked", "confirmed", "declined")


def _uuid() -> str:
    """Return an address that nobody guesses."""
    return str(uuid4())


def _unique_where(name: str, condition: str, *columns: str) -> Index:
    """Return a unique index over the rows that meet a condition."""
    where = text(condition)
    return Index(name, *columns, unique=True, sqlite_where=where, postgresql_where=where)


class Proposal(Model):
    """What a region proposes to a call.

    Its rows are what the region writes; what was submitted stands in its versions. `title` and
    `summary` are what others see: those submitted last, of a draft those saved last.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        CheckConstraint(f"state IN {STATES}", name="state"),
        # Only a release makes a proposal accepted or rejected, and nothing takes that back.
        CheckConstraint(
            "(state IN ('accepted', 'rejected')) = (released_at IS NOT NULL)", name="released"
        ),
        CheckConstraint("(state = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
        CheckConstraint(
            "(withdrawn_at IS NULL) = (withdrawn_from IS NULL)"
            " AND withdrawn_from IN ('draft', 'submitted', 'revise')",
            name="withdrawn_from",
        ),
        CheckConstraint("(number IS NULL) = (submitted_at IS NULL)", name="number"),
        CheckConstraint(
            "state = 'draft' OR withdrawn_from = 'draft' OR number IS NOT NULL", name="submitted"
        ),
        CheckConstraint("region_id IS NOT NULL OR organisation <> ''", name="somebody"),
        CheckConstraint("people >= 0", name="people"),
        CheckConstraint("ends_on >= starts_on", name="days"),
        Index("uq_proposals_number", "call_id", "number", unique=True),
        Index("ix_proposals_state", "call_id", "state"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uuid)
    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None, index=True)
    # Who proposes together with the region, or alone where no region did.
    organisation: Mapped[str] = mapped_column(String(200), default="")
    original: Mapped[str] = mapped_column(String(2), default="en")
    state: Mapped[str] = mapped_column(String(10), default="draft")
    number: Mapped[int | None] = mapped_column(default=None)
    title: Mapped[Words] = mapped_column(default_factory=Words)
    summary: Mapped[Words] = mapped_column(default_factory=Words)
    search_key: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date | None] = mapped_column(default=None)
    ends_on: Mapped[date | None] = mapped_column(default=None)
    place: Mapped[str] = mapped_column(String(200), default="")
    place_region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    people: Mapped[int | None] = mapped_column(default=None)
    people_note: Mapped[str] = mapped_column(default="")
    continues_id: Mapped[int | None] = mapped_column(
        ForeignKey("proposals.id"), default=None, index=True
    )
    code_id: Mapped[int | None] = mapped_column(ForeignKey(CallCode.id), default=None)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    changed_at: Mapped[datetime]
    # When the last submission reached the server.
    submitted_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    withdrawn_from: Mapped[str | None] = mapped_column(String(10), default=None)
    # Until when an answer to "revise" counts; None means without a deadline.
    revise_until: Mapped[datetime | None] = mapped_column(default=None)
    released_at: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(init=False)

    call: Mapped[Call] = relationship(lazy="raise", init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False, foreign_keys=region_id)
    place_region: Mapped[Region | None] = relationship(
        lazy="raise", init=False, foreign_keys=place_region_id
    )
    continues: Mapped["Proposal | None"] = relationship(
        lazy="raise", init=False, remote_side="Proposal.id"
    )
    code: Mapped[CallCode | None] = relationship(lazy="raise", init=False)
    texts: Mapped[list["ProposalText"]] = relationship(
        lazy="raise", init=False, order_by="ProposalText.id"
    )
    values: Mapped[list["ProposalValue"]] = relationship(lazy="raise", init=False)
    areas: Mapped[list[Area]] = relationship(
        lazy="raise", init=False, secondary="proposal_areas", viewonly=True, order_by=Area.position
    )
    parties: Mapped[list["Party"]] = relationship(
        lazy="raise", init=False, order_by="Party.id", back_populates="proposal"
    )
    budget: Mapped[list["BudgetLine"]] = relationship(
        lazy="raise", init=False, order_by="BudgetLine.position"
    )
    versions: Mapped[list["ProposalVersion"]] = relationship(
        lazy="raise", init=False, order_by="ProposalVersion.number", back_populates="proposal"
    )
    papers: Mapped[list["ProposalPaper"]] = relationship(
        lazy="raise", init=False, order_by="ProposalPaper.id", back_populates="proposal"
    )
    shut_outs: Mapped[list["ShutOut"]] = relationship(lazy="raise", init=False)

    __mapper_args__ = {"version_id_col": version}


class ProposalText(Model):
    """A proposal's title and summary in one language."""

    __tablename__ = "proposal_texts"
    __table_args__ = (
        CheckConstraint(f"status IN {TEXT_STATUSES}", name="status"),
        Index("uq_proposal_texts_language", "proposal_id", "language", unique=True),
        _unique_where("uq_proposal_texts_original", "status = 'original'", "proposal_id"),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    language: Mapped[str] = mapped_column(String(2))
    title: Mapped[str] = mapped_column(default="")
    summary: Mapped[str] = mapped_column(default="")
    status: Mapped[str] = mapped_column(String(10), default="in-work")
    changed_at: Mapped[datetime]


class ProposalValue(Model):
    """What a proposal answers to a field of its call's type."""

    __tablename__ = "proposal_values"
    __table_args__ = (Index("uq_proposal_values_field", "proposal_id", "field", unique=True),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    field: Mapped[str] = mapped_column(String(40))
    value: Mapped[str]


class ProposalArea(Model):
    """A field of cooperation that a proposal is about."""

    __tablename__ = "proposal_areas"
    __table_args__ = (Index("uq_proposal_areas_area", "proposal_id", "area_id", unique=True),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)


class Party(Model):
    """A region or an organisation that is asked to propose together; each answers for itself.

    A region answers through its coordinators, an organisation by a mailed link, of which only the
    digest is known.
    """

    __tablename__ = "parties"
    __table_args__ = (
        CheckConstraint(f"state IN {PARTY_STATES}", name="state"),
        CheckConstraint("(region_id IS NULL) = (organisation <> '')", name="who"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered"),
        _unique_where("uq_parties_region", "region_id IS NOT NULL", "proposal_id", "region_id"),
        Index("ix_parties_proposal_id", "proposal_id"),
        Index("ix_parties_region_id", "region_id"),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    organisation: Mapped[str] = mapped_column(String(200), default="")
    contact_mail: Mapped[str] = mapped_column(String(254), default="")
    language: Mapped[str] = mapped_column(String(2), default="en")
    state: Mapped[str] = mapped_column(String(10), default="asked")
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True, default=None)
    link_ends_at: Mapped[datetime | None] = mapped_column(default=None)
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False, back_populates="parties")
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)


class BudgetLine(budget.Costs, Model):
    """What costs something, and who pays it."""

    __tablename__ = "budget_lines"
    __table_args__ = (
        *budget.checks(),
        Index("uq_budget_lines_position", "proposal_id", "position", unique=True),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    position: Mapped[int]


class ProposalVersion(Model):
    """A proposal as it was submitted: all of it, for good."""

    __tablename__ = "proposal_versions"
    __table_args__ = (Index("uq_proposal_versions_number", "proposal_id", "number", unique=True),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    number: Mapped[int]
    submitted_at: Mapped[datetime]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False, back_populates="versions")


append_only(cast("Table", ProposalVersion.__table__))


class ProposalPaper(Model):
    """One version of a file that belongs to a proposal; `line` is the same for all its versions."""

    __tablename__ = "proposal_papers"
    __table_args__ = (
        CheckConstraint("size >= 0", name="size"),
        CheckConstraint("number > 0", name="number"),
        Index("uq_proposal_papers_number", "line", "number", unique=True),
        Index("ix_proposal_papers_proposal_id", "proposal_id"),
    )

    uuid: Mapped[str] = mapped_column(String(36), unique=True, default_factory=_uuid)
    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    line: Mapped[str] = mapped_column(String(36))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False, back_populates="papers")


class CoWriter(Model):
    """A link with which somebody without an account writes at one proposal; only its digest."""

    __tablename__ = "co_writers"

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(2), default="en")
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    ends_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False)


class ShutOut(Model):
    """A person who may not read a proposal, whatever else the person may: a declared conflict."""

    __tablename__ = "shut_outs"
    __table_args__ = (Index("uq_shut_outs_user", "proposal_id", "user_id", unique=True),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    since: Mapped[datetime]
