"""Which past editions departed from the rule that was in force then."""

from dataclasses import dataclass
from enum import StrEnum

from app.programmes.rules.facts import Programme
from app.programmes.rules.reasons import Reason
from app.programmes.rules.records import Edition


class Finding(StrEnum):
    """What the audit found of one edition."""

    FOLLOWED = "followed"
    DEPARTED = "departed"
    UNJUDGED = "unjudged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One past edition beside what the rule then in force led one to expect."""

    edition: Edition
    finding: Finding
    expected: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    side: str | None = None
    actual: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The verdicts on all editions, in order of years."""

    verdicts: tuple[Verdict, ...] = ()

    @property
    def departures(self) -> tuple[Verdict, ...]:
        """The editions that departed from their rule."""
        return tuple(one for one in self.verdicts if one.finding is Finding.DEPARTED)


def audit(facts: Programme) -> Audit:
    """Judge every edition by the rule in force in its year; unknown hosts cannot be judged."""
    raise NotImplementedError
