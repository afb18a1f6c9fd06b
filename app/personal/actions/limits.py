"""How often links are asked for, counted where every worker sees it."""

from datetime import timedelta

from app.accounts.actions.throttle import Limit, network
from app.core.sealing import digest


def asking_limits(address: str) -> tuple[Limit, ...]:
    """Return the counters of asking for new links: the address's and everybody's."""
    return (
        Limit(key=f"own:from:{network(address)}", tries=20, span=timedelta(hours=1)),
        Limit(key="own:all", tries=300, span=timedelta(hours=1)),
    )


def mailbox_limits(email: str) -> tuple[Limit, ...]:
    """Return the counter of mails with links that one mailbox gets because somebody asked."""
    key = digest(email.casefold())[:32]
    return (Limit(key=f"own:to:{key}", tries=3, span=timedelta(hours=1)),)


def wish_limits(participant_id: int) -> tuple[Limit, ...]:
    """Return the counter of what a person asks the head of the delegation to change."""
    return (Limit(key=f"own:wish:{participant_id}", tries=3, span=timedelta(days=1)),)
