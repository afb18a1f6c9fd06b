"""How often links are guessed at, counted where every worker sees it."""

from datetime import timedelta

from app.accounts.actions.throttle import Limit, network


def guess_limits(address: str) -> tuple[Limit, ...]:
    """Return the counter of links that lead nowhere, tried from one address."""
    key = f"proposals:guess:{network(address)}"
    return (Limit(key=key, tries=30, span=timedelta(minutes=5)),)
