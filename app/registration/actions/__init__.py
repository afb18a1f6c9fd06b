"""What a region's coordinator does: answer, enter people, change, withdraw and restore them."""

from app.registration.actions.answering import answer
from app.registration.actions.changing import change
from app.registration.actions.entering import enter
from app.registration.actions.keeping import restore, withdraw

__all__ = ["answer", "change", "enter", "restore", "withdraw"]
