"""Searches for a timetable: what was asked, how far they have come, and what they found."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Edition

RUN_KINDS = ("solve", "repair")
AT_WORK = ("waiting", "running")
RUN_STATES = (*AT_WORK, "done", "stopped", "failed")
STATUSES = ("optimal", "feasible", "impossible", "unknown")


class Run(Model):
    """One search, of the problem as it stood when it was asked; the board is not touched by it.

    `asked` is what the person chose; `problem` and `plan` are texts of `rules.written`, `before`
    is the plan that the board showed then, and `announced` what a repair keeps to of a release.
    A worker that searches holds a lease; after `attempts` lost workers the search has failed. Texts
    go with time, figures stay.
    """

    __tablename__ = "solve_runs"
    __table_args__ = (
        CheckConstraint(f"kind IN {RUN_KINDS}", name="kind"),
        CheckConstraint(f"state IN {RUN_STATES}", name="state"),
        CheckConstraint(f"status IN {STATUSES}", name="status"),
        CheckConstraint("seconds BETWEEN 1 AND 600", name="seconds"),
        CheckConstraint("bound <= objective", name="bound"),
        CheckConstraint("(state IN ('waiting', 'running')) = (ended_at IS NULL)", name="ended"),
        Index("ix_solve_runs_uuid", "uuid", unique=True),
        Index("ix_solve_runs_edition_id", "edition_id", "asked_at"),
        Index("ix_solve_runs_state", "state"),
        Index(
            "uq_solve_runs_at_work",
            "edition_id",
            unique=True,
            sqlite_where=text("state IN ('waiting', 'running')"),
            postgresql_where=text("state IN ('waiting', 'running')"),
        ),
    )

    uuid: Mapped[str] = mapped_column(String(36))
    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    kind: Mapped[str] = mapped_column(String(6), default="solve")
    state: Mapped[str] = mapped_column(String(7), default="waiting")
    asked_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey(User.id))
    asked: Mapped[dict[str, Any]] = mapped_column(JSON)
    problem: Mapped[str | None] = mapped_column(deferred=True)
    before: Mapped[str | None] = mapped_column(deferred=True)
    announced: Mapped[str | None] = mapped_column(default=None, deferred=True)
    # The moment from which the texts count their minutes.
    origin: Mapped[datetime]
    board_number: Mapped[int]
    seconds: Mapped[int]
    spent: Mapped[float] = mapped_column(default=0.0)
    status: Mapped[str | None] = mapped_column(String(10), default=None)
    objective: Mapped[int | None] = mapped_column(default=None)
    bound: Mapped[int | None] = mapped_column(default=None)
    first: Mapped[float | None] = mapped_column(default=None)
    plan: Mapped[str | None] = mapped_column(default=None, deferred=True)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default_factory=dict)
    reason: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(default=None)
    stop_asked_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    # When its plan, or a part of it, was last taken over.
    taken_at: Mapped[datetime | None] = mapped_column(default=None)

    edition: Mapped[Edition] = relationship(lazy="raise", init=False)
    made_by: Mapped[User | None] = relationship(lazy="raise", init=False)

    @property
    def at_work(self) -> bool:
        """Whether it waits for a worker, or one searches."""
        return self.state in AT_WORK

    @property
    def gap(self) -> float | None:
        """How far the plan may be from the best there is: 0.1 is a tenth of its cost."""
        if self.objective is None or self.bound is None:
            return None
        return (self.objective - self.bound) / self.objective if self.objective else 0.0
