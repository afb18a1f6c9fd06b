"""Who may see and change what of an edition."""

from app.accounts.models import Role
from app.core.access import Actor
from app.editions.models import Edition


def coordinates(user: Actor, edition: Edition) -> bool:
    """Tell whether the person coordinates the edition's programme."""
    return user.holds(Role.PROGRAMME_COORDINATOR, programme_id=edition.programme_id)


def acts_for(user: Actor, edition: Edition, region_id: int) -> bool:
    """Tell whether the person coordinates exactly that region in the edition's programme."""
    return user.holds(
        Role.REGION_COORDINATOR, programme_id=edition.programme_id, region_id=region_id
    )


def receives(user: Actor, edition: Edition) -> bool:
    """Tell whether the person is staff of the edition's host."""
    return user.holds(Role.HOST_STAFF, edition_id=edition.id)


def may_change(user: Actor, edition: Edition) -> bool:
    """Tell whether the person may change the edition, its limits and its registration."""
    return coordinates(user, edition)
