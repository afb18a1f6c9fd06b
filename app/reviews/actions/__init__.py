"""What coordinators and reviewers do with reviews."""

from app.reviews.actions.assigning import (
    Planned,
    assign_by_hand,
    assign_plan,
    planned,
    undo,
)
from app.reviews.actions.naming import change_reviewer, name_reviewer, remove_reviewer
from app.reviews.actions.reminding import remind, remind_before_end
from app.reviews.actions.reviewing import Written, declare, remark, save

__all__ = [
    "Planned",
    "Written",
    "assign_by_hand",
    "assign_plan",
    "change_reviewer",
    "declare",
    "name_reviewer",
    "planned",
    "remark",
    "remind",
    "remind_before_end",
    "remove_reviewer",
    "save",
    "undo",
]
