"""A fixed order of members that keeps its places when members join, leave or merge."""

from collections.abc import Iterator, Mapping, Sequence

from app.programmes.rules.reasons import Reason
from app.programmes.rules.records import LeftReason, Member

UNDATED = "0000"


def ring(order: Sequence[str], members: Sequence[Member], *, joiners: bool) -> list[str]:
    """Return all places in order: those listed, then each joiner at its stated place or the end.

    Whoever has left keeps a place, so that the order of the others stands; it is passed over.
    """
    places = list(order)
    heirs = {member.successor for member in members if member.successor}
    for member in sorted(members, key=lambda one: one.joined or UNDATED):
        if member.region in places:
            continue
        if member.place is not None and order:
            places.insert(member.place - 1, member.region)
        elif order and joiners and member.region not in heirs:
            places.append(member.region)
    return places or _stated(members)


def _stated(members: Sequence[Member]) -> list[str]:
    """Return the order that the members' own stated places give, where no order is listed."""
    stated = [member for member in members if member.place is not None]
    ordered = sorted(stated, key=lambda one: one.place or 0)
    return list(dict.fromkeys(member.region for member in ordered))


class Places:
    """The places of a ring as they stand in one year."""

    def __init__(
        self, places: Sequence[str], members: Sequence[Member], eligible: Mapping[str, Member]
    ) -> None:
        """Find the holder of each place: the member itself, else the one that it merged into."""
        self.places = places
        self._eligible = eligible
        self._merged: dict[str, str] = {}
        self._gone: dict[str, Member] = {}
        for member in members:
            if member.region in eligible:
                continue
            if member.left_reason is not None or member.left is not None:
                self._gone[member.region] = member
            if member.left_reason is LeftReason.MERGED and member.successor is not None:
                self._merged[member.region] = member.successor

    def holder(self, place: str) -> str | None:
        """Return who takes the turn of a place; None when it is passed over."""
        heir = place
        for _ in self._merged:
            if heir in self._eligible:
                break
            heir = self._merged.get(heir, heir)
        if heir not in self._eligible or (heir != place and heir in self.places):
            return None
        return heir

    def index(self, region: str) -> int | None:
        """Return the index of the place that a region holds or held."""
        if region in self.places:
            return self.places.index(region)
        for number, place in enumerate(self.places):
            if self._merged.get(place) == region:
                return number
        return None

    def after(self, start: int) -> Iterator[tuple[str, str | None]]:
        """Yield each place and its holder once round the ring, beginning with index `start`."""
        for step in range(len(self.places)):
            place = self.places[(start + step) % len(self.places)]
            yield place, self.holder(place)

    def passed_over(self, place: str) -> tuple[Reason, ...]:
        """Say why a place is passed over; silent for a member that has not joined yet."""
        member = self._gone.get(place)
        if member is None:
            return ()
        why = member.left_reason or "left"
        if member.left is None:
            return (Reason(f"passed_over.{why}", {"region": place}),)
        return (Reason(f"passed_over.{why}_in", {"region": place, "year": member.left.year}),)
