"""A reciprocal pair: two regions receive each other's people, in turn or both at once."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from app.programmes.rules.cycle import next_in
from app.programmes.rules.method import Choice, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason

PAIR = 2
DIRECTIONS = ("alternate", "both", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reciprocal(Method):
    """A `pair`; `direction` is alternate, both or unknown; `first` received first, where known."""

    kind: ClassVar[str] = "reciprocal"

    pair: tuple[str, str]
    direction: str = "unknown"
    first: str | None = None

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        pair = node.regions("pair")
        if len(pair) != PAIR:
            node.refuse("pair", "pair")
            pair = ("", "")
        return cls(
            pair=(pair[0], pair[1]),
            direction=node.word("direction", DIRECTIONS) or "unknown",
            first=node.region("first"),
        )

    def write(self) -> dict[str, object]:
        """Write the terms."""
        return {"pair": list(self.pair), "direction": self.direction, "first": self.first}

    def choose(self, sight: Sight) -> Choice:
        """Let the other one receive, or both."""
        if self.direction == "both":
            hosts = tuple(one for one in self.pair if one not in sight.excluded)
            return Choice(hosts=hosts, decided=bool(hosts), reasons=(Reason("reciprocal.both"),))
        known = any(set(past.regular) & set(self.pair) for past in sight.past)
        if self.direction == "unknown" or not (known or self.first):
            question = Question(f"reciprocal.{'first' if not known else 'direction'}_unknown")
            return Choice(candidates=self.pair, decided=False, questions=(question,))
        # Where other members stand in some order says nothing of the two.
        members = [
            one if one.region in self.pair else replace(one, place=None) for one in sight.members
        ]
        own = replace(sight, members=members)
        return next_in(self.pair, self.first, own, joiners=False, code="reciprocal")
