"""What one warning is about: one fault, or several that a reader would take for the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.schedule.rules.checking import Fault
from app.schedule.rules.problem import Requirement
from app.schedule.rules.standing import day_of
from app.schedule.rules.stating import Stated

_OF_PARTIES = frozenset({"party", "rest", "present"})


@dataclass(kw_only=True)
class Said:
    """Faults told as one: the first one's requirement, the activities, the parties, how many."""

    requirement: Requirement
    activities: tuple[str, ...]
    parties: list[str]
    count: int = 0

    @property
    def about(self) -> str:
        """What the sentence is about; a wish is about its kind."""
        one = self.requirement
        return one.kind if one.about == "rule" else one.about


def together(stated: Stated, faults: Iterable[Fault]) -> list[Said]:
    """Tell once what several parties suffer alike, and what begins on one holiday."""
    found: dict[tuple[object, ...], Said] = {}
    for fault in faults:
        one = fault.requirement
        key: tuple[object, ...] = (one.key, fault.activities)
        if one.kind in _OF_PARTIES:
            key = (one.kind, one.about, one.weight, one.windows, one.minutes, fault.activities)
        elif one.about == "holiday":
            start = stated.plan[fault.activities[0]].start
            key = (one.key, day_of(stated.problem, start))
        said = found.setdefault(key, Said(requirement=one, activities=(), parties=[]))
        said.activities = tuple(dict.fromkeys((*said.activities, *fault.activities)))
        said.parties += one.subjects if one.kind in _OF_PARTIES else ()
        said.count += fault.count
    return list(found.values())
