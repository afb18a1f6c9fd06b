"""What a plan changes of another: the list of moves, as a person goes through it."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.schedule.rules.problem import Placement, Plan

CHANGES = ("placed", "moved", "elsewhere", "taken-off")


@dataclass(frozen=True, kw_only=True)
class Change:
    """One activity that stands elsewhere; None is at the side."""

    key: str
    before: Placement | None
    after: Placement | None

    @property
    def what(self) -> str:
        """What happens to it: placed, moved in time, put elsewhere at the same time, taken off."""
        if self.before is None:
            return "placed"
        if self.after is None:
            return "taken-off"
        return "elsewhere" if self.before.start == self.after.start else "moved"


def changes(before: Plan, after: Plan) -> list[Change]:
    """Return what differs, in the order of where things end up, what is taken off last."""
    found = [
        Change(key=key, before=before.get(key), after=after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    ]
    return sorted(found, key=_order)


def _order(change: Change) -> tuple[bool, int, str, str]:
    there = change.after or change.before
    assert there is not None
    return (change.after is None, there.start, there.space or "", change.key)


def since(before: Plan, now: Plan, after: Plan) -> Mapping[str, Change]:
    """Return what somebody else changed since, of what the plan would change too."""
    moved = {one.key: one for one in changes(before, now)}
    return {one.key: moved[one.key] for one in changes(before, after) if one.key in moved}
