"""What is told about a forum by hand: its blocks, the hours that suit, and its talks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.schedule.errors.forums import BlockReversed, BlocksOverlap, BlockTooShort
from app.schedule.models import ForumBlock

MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class BlockFacts:
    """What is told about a block: its name, from when until when (UTC), and its slots."""

    name: str
    starts_at: datetime
    ends_at: datetime
    slots: int


@dataclass(frozen=True, kw_only=True)
class HoursFacts:
    """Which minutes of the day suit speakers, which are borne, and the price of the others."""

    suits_from: int
    suits_until: int
    bears_from: int
    bears_until: int
    small: int
    big: int


@dataclass(frozen=True, kw_only=True)
class TalkFacts:
    """What is told about a talk: its slots, its zone (None: the edition's), who speaks and hears.

    `presenters` and `attendees` are names.
    """

    slots: int = 1
    offset_minutes: int | None = None
    presenters: tuple[str, ...] = ()
    attendees: tuple[str, ...] = ()


def check_block(facts: BlockFacts, others: Iterable[ForumBlock]) -> None:
    """Refuse a block that cannot be: raises BlockReversed, BlockTooShort and BlocksOverlap."""
    if facts.ends_at <= facts.starts_at:
        raise BlockReversed
    minutes = int((facts.ends_at - facts.starts_at).total_seconds()) // MINUTE
    if minutes < facts.slots:
        raise BlockTooShort(minutes)
    for one in others:
        if facts.starts_at < one.ends_at and one.starts_at < facts.ends_at:
            raise BlocksOverlap(one.name)
