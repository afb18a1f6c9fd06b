"""What limits must be, and which places follow from them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product
from typing import NamedTuple

from app.editions.errors import (
    AgesReversed,
    LeastAboveMost,
    LimitOfNoRole,
    NoRoles,
    UnknownRole,
)
from app.editions.models import Edition, EditionLimit, EditionRole
from app.editions.terms import EntryTerms


class What(NamedTuple):
    """What is counted: a role, a region (by its id) and a sex; a blank one means all."""

    role: str | None = None
    region_id: int | None = None
    sex: str | None = None


class Bound(NamedTuple):
    """The most and the fewest people that may be counted; None means no such limit."""

    most: int | None = None
    least: int | None = None

    def narrowed(self, other: "Bound") -> "Bound":
        """Return what holds where both hold."""
        most = [one for one in (self.most, other.most) if one is not None]
        least = [one for one in (self.least, other.least) if one is not None]
        return Bound(min(most, default=None), max(least, default=None))


@dataclass(frozen=True, kw_only=True)
class RoleLimit:
    """How many people may be entered in a role, from each region and overall, and how old."""

    role: str
    per_region: int | None = None
    overall: int | None = None
    age_from: int | None = None
    age_to: int | None = None


@dataclass(frozen=True, kw_only=True)
class ExtraLimit:
    """A further limit: of a role, a sex, one region, each region, or all together."""

    role: str | None = None
    every_region: bool = False
    region_id: int | None = None
    sex: str | None = None
    most: int | None = None
    least: int | None = None


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The roles offered, the most people from a region (by its id) and in all, and the rest.

    `age_on` is the day on which ages hold; `ask_sex` asks for it even where no limit counts by it.
    """

    roles: tuple[RoleLimit, ...]
    regions: Mapping[int, int] = field(default_factory=dict)
    edition: int | None = None
    extra: tuple[ExtraLimit, ...] = ()
    age_on: date | None = None
    ask_sex: bool = False

    @property
    def beside_roles(self) -> Iterator[ExtraLimit]:
        """Every limit that does not stand with its role."""
        for region_id, most in self.regions.items():
            yield ExtraLimit(region_id=region_id, most=most)
        if self.edition is not None:
            yield ExtraLimit(most=self.edition)
        yield from self.extra


def check_limits(limits: Limits, terms: EntryTerms) -> None:
    """Refuse unknown roles, an edition without any, limits of none, and minimums above maximums."""
    if not limits.roles:
        raise NoRoles
    offered = {limit.role for limit in limits.roles}
    if offered - {role.slug for role in terms.roles}:
        raise UnknownRole
    for extra in limits.extra:
        if extra.role is not None and extra.role not in offered:
            raise LimitOfNoRole(str(terms.label(extra.role)))
    _check_order(limits, terms)


def _check_order(limits: Limits, terms: EntryTerms) -> None:
    """Refuse ages and minimums that stand above the maximums."""
    for role in limits.roles:
        if _reversed(role.age_from, role.age_to):
            raise AgesReversed(str(terms.label(role.role)))
    regions = {one.region_id for one in limits.beside_roles if one.region_id is not None} | {0}
    for what, bound in places(limits, regions).items():
        if _reversed(bound.least, bound.most):
            raise LeastAboveMost(bound, str(terms.label(what.role)) if what.role else "")


def _reversed(lowest: int | None, highest: int | None) -> bool:
    """Tell whether what should be the lower number is the higher one."""
    return lowest is not None and highest is not None and lowest > highest


def sex_asked(limits: Limits) -> str:
    """Tell whether people are asked for their sex: never, if they like, or because it counts."""
    if any(extra.sex for extra in limits.extra):
        return "needed"
    return "optional" if limits.ask_sex else "never"


def places(limits: Limits, invitees: Iterable[int]) -> dict[What, Bound]:
    """Return the bound of every place row that must exist.

    One a role and region always; those without role or region, and those of a sex, only where such
    a limit is set. Where limits meet in a place, the narrower holds.
    """
    regions = sorted(invitees)
    wanted = {
        What(limit.role, region): Bound(limit.per_region)
        for limit in limits.roles
        for region in regions
    }
    for limit in limits.roles:
        if limit.overall is not None:
            wanted[What(limit.role)] = Bound(limit.overall)
    for extra in limits.beside_roles:
        for region in _counted_in(extra, regions):
            what = What(extra.role, region, extra.sex)
            bound = Bound(extra.most, extra.least)
            wanted[what] = wanted.get(what, Bound()).narrowed(bound)
    return wanted


def _counted_in(extra: ExtraLimit, regions: Iterable[int]) -> Iterable[int | None]:
    """Return the regions that a limit counts one by one; None counts all together."""
    if extra.every_region:
        return regions
    if extra.region_id is None:
        return (None,)
    return [region for region in regions if region == extra.region_id]


def limits_of(
    edition: Edition, roles: Iterable[EditionRole], rows: Iterable[EditionLimit]
) -> Limits:
    """Return the limits that the rows say; the plain ones of a region and of all stand apart."""
    regions: dict[int, int] = {}
    whole: int | None = None
    extra = []
    for row in rows:
        plain = not (row.role or row.sex or row.every_region) and row.at_least is None
        if plain and row.region_id is not None and row.region_id not in regions:
            regions[row.region_id] = row.at_most or 0
        elif plain and row.region_id is None and whole is None:
            whole = row.at_most
        else:
            extra.append(_extra(row))
    return Limits(
        roles=tuple(_role_limit(role) for role in roles),
        regions=regions,
        edition=whole,
        extra=tuple(extra),
        age_on=edition.age_on,
        ask_sex=edition.sex_asked == "optional",
    )


def _role_limit(row: EditionRole) -> RoleLimit:
    """Return what a role's row says."""
    return RoleLimit(
        role=row.role,
        per_region=row.per_region,
        overall=row.overall,
        age_from=row.age_from,
        age_to=row.age_to,
    )


def _extra(row: EditionLimit) -> ExtraLimit:
    """Return what a further limit's row says."""
    return ExtraLimit(
        role=row.role,
        every_region=row.every_region,
        region_id=row.region_id,
        sex=row.sex,
        most=row.at_most,
        least=row.at_least,
    )


def belongs(narrow: What, wide: What) -> bool:
    """Tell whether people counted in a narrow place also count in a wider one."""
    return all(ours in {None, theirs} for ours, theirs in zip(wide, narrow, strict=True))


def covering(narrow: What) -> list[What]:
    """Return everything in which a person of a role, region and sex may be counted."""
    every = product({narrow.role, None}, {narrow.region_id, None}, {narrow.sex, None})
    return [What(role, region_id, sex) for role, region_id, sex in every]
