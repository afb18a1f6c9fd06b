"""Who may see and change which delegation."""

from app.core.access import Actor
from app.editions.models import Edition, Invitee
from app.editions.policy import acts_for, coordinates
from app.registration.models import Participant


def may_see_all(user: Actor, edition: Edition) -> bool:
    """Tell whether the person may see every delegation to the edition."""
    return coordinates(user, edition)


def may_see(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may see the delegation of a region."""
    return coordinates(user, invitee.edition) or may_enter(user, invitee)


def may_enter(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may answer for a region and enter its people."""
    return acts_for(user, invitee.edition, invitee.region_id)


def may_change(user: Actor, participant: Participant) -> bool:
    """Tell whether the person may change or withdraw a participant who was not purged."""
    return not participant.purged and acts_for(
        user, participant.delegation.edition, participant.region_id
    )


def may_part(user: Actor, participant: Participant) -> bool:
    """Let the region's and the programme's coordinator say that people who look alike are two."""
    return may_see_all(user, participant.delegation.edition) or may_change(user, participant)
