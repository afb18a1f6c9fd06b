"""What every type of rule is asked, what it is told, and what it may answer."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Self

from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.records import Member, Region


class Certainty(StrEnum):
    """How sure a turn is."""

    FIXED = "fixed"  # agreed on record
    EXPECTED = "expected"  # the rule alone decides it
    OPEN = "open"  # a choice or an unknown fact remains


class Finding(StrEnum):
    """What the audit found of one edition."""

    FOLLOWED = "followed"
    DEPARTED = "departed"
    UNJUDGED = "unjudged"


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
    hosts: tuple[str, ...] = ()
    regular: tuple[str, ...] = ()
    side: str | None = None
    held: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """All that a rule may look at when it chooses for one year.

    `skipped` counts the turns since the last known one whose hosts nobody knows (None: unknown how
    many); `named` asked to host; `lead` is the turn of the programme that this one follows.
    """

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
    """What a rule says of a turn; undecided where an unknown fact, not a choice, leaves it open."""

    hosts: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    side: str | None = None
    decided: bool = True
    reasons: tuple[Reason, ...] = ()
    questions: tuple[Question, ...] = ()


class Method(ABC):
    """A type of rule with its terms; each stands in a file of its own and in `registry.METHODS`."""

    __slots__ = ()

    kind: ClassVar[str]
    turns: ClassVar[bool] = True  # whether there are turns to forecast at all

    @classmethod
    @abstractmethod
    def read(cls, node: Node) -> Self:
        """Read the terms from a document; what is wrong is noted on the node."""

    @abstractmethod
    def write(self) -> dict[str, object]:
        """Write the terms as `read` takes them; what is blank may be left in."""

    @abstractmethod
    def choose(self, sight: Sight) -> Choice:
        """Say whose turn it is."""

    def judge(
        self, hosts: tuple[str, ...], choice: Choice, sight: Sight
    ) -> tuple[Finding, tuple[Reason, ...]]:
        """Judge the hosts of a past edition by the choice, where that names no host itself."""
        del hosts, sight
        return Finding.UNJUDGED, choice.reasons

    def side_of(self, hosts: tuple[str, ...], sight: Sight) -> str | None:
        """Return the side that the hosts belong to, for rules that know sides."""
        del hosts, sight
        return None

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Whether a turn that a region is owed may be given back now."""
        del choice
        return not sight.members or region in sight.eligible

    def follows(self) -> tuple[str, int] | None:
        """Return the programme whose hosts this one takes, and the years added to its years."""
        return None

    def term(self) -> int:
        """Return how many years a turn lasts."""
        return 1
