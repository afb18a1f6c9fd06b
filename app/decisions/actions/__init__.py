"""What deciders do: decide, take back, release, export."""

from app.decisions.actions.deciding import Verdict, decide, take_vote, undo
from app.decisions.actions.exporting import export
from app.decisions.actions.releasing import release

__all__ = ["Verdict", "decide", "export", "release", "take_vote", "undo"]
