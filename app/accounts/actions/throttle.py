"""Counting attempts in the database, where every worker sees the same number."""

import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.accounts.models import Attempt
from app.core.sealing import digest

NETWORK_BITS = 64  # who has one IPv6 address has its whole network


@dataclass(frozen=True, kw_only=True)
class Limit:
    """At most so many tries of one counter in a span of time."""

    key: str
    tries: int
    span: timedelta


def sign_in_limits(email: str, address: str) -> tuple[Limit, ...]:
    """Return the counters of a sign-in: the account's, the address's, everybody's."""
    return (
        Limit(key=f"sign-in:account:{digest(email)[:32]}", tries=10, span=timedelta(minutes=15)),
        Limit(key=f"sign-in:from:{network(address)}", tries=20, span=timedelta(minutes=5)),
        Limit(key="sign-in:all", tries=300, span=timedelta(minutes=5)),
    )


def password_limits(user_id: int) -> tuple[Limit, ...]:
    """Return the counter of guesses at the current password in an open session."""
    return (Limit(key=f"password:{user_id}", tries=10, span=timedelta(minutes=15)),)


def reset_limits(address: str) -> tuple[Limit, ...]:
    """Return the counters of asking for resets: the address's and everybody's."""
    return (
        Limit(key=f"reset:from:{network(address)}", tries=20, span=timedelta(hours=1)),
        Limit(key="reset:all", tries=300, span=timedelta(hours=1)),
    )


def mailbox_limits(email: str) -> tuple[Limit, ...]:
    """Return the counter of resets mailed to one address."""
    return (Limit(key=f"reset:to:{digest(email)[:32]}", tries=5, span=timedelta(days=1)),)


def guess_limits(pages: str, address: str) -> tuple[Limit, ...]:
    """Return the counter of links that lead nowhere, tried from one address at some pages."""
    key = f"{pages}:guess:{network(address)}"
    return (Limit(key=key, tries=30, span=timedelta(minutes=5)),)


def network(address: str) -> str:
    """Return who counts as one place: an IPv4 address, or an IPv6 network."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:  # noqa: PLR2004  (the version's number)
        return str(parsed)
    return str(ipaddress.ip_network((parsed, NETWORK_BITS), strict=False).network_address)


def admit(session: Session, limits: Sequence[Limit], now: datetime) -> bool:
    """Count one try on each counter, before it is looked at; tell whether all still allow it."""
    counted = [_count(session, limit, now) <= limit.tries for limit in limits]
    return all(counted)


def forgive(session: Session, limits: Sequence[Limit]) -> None:
    """Take a successful try back: the first counter starts anew, the others lose one."""
    session.execute(delete(Attempt).where(Attempt.key == limits[0].key))
    shared = [limit.key for limit in limits[1:]]
    session.execute(
        update(Attempt)
        .where(Attempt.key.in_(shared), Attempt.tries > 0)
        .values(tries=Attempt.tries - 1)
    )


def _count(session: Session, limit: Limit, now: datetime) -> int:
    """Add one to a counter, or start it anew when its span is over: one atomic statement."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if on_sqlite else postgresql.insert
    over = Attempt.since <= now - limit.span
    statement = (
        insert(Attempt)
        .values(key=limit.key, since=now, tries=1)
        .on_conflict_do_update(
            index_elements=["key"],
            set_={
                "since": case((over, now), else_=Attempt.since),
                "tries": case((over, 1), else_=Attempt.tries + 1),
            },
        )
        .returning(Attempt.tries)
    )
    return int(session.execute(statement).scalar_one())
