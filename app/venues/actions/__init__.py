"""What planners do with venues, spaces, their hours and the ways between them."""

from app.venues.actions.copying import take_over_venues
from app.venues.actions.ordering import move_space, move_venue
from app.venues.actions.spaces import (
    add_space,
    block,
    change_space,
    remove_space,
    restore_space,
    set_hours,
    unblock,
)
from app.venues.actions.venues import (
    add_venue,
    change_venue,
    remove_venue,
    restore_venue,
    set_travel,
)

__all__ = [
    "add_space",
    "add_venue",
    "block",
    "change_space",
    "change_venue",
    "move_space",
    "move_venue",
    "remove_space",
    "remove_venue",
    "restore_space",
    "restore_venue",
    "set_hours",
    "set_travel",
    "take_over_venues",
    "unblock",
]
