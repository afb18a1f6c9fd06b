"""What a programme coordinator does with an edition."""

from app.editions.actions.limits import set_limits
from app.editions.actions.planning import change_edition, open_edition
from app.editions.actions.progress import close_registration, mark, open_registration

__all__ = [
    "change_edition",
    "close_registration",
    "mark",
    "open_edition",
    "open_registration",
    "set_limits",
]
