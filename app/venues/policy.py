"""Who may see and change the venues of an edition."""

from app.core.access import Actor
from app.editions.models import Edition
from app.editions.policy import coordinates
from app.venues.models import Blocked, Space, Venue


def may_arrange(user: Actor, edition: Edition) -> bool:
    """Tell whether the person plans where the edition takes place."""
    return coordinates(user, edition)


def may_arrange_venue(user: Actor, venue: Venue) -> bool:
    """Tell whether the person may see and change the venue."""
    return may_arrange(user, venue.edition)


def may_arrange_space(user: Actor, space: Space) -> bool:
    """Tell whether the person may see and change the space; its venue must be loaded."""
    return may_arrange_venue(user, space.venue)


def may_arrange_blocked(user: Actor, blocked: Blocked) -> bool:
    """Tell whether the person may change a time in which a space is blocked."""
    return may_arrange_space(user, blocked.space)
