"""What all parts of a statement share: the draft, its clocks, its parties, and the weights."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.schedule.models import Activity
from app.schedule.rules.problem import Requirement, Window
from app.schedule.rules.stating.drafted import Drafted
from app.schedule.rules.stating.parties import Party
from app.schedule.rules.stating.times import Timeline


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is stated, on which clocks, for whom; `countries` are those of the delegations."""

    draft: Drafted
    line: Timeline
    parties: tuple[Party, ...]
    countries: Mapping[int, str | None]
    members: Mapping[int, tuple[Activity, ...]]

    @property
    def whole(self) -> Window:
        """All of the time that is planned."""
        return Window(0, self.line.end)

    def says(
        self, weighs: str, kind: str, key: str, subjects: Iterable[str], **more: Any
    ) -> Iterator[Requirement]:
        """Yield a requirement, unless it is about nothing or does not count in this edition."""
        weight, about = self.draft.weights[weighs], tuple(subjects)
        if about and weight != 0:
            more.setdefault("about", weighs)
            yield Requirement(key=key, kind=kind, subjects=about, weight=weight, **more)

    def of(self, group_id: int | None) -> tuple[Activity, ...]:
        """Return the activities of a group, in its order."""
        return self.members.get(group_id or 0, ())

    def attended(self, keys: frozenset[str], activities: Iterable[Activity]) -> tuple[str, ...]:
        """Return the keys of those of the activities that are among the keys."""
        return tuple(one.uuid for one in activities if one.uuid in keys)
