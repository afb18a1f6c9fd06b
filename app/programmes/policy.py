"""Who may do what with programmes."""

from app.accounts.models import Role, User
from app.core.access import Actor
from app.programmes.models import Membership, Office, Programme


def coordinates(user: Actor, programme_id: int) -> bool:
    """Tell whether the person coordinates the programme."""
    return user.holds(Role.PROGRAMME_COORDINATOR, programme_id=programme_id)


def may_create(user: Actor) -> bool:
    """Let administrators, and whoever coordinates some programme, create another."""
    grants = user.grants if isinstance(user, User) else ()
    return user.holds(Role.ADMINISTRATOR) or any(
        grant.role == Role.PROGRAMME_COORDINATOR for grant in grants
    )


def may_change(user: Actor, programme: Programme) -> bool:
    """Let a programme's coordinators change it, its members, its offices and its rule."""
    return coordinates(user, programme.id)


def may_change_part(user: Actor, part: Membership | Office) -> bool:
    """Let a programme's coordinators change a membership or an office of it."""
    return coordinates(user, part.programme_id)
