"""Who may see and do what about guardians and consents."""

from app.accounts.policy import administers
from app.consents.models import Guardian
from app.core.access import Actor
from app.editions.models import Edition
from app.editions.policy import acts_for, coordinates
from app.registration.models import Participant


def may_write_texts(user: Actor, edition: Edition) -> bool:
    """Tell whether the person says what guardians are asked, and sees who has answered."""
    return coordinates(user, edition)


def may_see_guardians(user: Actor, child: Participant) -> bool:
    """Let the child's region and the programme's coordinator see how the consents stand."""
    return may_name(user, child) or coordinates(user, child.delegation.edition)


def may_name(user: Actor, child: Participant) -> bool:
    """Let the child's own region say who answers for the child."""
    return acts_for(user, child.delegation.edition, child.region_id)


def may_manage(user: Actor, guardian: Guardian) -> bool:
    """Let the child's own region send links and keep papers."""
    return may_name(user, guardian.participant)


def may_set_ages(user: Actor, _thing: object = None) -> bool:
    """Let administrators set until which age guardians answer."""
    return administers(user)
