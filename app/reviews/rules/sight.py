"""What somebody sees of a proposal under review, by the phase and by what they are to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class Phase(Protocol):
    """A phase of review."""

    @property
    def opens_at(self) -> datetime:
        """Its beginning."""

    @property
    def closes_at(self) -> datetime:
        """Its end, which is outside of it."""

    @property
    def who(self) -> str:
        """Who reviews: those assigned, or all."""

    @property
    def blind(self) -> bool:
        """Whether the proposer is hidden."""

    @property
    def others(self) -> str:
        """When the reviews of others are seen: never, after-own, always."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """What a person is to a proposal: its reviewer, and whether their review is done; a decider."""

    reviews: bool = False
    assigned: bool = False
    done: bool = False
    decides: bool = False
    shut: bool = False


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a person may do with a proposal under review; nothing at all by default."""

    reads: bool = False
    # Who proposes is hidden, and all that would tell.
    blind: bool = True
    writes: bool = False
    # The reviews of others, their totals and the discussion.
    others: bool = False
    discusses: bool = False


NOTHING = Sight()


def sight(phases: Sequence[Phase], part: Part, now: datetime) -> Sight:
    """Return what a person sees and may do now; whom a conflict shuts out sees nothing.

    Deciders read everything. A reviewer reads in the phases that concern them and after those that
    did, as the last of them says; scores are given and remarks made only while it is open.
    """
    if part.shut:
        return NOTHING
    mine = [one for one in phases if part.reviews and (part.assigned or one.who == "all")]
    begun = [one for one in mine if one.opens_at <= now]
    last = max(begun, key=lambda one: one.opens_at, default=None)
    if last is None:
        decides = part.decides
        return Sight(reads=decides, blind=not decides, others=decides, discusses=decides)
    still = now < last.closes_at
    others = part.decides or _sees_others(last, part)
    return Sight(
        reads=True,
        blind=last.blind and not part.decides,
        writes=still,
        others=others,
        discusses=part.decides or (still and others),
    )


def _sees_others(phase: Phase, part: Part) -> bool:
    """Tell whether a reviewer sees what the others wrote."""
    return phase.others == "always" or (phase.others == "after-own" and part.done)
