"""Who may read which records."""

from typing import cast

from app.accounts.models import Role, User
from app.accounts.policy import administers, own_programmes
from app.core.access import Actor
from app.history.queries import Sight


def sight(user: Actor) -> Sight:
    """Return what a person may read."""
    own = frozenset(
        (grant.programme_id, grant.region_id)
        for grant in cast("User", user).grants
        if grant.role == Role.REGION_COORDINATOR and grant.programme_id and grant.region_id
    )
    return Sight(everything=administers(user), programmes=own_programmes(user), regions=own)


def may_read(user: Actor) -> bool:
    """Administrators, programme coordinators and region coordinators read history."""
    seen = sight(user)
    return seen.everything or bool(seen.programmes or seen.regions)
