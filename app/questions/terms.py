"""What questions ask a kind to decide: what programmes of that kind usually ask."""

from dataclasses import dataclass, field
from datetime import date, datetime

from app.core.words import Words
from app.programmes.kind import Terms
from app.questions.models import STAGES


@dataclass(frozen=True, kw_only=True)
class Option:
    """One option: its key, its words, how many may choose it; retired ones are offered no more."""

    key: str
    label: Words
    places: int | None = None
    retired: bool = False


@dataclass(frozen=True, kw_only=True)
class Draft:
    """Everything that a coordinator decides about a question; field_class "" is the kind's usual.

    `show_if` is the identifier of the question that decides, where it has no row yet.
    """

    kind: str
    label: Words
    hint: Words = field(default_factory=Words)
    identifier: str = ""
    stage_kind: str = STAGES[0]
    field_class: str = ""
    roles: tuple[str, ...] | None = None
    show_if_id: int | None = None
    show_if: str = ""
    show_if_values: tuple[str, ...] = ()
    required: bool = False
    required_from: datetime | None = None
    frozen_from: datetime | None = None
    options: tuple[Option, ...] = ()
    least: int | None = None
    most: int | None = None
    decimals: int = 0
    longest: int | None = None
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionTerms(Terms):
    """The questions that a programme of this kind usually begins with, in their order."""

    usual: tuple[Draft, ...]
