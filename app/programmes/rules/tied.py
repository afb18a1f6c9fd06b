"""Tied to another programme: its host is ours, in the same year, before it or after it."""

from dataclasses import dataclass
from typing import ClassVar, Self

from app.programmes.rules.method import Choice, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied(Method):
    """Hosts of the programme `to`; our year is its year plus `offset`; a turn lasts `years`.

    The chair that serves the two years up to its assembly: offset -1, years 2. The chair that
    serves from its assembly to the next: offset 0, years 2.
    """

    kind: ClassVar[str] = "tied"

    to: str
    offset: int = 0
    years: int = 1

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        return cls(
            to=node.text("to", required=True) or "",
            offset=node.whole("offset", least=-MOST, most=MOST, code="whole") or 0,
            years=node.whole("years", least=1, most=MOST, code="whole") or 1,
        )

    def write(self) -> dict[str, object]:
        """Write the terms."""
        years = None if self.years == 1 else self.years
        return {"to": self.to, "offset": self.offset or None, "years": years}

    def choose(self, sight: Sight) -> Choice:
        """Take over what is known of the other programme's turn."""
        lead = sight.lead
        if lead is None:
            question = Question("tied.unknown", {"programme": self.to})
            return Choice(decided=False, questions=(question,))
        hosts = tuple(host for host in lead.hosts if host not in sight.excluded)
        return Choice(
            hosts=hosts,
            candidates=lead.candidates if not hosts else (),
            side=lead.side,
            decided=bool(hosts),
            reasons=(self._why(lead.year), *(lead.reasons if not hosts else ())),
        )

    def _why(self, year: int | None) -> Reason:
        """Say how the two programmes hang together."""
        when = "same" if self.offset == 0 else "before" if self.offset < 0 else "after"
        code = f"tied.term_{when}" if self.years > 1 else f"tied.{when}"
        if year is None:
            return Reason(code, {"programme": self.to})
        return Reason(f"{code}_year", {"programme": self.to, "year": year})

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Owe nobody: turns are owed where they are decided."""
        del region, choice, sight
        return False

    def follows(self) -> tuple[str, int] | None:
        """Return the programme that decides, and our years after its years."""
        return self.to, self.offset

    def term(self) -> int:
        """Return how many years a turn lasts."""
        return self.years
