"""Who may ask, who answers, and who sees which requests."""

from app.core.access import Actor
from app.editions.models import Edition, Invitee
from app.editions.policy import acts_for, coordinates
from app.registration.models import Participant
from app.requests.models import Request


def may_ask(user: Actor, invitee: Invitee) -> bool:
    """Tell whether the person may ask for a region."""
    return acts_for(user, invitee.edition, invitee.region_id)


def may_ask_about(user: Actor, participant: Participant) -> bool:
    """Tell whether the person may ask for something about a participant."""
    return acts_for(user, participant.delegation.edition, participant.region_id)


def may_see_all(user: Actor, edition: Edition) -> bool:
    """Tell whether the person may see the requests of all regions to the edition."""
    return coordinates(user, edition)


def may_answer(user: Actor, request: Request) -> bool:
    """Tell whether the person may accept and decline a request."""
    return coordinates(user, request.edition)


def may_take_back(user: Actor, request: Request) -> bool:
    """Tell whether the person may take a request back."""
    return acts_for(user, request.edition, request.region_id)


def may_see(user: Actor, request: Request) -> bool:
    """Tell whether the person may see a request: who asked, and who answers."""
    return may_answer(user, request) or may_take_back(user, request)
