"""What is told about a requirement or wish, which questions each kind asks, and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from app.schedule.errors.requirements import (
    NothingNamed,
    NoWindow,
    SameTwice,
    TooFewNamed,
    WindowIncomplete,
)
from app.schedule.models import Rule, RuleSubject

# The questions of each kind, in their order.
ASKED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "order": ("first", "second", "minutes"),
        "apart": ("first", "minutes"),
        "rest": ("whom", "minutes", "first"),
        "within": ("first", "whom", "windows"),
        "starts": ("first", "whom", "windows"),
        "suits": ("first", "spaces"),
        "same-space": ("first",),
        "same-day": ("first",),
        "languages": ("language", "most"),
    }
)
WINDOWS = 3
FEWEST_APART = 2
SOFTENED = 100


class Subject(NamedTuple):
    """What a rule is about: one of these."""

    activity_id: int | None = None
    group_id: int | None = None
    region_id: int | None = None
    participant_id: int | None = None
    role: str | None = None


class Times(NamedTuple):
    """From when until when."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class RuleFacts:
    """What is told about a requirement (no weight) or a wish."""

    kind: str
    weight: int | None = None
    minutes: int = 0
    most: int = 0
    language: str | None = None
    note: str = ""
    first: frozenset[Subject] = frozenset()
    second: frozenset[Subject] = frozenset()
    space_ids: frozenset[int] = frozenset()
    windows: frozenset[Times] = frozenset()


COLUMNS = ("kind", "weight", "minutes", "most", "language", "note")


def check(facts: RuleFacts) -> None:
    """Refuse a rule that says nothing, or that nothing can keep to.

    Raises NothingNamed, TooFewNamed, SameTwice and NoWindow.
    """
    asked = ASKED[facts.kind]
    if "first" in asked and "whom" not in asked and not facts.first:
        raise NothingNamed("first_groups")
    if "whom" in asked and facts.kind != "rest" and not facts.first:
        raise NothingNamed("first_groups")
    if "second" in asked and not facts.second:
        raise NothingNamed("second_groups")
    if facts.first & facts.second:
        raise SameTwice("second_groups")
    if facts.kind in {"apart", "same-space", "same-day"} and _too_few(facts):
        raise TooFewNamed("first_groups")
    if "spaces" in asked and not facts.space_ids:
        raise NothingNamed("spaces")
    if "windows" in asked and not facts.windows:
        raise NoWindow("from_1")


def _too_few(facts: RuleFacts) -> bool:
    """Tell whether only one activity is named."""
    return len(facts.first) < FEWEST_APART and all(one.group_id is None for one in facts.first)


def window(starts_at: datetime | None, ends_at: datetime | None, field: str) -> Times | None:
    """Return a time, None where nothing is written; raises WindowIncomplete on the field."""
    if starts_at is None and ends_at is None:
        return None
    if starts_at is None or ends_at is None or ends_at <= starts_at:
        raise WindowIncomplete(field)
    return Times(starts_at, ends_at)


def subject(row: RuleSubject) -> Subject:
    """Return what a row is about."""
    return Subject(**{name: getattr(row, name) for name in Subject._fields})


def facts_of(rule: Rule) -> RuleFacts:
    """Return what is told about a rule; its parts must be loaded."""
    sides: dict[str, Any] = {
        side: frozenset(subject(one) for one in rule.subjects if one.side == side)
        for side in ("first", "second")
    }
    return RuleFacts(
        **{name: getattr(rule, name) for name in COLUMNS},
        **sides,
        space_ids=frozenset(one.space_id for one in rule.spaces),
        windows=frozenset(Times(one.starts_at, one.ends_at) for one in rule.windows),
    )
