"""The facts of one programme, whole: what forecast, audit and ledger are given."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.dates import PartialDate
from app.core.words import Words
from app.programmes.rules.method import Method
from app.programmes.rules.records import Adjustment, Edition, Member, MemberClass, Office, Region


class Cadence(StrEnum):
    """How often editions come."""

    ANNUAL = "annual"
    EVERY = "every"
    IRREGULAR = "irregular"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """What becomes of a turn that is not taken; None: nobody knows."""

    declined: str | None = None  # "owed" | "lost"
    cancelled: str | None = None  # "keeps" | "loses"
    postponed: str | None = None  # "keeps" | "loses"
    calendar: str | None = None  # after a postponement the years "shift" | "stay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """The rule in force from a year on; `hosts` counts all hosts of a turn, `always` among them."""

    method: Method
    valid_from: int | None = None
    hosts: int = 1
    always: tuple[str, ...] = ()
    eligible: tuple[MemberClass, ...] = (MemberClass.FULL,)
    policies: Policies = field(default_factory=Policies)
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One programme with its history; `others` are the programmes that it follows."""

    slug: str
    names: Words
    kind_slug: str | None = None
    since: PartialDate | None = None
    cadence: Cadence = Cadence.UNKNOWN
    cadence_years: int | None = None
    regions: Mapping[str, Region] = field(default_factory=dict)
    members: tuple[Member, ...] = ()
    rules: tuple[Rule, ...] = ()
    editions: tuple[Edition, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    offices: tuple[Office, ...] = ()
    others: Mapping[str, "Programme"] = field(default_factory=dict)

    @property
    def step(self) -> int | None:
        """Years from one edition to the next; None where the cadence gives no number."""
        return 1 if self.cadence is Cadence.ANNUAL else self.cadence_years

    def rule_at(self, year: int | None) -> Rule | None:
        """Return the rule in force in a year; in an unknown year to come, the last one."""
        found = None
        for rule in self.rules:
            if year is None or rule.valid_from is None or rule.valid_from <= year:
                found = rule
        return found
