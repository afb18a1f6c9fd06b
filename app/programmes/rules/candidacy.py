"""Candidacy decided by an assembly, with a wish not to come back to a country too soon."""

from dataclasses import dataclass
from typing import ClassVar, Self

from app.programmes.rules.method import Choice, Finding, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy(Method):
    """Whoever `decided_by` elects; the countries of the last `avoid_last` turns are to rest."""

    kind: ClassVar[str] = "candidacy"

    avoid_last: int = 0
    decided_by: str = ""

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        most = node.whole("avoid_last", least=0, most=MOST, code="whole")
        return cls(avoid_last=most or 0, decided_by=node.text("decided_by") or "")

    def write(self) -> dict[str, object]:
        """Write the terms."""
        return {"avoid_last": self.avoid_last or None, "decided_by": self.decided_by}

    def choose(self, sight: Sight) -> Choice:
        """Leave the turn open to candidates of the countries that do not rest."""
        rest = self._resting(sight)
        reasons = [Reason("candidacy.by", {"decided_by": self.decided_by})]
        if not self.decided_by:
            reasons = [Reason("candidacy.open")]
        reasons.extend(_rest(country, year) for country, year in rest.items())
        if sight.named:
            reasons.extend(Reason("candidate", {"region": code}) for code in sight.named)
            reasons.extend(
                _repeats("candidacy.would_repeat", code, sight)
                for code in sight.named
                if sight.country(code) in rest
            )
            return Choice(candidates=sight.named, reasons=tuple(reasons))
        free = tuple(code for code in sight.eligible if code not in sight.excluded)
        fresh = tuple(code for code in free if sight.country(code) not in rest)
        asks = () if free else (Question("members_unknown"),)
        return Choice(candidates=fresh or free, reasons=tuple(reasons), questions=asks)

    def _resting(self, sight: Sight) -> dict[str, int | None]:
        """Return the countries of the last turns held, with the year of each."""
        if sight.skipped != 0 or not self.avoid_last:
            return {}
        held = [past for past in sight.past if past.held][-self.avoid_last :]
        found: dict[str, int | None] = {}
        for past in held:
            for host in past.hosts:
                country = sight.country(host)
                if country is not None:
                    found[country] = past.year
        return found

    def judge(
        self, hosts: tuple[str, ...], choice: Choice, sight: Sight
    ) -> tuple[Finding, tuple[Reason, ...]]:
        """Find a departure where a country came back too soon or a host was no member."""
        rest = self._resting(sight)
        strangers = [host for host in hosts if sight.members and host not in sight.eligible]
        repeats = [host for host in hosts if sight.country(host) in rest]
        said = [Reason("departed.not_eligible", {"region": host}) for host in strangers]
        said += [_repeats("departed.repeats_country", host, sight) for host in repeats]
        if said:
            return Finding.DEPARTED, tuple(said)
        if sight.skipped is None and self.avoid_last:
            return Finding.UNJUDGED, (Reason("unjudged.gap"),)
        return Finding.FOLLOWED, choice.reasons[:1]


def _rest(country: str, year: int | None) -> Reason:
    """Say that a country hosted lately."""
    if year is None:
        return Reason("candidacy.rests", {"country": country})
    return Reason("candidacy.rests_since", {"country": country, "year": year})


def _repeats(code: str, region: str, sight: Sight) -> Reason:
    """Say that a region's country hosted lately."""
    return Reason(code, {"region": region, "country": sight.country(region) or ""})
