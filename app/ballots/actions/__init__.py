"""What coordinators and regions do with votes."""

from app.ballots.actions.casting import cast, own_choices
from app.ballots.actions.counting import count, show
from app.ballots.actions.keys import rotate
from app.ballots.actions.opening import cancel, open_poll
from app.ballots.actions.pausing import end_pause, pause
from app.ballots.actions.preparing import Plan, change, prepare

__all__ = [
    "Plan",
    "cancel",
    "cast",
    "change",
    "count",
    "end_pause",
    "open_poll",
    "own_choices",
    "pause",
    "prepare",
    "rotate",
    "show",
]
