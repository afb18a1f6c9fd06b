"""What a timetable asks a kind to decide: what usually takes place, so that nobody starts empty."""

from dataclasses import dataclass

from flask_babel import LazyString

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class PartTerms:
    """Activities of a template that belong together, and what they keep to."""

    slug: str
    label: LazyString
    kind: str = "stage"
    in_order: bool = False
    one_day: bool = False
    after: str = ""
    gap: int = 0


@dataclass(frozen=True, kw_only=True)
class StepTerms:
    """An activity that usually takes place.

    `day` is counted from the first one (0) or backwards from the last one (-1); `begins` and `ends`
    are minutes of the day between which it lies. Without `role` everyone must be there; `each`
    makes one for each delegation. `position` is its place in the order of its part.
    """

    slug: str
    kind: str
    title: LazyString
    minutes: int
    day: int = 0
    begins: int = 9 * 60
    ends: int = 18 * 60
    role: str = ""
    each: bool = False
    needs_space: bool = True
    turnround: int = 0
    part: str = ""
    position: int = 0


@dataclass(frozen=True, kw_only=True)
class LeagueTerms:
    """Contests in which each delegation plays each other: how long a match is, on which days."""

    minutes: int
    turnround: int
    rest: int
    first_day: int
    last_day: int
    begins: int = 9 * 60
    ends: int = 18 * 60


@dataclass(frozen=True, kw_only=True)
class TemplateTerms(Terms):
    """What an edition of the kind usually consists of, and on how many days."""

    label: LazyString
    days: int
    steps: tuple[StepTerms, ...]
    parts: tuple[PartTerms, ...] = ()
    league: LeagueTerms | None = None
