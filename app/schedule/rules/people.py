"""What is told about groups, interpreters, and who is there from when until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.core.words import Words
from app.schedule.errors.activities import AfterItself, PresenceReversed
from app.schedule.models import SOCIABLE_FROM, SOCIABLE_UNTIL, Presence


@dataclass(frozen=True, kw_only=True)
class GroupFacts:
    """What is told about a group; `rest` and `gap` in minutes."""

    name: Words
    kind: str
    one_space: bool = False
    one_day: bool = False
    in_order: bool = False
    rest: int = 0
    after_group_id: int | None = None
    gap: int = 0


@dataclass(frozen=True, kw_only=True)
class InterpreterFacts:
    """What is told about an interpreter."""

    name: str
    languages: frozenset[str]
    mail: str | None = None
    user_id: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PresenceFacts:
    """From when until when somebody takes part, and from which zone if online."""

    arrives_at: datetime | None = None
    leaves_at: datetime | None = None
    zone: str | None = None
    sociable_from: int = SOCIABLE_FROM
    sociable_until: int = SOCIABLE_UNTIL

    @property
    def blank(self) -> bool:
        """Tell whether nothing is said: they are there all the time."""
        return self.arrives_at is None and self.leaves_at is None and self.zone is None


def check_times(first: datetime | None, last: datetime | None, field: str) -> None:
    """Refuse an end that is not after its beginning: raises PresenceReversed on the field."""
    if first is not None and last is not None and last <= first:
        raise PresenceReversed(field)


def check_after(group_id: int | None, after_id: int | None, after: Mapping[int, int]) -> None:
    """Refuse groups that each come after the other: raises AfterItself.

    `after` says after which group each group comes, by their ids.
    """
    seen: set[int] = set()
    while after_id is not None and after_id not in seen:
        if after_id == group_id:
            raise AfterItself
        seen.add(after_id)
        after_id = after.get(after_id)


def presence_facts(presence: Presence | None) -> PresenceFacts:
    """Return what is known of a presence."""
    if presence is None:
        return PresenceFacts()
    names = PresenceFacts.__dataclass_fields__
    return PresenceFacts(**{name: getattr(presence, name) for name in names})
