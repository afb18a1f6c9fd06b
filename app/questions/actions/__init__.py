"""What a coordinator does with questions, and what people do with the places of options."""

from app.questions.actions.asking import add, archive, change, move, restore
from app.questions.actions.places import choose
from app.questions.actions.starting import copy, start, take_over

__all__ = ["add", "archive", "change", "choose", "copy", "move", "restore", "start", "take_over"]
