"""What a programme coordinator does with an edition."""

from app.editions.actions.limits import set_limits
from app.editions.actions.planning import change_edition, open_edition
from app.editions.actions.progress import close_registration, mark, open_registration
from app.editions.actions.taking import (
    Counted,
    give_back,
    move,
    take,
    take_above,
    take_back,
    wait,
)

__all__ = [
    "Counted",
    "change_edition",
    "close_registration",
    "give_back",
    "mark",
    "move",
    "open_edition",
    "open_registration",
    "set_limits",
    "take",
    "take_above",
    "take_back",
    "wait",
]
