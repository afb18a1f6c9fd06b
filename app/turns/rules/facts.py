"""Rows become the facts that forecast, audit and ledger are given, and that a document holds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from app.editions.models import Edition
from app.programmes import models
from app.programmes.rules import document, records
from app.programmes.rules.facts import Cadence, Programme, Rule
from app.regions.models import Region
from app.turns.models import TurnEvent

T = TypeVar("T")
ADJUSTMENTS = frozenset(records.AdjustmentKind)


@dataclass(kw_only=True)
class Rows:
    """The rows of some programmes, by programme, and the regions that they name, by id."""

    programmes: Mapping[int, models.Programme]
    rules: Mapping[int, list[Rule]]
    memberships: Mapping[int, list[models.Membership]]
    offices: Mapping[int, list[models.Office]]
    editions: Mapping[int, list[Edition]]
    events: Mapping[int, list[TurnEvent]]
    withdrawn: frozenset[int] = frozenset()
    regions: Mapping[int, Region] = field(default_factory=dict)

    def code(self, region_id: int | None) -> str | None:
        """Return a region's code."""
        return None if region_id is None else self.regions[region_id].code


def by_programme(rows: Iterable[T]) -> dict[int, list[T]]:
    """Sort rows by the programme they belong to; a programme without rows has none."""
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.programme_id].append(row)  # type: ignore[attr-defined]
    return found


def rule(row: models.RotationRule) -> Rule:
    """Return the rule that a row holds."""
    return document.parse_rule(row.terms, row.valid_from)


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Sort rules by their first year, the one without a first year before all."""
    return sorted(rules, key=lambda one: (one.valid_from is not None, one.valid_from or 0))


def followed(rules: Iterable[Rule]) -> set[str]:
    """Return the short names of the programmes whose hosts these rules take over."""
    return {lead[0] for one in rules if (lead := one.method.follows()) is not None}


def closure(start: Iterable[str], rules: Mapping[str, Iterable[Rule]]) -> set[str]:
    """Return the programmes to start with, and all that these follow in turn."""
    found: set[str] = set()
    to_do = [slug for slug in start if slug in rules]
    while to_do:
        slug = to_do.pop()
        if slug not in found:
            found.add(slug)
            to_do.extend(lead for lead in followed(rules[slug]) if lead in rules)
    return found


def programme(rows: Rows, slug: str, above: tuple[str, ...] = ()) -> Programme:
    """Tell one programme as facts; programmes that follow each other are told only once."""
    ids = {row.slug: row.id for row in rows.programmes.values()}
    key = ids[slug]
    row = rows.programmes[key]
    rules = in_order(rows.rules.get(key, ()))
    leads = sorted(followed(rules) - {slug, *above})
    told = Programme(  # without the regions' names, which are added last
        slug=row.slug,
        names=row.name,
        kind_slug=row.kind_slug,
        since=row.since,
        cadence=Cadence(row.cadence),
        cadence_years=row.cadence_years,
        members=tuple(_members(rows, key)),
        rules=tuple(rules),
        editions=tuple(_editions(rows, key)),
        adjustments=tuple(_adjustments(rows, key)),
        offices=tuple(_offices(rows, key)),
        others={lead: programme(rows, lead, (*above, slug)) for lead in leads if lead in ids},
    )
    return _with_regions(told, rows)


def _members(rows: Rows, key: int) -> Iterable[records.Member]:
    """Tell the memberships in the order of their places."""
    ordered = sorted(
        rows.memberships.get(key, ()), key=lambda one: (one.place is None, one.place or 0, one.id)
    )
    for one in ordered:
        yield records.Member(
            region=str(rows.code(one.region_id)),
            member_class=records.MemberClass(one.member_class),
            joined=one.joined,
            left=one.left,
            left_reason=records.LeftReason(one.left_reason) if one.left_reason else None,
            successor=rows.code(one.successor_id),
            place=one.place,
            side=one.side,
            note=one.note,
            source=one.source,
        )


def _editions(rows: Rows, key: int) -> Iterable[records.Edition]:
    """Tell the editions in order of years."""
    for one in sorted(rows.editions.get(key, ()), key=lambda one: (one.year, one.id)):
        hosts = (rows.code(one.host_id), rows.code(one.co_host_id))
        # The rotation does not care whether people can register yet.
        status = "planned" if one.status == "open" else one.status
        yield records.Edition(
            year=one.year,
            number=one.number,
            hosts=tuple(host for host in hosts if host is not None),
            status=records.Status(status),
            note=one.note,
            source=one.source,
        )


def _adjustments(rows: Rows, key: int) -> Iterable[records.Adjustment]:
    """Tell what was agreed, in the order in which it happened; a withdrawn offer never was."""
    for one in sorted(rows.events.get(key, ()), key=lambda one: one.id):
        if one.what not in ADJUSTMENTS or one.turn_id in rows.withdrawn:
            continue
        yield records.Adjustment(
            kind=records.AdjustmentKind(one.what),
            year=one.year,
            region=rows.code(one.region_id),
            other=rows.code(one.other_region_id),
            to_year=one.to_year,
            reason=one.reason,
            date=one.day,
        )


def _offices(rows: Rows, key: int) -> Iterable[records.Office]:
    """Tell who holds an office, in the order in which they were written down."""
    for one in sorted(rows.offices.get(key, ()), key=lambda one: one.id):
        yield records.Office(
            office=records.OfficeKind(one.office),
            region=rows.code(one.region_id),
            holder=one.holder or None,
            since=one.since,
            until=one.until,
            note=one.note,
            source=one.source,
        )


def _with_regions(told: Programme, rows: Rows) -> Programme:
    """Add the names of every region that the facts speak of."""
    named = set(_words(document.dump(told)))
    regions = {
        one.code: records.Region(code=one.code, names=one.name, country=one.country)
        for one in sorted(rows.regions.values(), key=lambda one: one.code)
        if one.code in named
    }
    return replace(told, regions=regions)


def _words(part: object) -> Iterable[str]:
    """Yield every text in a document, among which are the codes of its regions."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for one in part.values():
            yield from _words(one)
    elif isinstance(part, Iterable):
        for one in part:
            yield from _words(one)
