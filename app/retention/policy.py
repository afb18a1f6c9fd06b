"""Who says how long data is kept, and who erases a person."""

from app.accounts.policy import administers
from app.core.access import Actor
from app.editions.policy import acts_for, coordinates
from app.programmes.models import Programme
from app.programmes.policy import may_change
from app.regions.models import Region
from app.registration.models import Participant


def may_say_for_programme(user: Actor, programme: Programme) -> bool:
    """Let a programme's coordinators say how long its data is kept."""
    return may_change(user, programme)


def may_say_for_region(user: Actor, _region: Region) -> bool:
    """Let administrators write down what a region's law asks for."""
    return administers(user)


def may_erase(user: Actor, participant: Participant) -> bool:
    """Let the region's coordinator and the programme's erase a person who asks for it."""
    edition = participant.delegation.edition
    return coordinates(user, edition) or acts_for(user, edition, participant.region_id)
