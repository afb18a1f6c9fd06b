"""What was moved on the board, by whom and from where: the moves of an edition in one order."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.core.orm import Model
from app.editions.models import Edition
from app.schedule.models.activities import Activity
from app.venues.models import Space

KINDS = ("move", "undo", "redo")
# Done steps can be undone and undone ones redone; the past is what neither can be done with.
STATES = ("done", "undone", "past")


class Spot(NamedTuple):
    """Where an activity stands: its start (None: at the side), its space, its length in minutes."""

    starts_at: datetime | None
    space_id: int | None
    minutes: int


class Board(Model):
    """An edition's board: the number of its last move, which gives all moves their order."""

    __tablename__ = "boards"
    __table_args__ = (
        CheckConstraint("number >= 0", name="number"),
        Index("uq_boards_edition", "edition_id", unique=True),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    number: Mapped[int] = mapped_column(default=0)


class Step(Model):
    """What one person did at once, be it one move or a whole plan: undone and redone at once."""

    __tablename__ = "board_steps"
    __table_args__ = (
        CheckConstraint(f"kind IN {KINDS}", name="kind"),
        CheckConstraint(f"state IN {STATES}", name="state"),
        Index("ix_board_steps_own", "edition_id", "actor_id", "state"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey(User.id), default=None)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(4), default="move")
    state: Mapped[str] = mapped_column(String(6), default="done")
    # The step that an undo took back, or a redo did again.
    of_id: Mapped[int | None] = mapped_column(ForeignKey("board_steps.id"), default=None)

    actor: Mapped[User | None] = relationship(lazy="raise", init=False)


class Move(Model):
    """One activity that went from one spot of the board to another."""

    __tablename__ = "board_moves"
    __table_args__ = (
        Index("uq_board_moves_number", "edition_id", "number", unique=True),
        Index("ix_board_moves_activity", "activity_id", "number"),
        Index("ix_board_moves_step", "step_id"),
    )

    edition_id: Mapped[int] = mapped_column(ForeignKey(Edition.id))
    number: Mapped[int]
    step_id: Mapped[int] = mapped_column(ForeignKey(Step.id))
    activity_id: Mapped[int] = mapped_column(ForeignKey(Activity.id))
    from_starts_at: Mapped[datetime | None] = mapped_column(default=None)
    from_space_id: Mapped[int | None] = mapped_column(ForeignKey(Space.id), default=None)
    from_minutes: Mapped[int]
    to_starts_at: Mapped[datetime | None] = mapped_column(default=None)
    to_space_id: Mapped[int | None] = mapped_column(ForeignKey(Space.id), default=None)
    to_minutes: Mapped[int]

    step: Mapped[Step] = relationship(lazy="raise", init=False)
    activity: Mapped[Activity] = relationship(lazy="raise", init=False)
    to_space: Mapped[Space | None] = relationship(
        lazy="raise", init=False, foreign_keys=to_space_id
    )

    @property
    def before(self) -> Spot:
        """Where the activity stood."""
        return Spot(self.from_starts_at, self.from_space_id, self.from_minutes)

    @property
    def after(self) -> Spot:
        """Where it went."""
        return Spot(self.to_starts_at, self.to_space_id, self.to_minutes)
