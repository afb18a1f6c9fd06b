"""Reviewers of a call, conflicts of interest, who reviews what, reviews, scores and remarks."""

from datetime import datetime
from decimal import Decimal
from typing import cast

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Table, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.calls.models import Area, Call, Criterion, ReviewPhase
from app.core.appendonly import append_only
from app.core.orm import Model
from app.proposals.models import Proposal
from app.regions.models import Region

# How somebody came to review a proposal.
HOW = ("hand", "area", "balanced")
_LIVE = text("removed_at IS NULL")


class Reviewer(Model):
    """A person who reviews proposals of a call, for a region or for none."""

    __tablename__ = "reviewers"
    __table_args__ = (
        CheckConstraint("most > 0", name="most"),
        Index("uq_reviewers_user", "call_id", "user_id", unique=True),
    )

    call_id: Mapped[int] = mapped_column(ForeignKey(Call.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    region_id: Mapped[int | None] = mapped_column(ForeignKey(Region.id), default=None)
    # How many reviews the person takes at most; None means as many as there are.
    most: Mapped[int | None] = mapped_column(default=None)
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    call: Mapped[Call] = relationship(lazy="raise", init=False)
    user: Mapped[User] = relationship(lazy="raise", init=False)
    region: Mapped[Region | None] = relationship(lazy="raise", init=False)
    areas: Mapped[list[Area]] = relationship(
        lazy="raise", init=False, secondary="reviewer_areas", viewonly=True, order_by=Area.position
    )


class ReviewerArea(Model):
    """An area that a reviewer knows; a reviewer without any may get proposals of all."""

    __tablename__ = "reviewer_areas"
    __table_args__ = (Index("uq_reviewer_areas_area", "reviewer_id", "area_id", unique=True),)

    reviewer_id: Mapped[int] = mapped_column(ForeignKey(Reviewer.id))
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)


class Conflict(Model):
    """A conflict of interest that a person declared about a proposal, for good."""

    __tablename__ = "conflicts"
    __table_args__ = (Index("uq_conflicts_user", "proposal_id", "user_id", unique=True),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    reason: Mapped[str]
    declared_at: Mapped[datetime]

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False)
    user: Mapped[User] = relationship(lazy="raise", init=False)


append_only(cast("Table", Conflict.__table__))


class Assignment(Model):
    """A proposal that a reviewer is asked to review, until it is taken away.

    What was assigned at one stroke shares a `batch`, and can be undone together.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint(f"how IN {HOW}", name="how"),
        Index(
            "uq_assignments_live",
            "proposal_id",
            "reviewer_id",
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        ),
        Index("ix_assignments_reviewer_id", "reviewer_id"),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    reviewer_id: Mapped[int] = mapped_column(ForeignKey(Reviewer.id))
    how: Mapped[str] = mapped_column(String(10))
    batch: Mapped[str | None] = mapped_column(String(36), default=None, index=True)
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False)
    reviewer: Mapped[Reviewer] = relationship(lazy="raise", init=False)


class Review(Model):
    """What a person says about a proposal: scores, a comment for each side, done or a draft.

    `total` is the weighted mean of the scores from 0 to 100, as of the criteria in `measured_by`.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("total BETWEEN 0 AND 10000", name="total"),
        Index("uq_reviews_user", "proposal_id", "user_id", unique=True),
        Index("ix_reviews_user_id", "user_id"),
    )

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id))
    # The phase in which it was changed last.
    phase_id: Mapped[int] = mapped_column(ForeignKey(ReviewPhase.id), index=True)
    total: Mapped[Decimal | None] = mapped_column(default=None)
    measured_by: Mapped[str] = mapped_column(String(16), default="")
    for_committee: Mapped[str] = mapped_column(default="")
    for_proposer: Mapped[str] = mapped_column(default="")
    begun_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    user: Mapped[User] = relationship(lazy="raise", init=False)
    scores: Mapped[list["Score"]] = relationship(lazy="raise", init=False, order_by="Score.id")

    @property
    def given(self) -> dict[int, int]:
        """What is scored, by criterion; the scores must be loaded."""
        return {one.criterion_id: one.value for one in self.scores}

    __mapper_args__ = {"version_id_col": version}


class Score(Model):
    """What a review gives by one criterion."""

    __tablename__ = "scores"
    __table_args__ = (Index("uq_scores_criterion", "review_id", "criterion_id", unique=True),)

    review_id: Mapped[int] = mapped_column(ForeignKey(Review.id))
    criterion_id: Mapped[int] = mapped_column(ForeignKey(Criterion.id), index=True)
    value: Mapped[int]


class Remark(Model):
    """What somebody says in the discussion of a proposal."""

    __tablename__ = "remarks"

    proposal_id: Mapped[int] = mapped_column(ForeignKey(Proposal.id), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id), index=True)
    at: Mapped[datetime]
    text: Mapped[str]

    user: Mapped[User] = relationship(lazy="raise", init=False)


class ReviewReminder(Model):
    """That reviewers were reminded so many hours before a phase ends, and of which end."""

    __tablename__ = "review_reminders"
    __table_args__ = (Index("uq_review_reminders_hours", "phase_id", "before_hours", unique=True),)

    phase_id: Mapped[int] = mapped_column(ForeignKey(ReviewPhase.id, ondelete="CASCADE"))
    before_hours: Mapped[int]
    sent_for: Mapped[datetime]
