"""Who may see a roster, and who may see personal fields in it."""

from app.accounts.models import Role
from app.core.access import Actor
from app.editions.models import Edition


def may_see_roster(user: Actor, edition: Edition) -> bool:
    """Let the host staff of the edition and the coordinators of its programme see who comes."""
    return may_see_personal(user, edition) or user.holds(Role.HOST_STAFF, edition_id=edition.id)


def may_see_personal(user: Actor, edition: Edition) -> bool:
    """Let the coordinators of the programme see birth dates and mail addresses too."""
    return user.holds(Role.PROGRAMME_COORDINATOR, programme_id=edition.programme_id)
