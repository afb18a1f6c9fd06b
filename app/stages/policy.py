"""Who may set stages, announce numbers, and see how both stand."""

from app.accounts.policy import own_regions
from app.core.access import Actor
from app.editions.models import Edition, Invitee
from app.editions.policy import acts_for, coordinates, receives


def may_set(user: Actor, edition: Edition) -> bool:
    """Tell whether the person may set the edition's stages."""
    return coordinates(user, edition)


def may_announce(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may say how many people a region sends."""
    return acts_for(user, invitee.edition, invitee.region_id)


def may_see_numbers(user: Actor, edition: Edition) -> bool:
    """Tell whether the person may see how many people every region announced."""
    return coordinates(user, edition) or receives(user, edition)


def concerned(user: Actor, edition: Edition) -> bool:
    """Tell whether an edition's stages concern the person: they steer, receive or send people."""
    return may_see_numbers(user, edition) or own_region(user, edition) is not None


def own_region(user: Actor, edition: Edition) -> int | None:
    """Return the id of a region that the person coordinates in the edition's programme."""
    return min(own_regions(user, edition.programme_id), default=None)
