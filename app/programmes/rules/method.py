"""What every type of rule is asked, what it is told, and what it may answer."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.records import Member, Region


class Certainty(StrEnum):
    """How sure a turn is."""

    FIXED = "fixed"  # agreed on record
    EXPECTED = "expected"  # the rule alone decides it
    OPEN = "open"  # a choice or an unknown fact remains


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn to come; `year` is None where the cadence or a pause leaves it unknown."""

    sequence: int
    year: int | None
    until: int | None = None
    hosts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    side: str | None = None
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One turn behind us: who hosted, and whose regular turn in the order that used up."""

    year: int | None
    number: int | None = None
    hosts: tuple[str, ...] = ()
    regular: tuple[str, ...] = ()
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that a rule may look at when it chooses for one year."""

    year: int | None
    count: int
    members: Sequence[Member]
    eligible: Mapping[str, Member]
    regions: Mapping[str, Region]
    past: Sequence[Past]
    excluded: frozenset[str] = frozenset()
    named: tuple[str, ...] = ()
    skipped: int | None = 0
    starts: bool = False
    lead: Turn | None = None

    def country(self, code: str) -> str | None:
        """Return the country of a region, where it is known and shown."""
        region = self.regions.get(code)
        return region.country if region else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a rule says of one turn; `decided` is False where an unknown fact, not a choice, keeps it open."""

    hosts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    side: str | None = None
    decided: bool = True
    reasons: tuple[Reason, ...] = field(default=())
    questions: tuple[Question, ...] = field(default=())


class Method(ABC):
    """A type of rule with its terms; each stands in a file of its own and in `registry.METHODS`."""

    __slots__ = ()

    kind: ClassVar[str]
    turns: ClassVar[bool] = True
    follows: str | None = None

    @abstractmethod
    def choose(self, sight: Sight) -> Choice:
        """Say whose turn it is."""

    def side_of(self, hosts: Iterable[str], sight: Sight) -> str | None:
        """Return the side that the hosts belong to, for rules that know sides."""
        del hosts, sight

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Whether a turn that a region is owed may be given back now."""
        del choice
        return region in sight.eligible

    def regions(self) -> Iterable[str]:
        """Return the regions that the terms name."""
        return ()
