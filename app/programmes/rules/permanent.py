"""A permanent host."""

from dataclasses import dataclass
from typing import ClassVar, Self

from app.programmes.rules.method import Choice, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Permanent(Method):
    """The regions `at` which it is held every time, members or not."""

    kind: ClassVar[str] = "permanent"

    at: tuple[str, ...]

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        at = node.regions("at")
        if not at:
            node.refuse("at", "missing")
        return cls(at=at)

    def write(self) -> dict[str, object]:
        """Write the terms."""
        return {"at": list(self.at)}

    def choose(self, sight: Sight) -> Choice:
        """Give every turn to the permanent host; who declines leaves the turn open."""
        hosts = tuple(host for host in self.at if host not in sight.excluded)
        reasons = tuple(Reason("permanent", {"region": host}) for host in hosts)
        if not hosts:
            return Choice(decided=False, questions=(Question("permanent.declined"),))
        return Choice(hosts=hosts, reasons=reasons)

    def may_repay(self, region: str, choice: Choice, sight: Sight) -> bool:
        """Owe nobody: the host is the host."""
        del region, choice, sight
        return False
