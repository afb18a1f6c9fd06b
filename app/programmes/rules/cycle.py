"""A fixed cycle: the members host one after another, in an order that is written down."""

from dataclasses import dataclass
from typing import ClassVar, Self

from app.programmes.rules.method import Choice, Method, Sight
from app.programmes.rules.reading import Node
from app.programmes.rules.reasons import Question, Reason
from app.programmes.rules.ring import Places, ring


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle(Method):
    """Hosts in `order`, `first` beginning; joiners enter at their place, the end, or not at all."""

    kind: ClassVar[str] = "cycle"

    order: tuple[str, ...] = ()
    first: str | None = None
    joiners: bool = True

    @classmethod
    def read(cls, node: Node) -> Self:
        """Read the terms."""
        return cls(
            order=node.regions("order"),
            first=node.region("first"),
            joiners=node.flag("joiners", default=True),
        )

    def write(self) -> dict[str, object]:
        """Write the terms."""
        return {
            "order": list(self.order),
            "first": self.first,
            "joiners": None if self.joiners else False,
        }

    def choose(self, sight: Sight) -> Choice:
        """Give the turn to whoever stands next after the last regular host."""
        return next_in(self.order, self.first, sight, joiners=self.joiners, code="cycle")


def next_in(
    order: tuple[str, ...], first: str | None, sight: Sight, *, joiners: bool, code: str
) -> Choice:
    """Choose the next in an order; `code` begins the codes of the reasons."""
    places = Places(ring(order, sight.members, joiners=joiners), sight.members, sight.eligible)
    everybody = tuple(sight.eligible)
    if not places.places:
        question = Question(f"{code}.order_unknown")
        return Choice(candidates=everybody, decided=False, questions=(question,))
    anchor = _anchor(places, sight, first)
    if sight.skipped is None:
        reason = Reason(f"{code}.position_unknown")
        return Choice(candidates=_holders(places), decided=False, reasons=(reason,))
    if anchor is None:
        begin = places.index(first) if first else 0
        return _take(places, begin or 0, None, sight, (Reason(f"{code}.first"),), code)
    reasons: tuple[Reason, ...] = ()
    start = (places.places.index(anchor) + 1) % len(places.places)
    if sight.skipped:
        reasons = (Reason(f"{code}.counted", {"previous": anchor, "turns": sight.skipped}),)
        anchor, start = _advance(places, anchor, start, sight.skipped)
    return _take(places, start, anchor, sight, reasons, code)


def _anchor(places: Places, sight: Sight, first: str | None) -> str | None:
    """Return the place whose regular turn was the last; None where the cycle begins anew."""
    if first is not None and sight.starts:
        return None
    for past in reversed(sight.past):
        for region in reversed(past.regular):
            index = places.index(region)
            if index is not None:
                return places.places[index]
    return None


def _holders(places: Places) -> tuple[str, ...]:
    """Return all who hold a place now, in order."""
    return tuple(holder for _, holder in places.after(0) if holder is not None)


def _advance(places: Places, anchor: str, start: int, turns: int) -> tuple[str, int]:
    """Go on by turns of which only the number is known."""
    held = [place for place, holder in places.after(start) if holder is not None]
    if not held:
        return anchor, start
    last = held[(turns - 1) % len(held)]
    return last, (places.places.index(last) + 1) % len(places.places)


def _take(
    places: Places,
    start: int,
    previous: str | None,
    sight: Sight,
    reasons: tuple[Reason, ...],
    code: str,
) -> Choice:
    """Walk once round from a place and take as many hosts as are sought."""
    said = list(reasons)
    hosts: list[str] = []
    for place, holder in places.after(start):
        if len(hosts) == sight.count:
            break
        if holder is None:
            said.extend(places.passed_over(place))
            continue
        if holder in sight.excluded or holder in hosts:
            previous = holder
            continue
        hosts.append(holder)
        if previous is not None:
            said.append(Reason(f"{code}.after", {"region": holder, "previous": previous}))
        if holder != place:
            said.append(Reason(f"{code}.successor", {"region": holder, "previous": place}))
        previous = holder
    questions = () if len(hosts) == sight.count else (Question("nobody_eligible"),)
    return Choice(hosts=tuple(hosts), decided=bool(hosts), reasons=tuple(said), questions=questions)
