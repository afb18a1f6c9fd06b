"""What a coordinator does with questions, and what people do with the places of options."""

from app.questions.actions.asking import add, archive, change, move, restore
from app.questions.actions.places import choose
from app.questions.actions.starting import start
from app.questions.actions.taking_over import take_over

__all__ = ["add", "archive", "change", "choose", "move", "restore", "start", "take_over"]
