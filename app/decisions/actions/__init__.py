"""What deciders do: decide, take back, release, export; and who runs a call, cancelling it."""

from app.decisions.actions.calling_off import cancel_call, reopen_call
from app.decisions.actions.deciding import Verdict, decide, take_vote, undo
from app.decisions.actions.exporting import export
from app.decisions.actions.releasing import release

__all__ = [
    "Verdict",
    "cancel_call",
    "decide",
    "export",
    "release",
    "reopen_call",
    "take_vote",
    "undo",
]
