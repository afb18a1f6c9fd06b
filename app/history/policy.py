"""Who may read which records."""

from app.accounts.policy import administers, own_pairs, own_programmes
from app.core.access import Actor
from app.history.queries import Sight


def sight(user: Actor) -> Sight:
    """Return what a person may read."""
    return Sight(
        everything=administers(user), programmes=own_programmes(user), regions=own_pairs(user)
    )


def may_read(user: Actor) -> bool:
    """Administrators, programme coordinators and region coordinators read history."""
    seen = sight(user)
    return seen.everything or bool(seen.programmes or seen.regions)
