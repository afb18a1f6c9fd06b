"""No rotation, or one that nobody has written down."""

from dataclasses import dataclass
from typing import ClassVar, Self

from app.programmes.rules.method import Choice, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason

BECAUSE = ("one-off", "ended", "many-hosts", "no-host")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRotation(Method):
    """No turns at all, `because` of one-off, ended, many-hosts or no-host."""

    kind: ClassVar[str] = "none"
    turns: ClassVar[bool] = False

    because: str

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        return cls(because=node.word("because", BECAUSE, required=True) or "")

    def write(self) -> dict[str, object]:
        """Write the terms."""
        return {"because": self.because}

    def choose(self, sight: Sight) -> Choice:
        """Choose nobody."""
        del sight
        return Choice(decided=False, reasons=(Reason(f"none.{self.because}"),))

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Owe nobody: there are no turns."""
        del region, choice, sight
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown(Method):
    """There are turns, but nobody knows by which rule."""

    kind: ClassVar[str] = "unknown"

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read nothing."""
        del node
        return cls()

    def write(self) -> dict[str, object]:
        """Write nothing."""
        return {}

    def choose(self, sight: Sight) -> Choice:
        """Leave every turn open; whoever asked to host is a candidate."""
        reasons = tuple(Reason("candidate", {"region": code}) for code in sight.named)
        question = Question("rule_unknown")
        return Choice(candidates=sight.named, decided=False, reasons=reasons, questions=(question,))
