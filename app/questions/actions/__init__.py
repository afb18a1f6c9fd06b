"""What a coordinator does with questions, and what people do with the places of options."""

from app.questions.actions.asking import add, archive, change, move, restore
from app.questions.actions.places import choose

__all__ = ["add", "archive", "change", "choose", "move", "restore"]
