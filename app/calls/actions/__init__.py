"""What a programme's coordinator does with calls, and what access codes let in."""

from app.calls.actions.codes import guess, make_code, redeem, revoke_code
from app.calls.actions.criteria import (
    add_criterion,
    change_criterion,
    move_criterion,
    remove_criterion,
)
from app.calls.actions.numbering import take_number
from app.calls.actions.panel import add_to_panel, take_from_panel
from app.calls.actions.phases import add_phase, change_phase, remove_phase
from app.calls.actions.planning import change, make
from app.calls.actions.progress import cancel, publish, remove, reopen

__all__ = [
    "add_criterion",
    "add_phase",
    "add_to_panel",
    "cancel",
    "change",
    "change_criterion",
    "change_phase",
    "guess",
    "make",
    "make_code",
    "move_criterion",
    "publish",
    "redeem",
    "remove",
    "remove_criterion",
    "remove_phase",
    "reopen",
    "revoke_code",
    "take_from_panel",
    "take_number",
]
