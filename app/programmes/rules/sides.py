"""Sides that alternate, with a free choice of the host inside the side."""

from dataclasses import dataclass, field
from typing import ClassVar, Self

from app.core.words import Words
from app.programmes.rules.method import Choice, Finding, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason

FEWEST = 2
CHOICES = ("bid", "agreement", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side: a code, the countries whose regions stand on it, and names where it has its own."""

    code: str
    countries: tuple[str, ...] = ()
    names: Words = field(default_factory=Words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides(Method):
    """Sides in order; inside a side the host is found by `choice`: bid, agreement, unknown."""

    kind: ClassVar[str] = "sides"

    sides: tuple[Side, ...]
    choice: str = "unknown"
    first: str | None = None

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        sides = tuple(_side(one) for one in node.objects("sides"))
        if len({side.code for side in sides}) < FEWEST:
            node.refuse("sides", "sides")
        return cls(
            sides=sides,
            choice=node.word("choice", CHOICES) or "unknown",
            first=node.word("first", [side.code for side in sides]),
        )

    def write(self) -> dict[str, object]:
        """Write the terms."""
        sides = [
            {"side": one.code, "countries": list(one.countries), "names": dict(one.names)}
            for one in self.sides
        ]
        return {"sides": sides, "choice": self.choice, "first": self.first}

    def choose(self, sight: Sight) -> Choice:
        """Give the turn to the side after the one that had the last."""
        codes = [side.code for side in self.sides]
        last = next((past for past in reversed(sight.past) if past.side in codes), None)
        if sight.skipped is None or (last is None and self.first is None):
            reason = Reason("side.unknown")
            return Choice(candidates=sight.named, decided=False, reasons=(reason,))
        if last is None or last.side is None:
            side, reasons = self.first or codes[0], (Reason("side.first"),)
        else:
            step = 1 + sight.skipped
            side = codes[(codes.index(last.side) + step) % len(codes)]
            reasons = (_why(side, last.side, last.year, sight.skipped),)
        return self._inside(side, sight, reasons)

    def _inside(self, side: str, sight: Sight, reasons: tuple[Reason, ...]) -> Choice:
        """Leave the choice inside the side open; bids that are known are the candidates."""
        countries = self._countries()
        own = tuple(
            code
            for code, member in sight.eligible.items()
            if code not in sight.excluded
            and side == (member.side or countries.get(sight.country(code)))
        )
        said = (*reasons, Reason(f"side.choice_{self.choice}", {"side": side}))
        if sight.named:
            bids = tuple(Reason("candidate", {"region": code}) for code in sight.named)
            return Choice(candidates=sight.named, side=side, reasons=(*said, *bids))
        asks = () if own else (Question("side.members_unknown", {"side": side}),)
        return Choice(candidates=own, side=side, reasons=said, questions=asks)

    def side_of(self, hosts: tuple[str, ...], sight: Sight) -> str | None:
        """Return the side of the first host: as its membership states, else by its country."""
        countries = self._countries()
        for host in hosts:
            periods = (member.side for member in sight.members if member.region == host)
            stated = next((side for side in periods if side is not None), None)
            side = stated or countries.get(sight.country(host))
            if side is not None:
                return side
        return None

    def _countries(self) -> dict[str | None, str]:
        """Return the side of each country."""
        return {country: side.code for side in self.sides for country in side.countries}

    def judge(
        self, hosts: tuple[str, ...], choice: Choice, sight: Sight
    ) -> tuple[Finding, tuple[Reason, ...]]:
        """Find a departure where a host stands on another side."""
        actual = self.side_of(hosts, sight)
        if actual is None:
            return Finding.UNJUDGED, (Reason("unjudged.side_unknown", {"region": hosts[0]}),)
        if actual == choice.side:
            return Finding.FOLLOWED, choice.reasons[:1]
        departed = Reason("departed.side", {"region": hosts[0], "side": actual})
        return Finding.DEPARTED, (*choice.reasons[:1], departed)

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Give an owed turn back only when the side has its turn."""
        return self.side_of((region,), sight) == choice.side


def _why(side: str, previous: str, year: int | None, skipped: int) -> Reason:
    """Say why it is a side's turn."""
    params: dict[str, str | int] = {"side": side, "previous_side": previous}
    if skipped:
        return Reason("side.counted", {**params, "turns": skipped})
    if year is None:
        return Reason("side.after", params)
    return Reason("side.after_year", {**params, "year": year})


def _side(node: Node) -> Side:
    """Read one side."""
    side = Side(
        code=node.text("side", required=True) or "",
        countries=node.texts("countries"),
        names=node.words("names"),
    )
    node.done()
    return side
