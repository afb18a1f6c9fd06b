"""What the model knows of one activity."""

from dataclasses import dataclass

from ortools.sat.python.cp_model import IntVar

from app.schedule.solver.starts import Choice, Starts


@dataclass(slots=True)
class Piece:
    """An activity in the model: its start in units, whether it is placed, and in which space.

    `minutes` are its possible starts, whichever space it takes.
    """

    choice: Choice
    start: IntVar
    placed: IntVar
    at: dict[str | None, IntVar]
    minutes: list[int]
    options: dict[str | None, Starts]

    @property
    def key(self) -> str:
        """The activity's own key."""
        return self.choice.activity.key

    @property
    def length(self) -> int:
        """The activity's own minutes."""
        return self.choice.activity.minutes
