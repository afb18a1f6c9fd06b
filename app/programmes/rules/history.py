"""What lies behind: the editions of the past, walked through under the rules of their time."""

from collections.abc import Iterator

from app.programmes.rules.course import Course
from app.programmes.rules.docket import Docket
from app.programmes.rules.expected import Expected
from app.programmes.rules.facts import Programme
from app.programmes.rules.leads import lead_in
from app.programmes.rules.method import Turn
from app.programmes.rules.records import Adjustment, AdjustmentKind, Edition, Status

VOID = {
    AdjustmentKind.CANCELLED: Status.CANCELLED,
    AdjustmentKind.POSTPONED: Status.POSTPONED,
}
NOT_HELD = {status: kind for kind, status in VOID.items()}
ALL_YEARS = 10_000


def is_past(edition: Edition, before: int) -> bool:
    """Whether an edition lies behind: its year is over, or it took place already."""
    return edition.year < before or edition.status.took_place


def begin(facts: Programme, *, before: int) -> Course:
    """Return the course before its first turn; editions from a year on count as planned."""
    ahead = [one for one in facts.editions if not is_past(one, before)]
    planned = [one for one in ahead if one.status not in NOT_HELD]
    recorded = {(one.kind, one.year) for one in facts.adjustments}
    void = [
        Adjustment(kind=kind, year=one.year, region=one.hosts[0] if one.hosts else None)
        for one in ahead
        if (kind := NOT_HELD.get(one.status)) and (kind, one.year) not in recorded
    ]
    return Course(facts, Docket((*facts.adjustments, *void), planned))


def walk(course: Course, *, before: int) -> Iterator[tuple[Edition, Expected]]:
    """Go through the past, giving each edition with what was to be expected of it."""
    for edition in _behind(course.facts, before):
        turn = course.expect(
            edition.year,
            number=_number(edition),
            lead=_lead(course.facts, edition.year),
            ahead=False,
        )
        yield edition, turn
        if edition.status in NOT_HELD:
            course.leave_out(turn, edition.hosts, NOT_HELD[edition.status])
        elif edition.hosts:
            course.settle(turn, edition.hosts, _number(edition))
        else:
            course.miss(turn, held=edition.status.took_place)


def walked(facts: Programme, *, before: int) -> Course:
    """Return the course after the past."""
    course = begin(facts, before=before)
    for _ in walk(course, before=before):
        pass
    course.catch_up(before - 1)
    return course


def _behind(facts: Programme, before: int) -> list[Edition]:
    """Return the past editions by year, with those of which only the cancellation is recorded."""
    rows = [one for one in facts.editions if is_past(one, before)]
    years = {one.year for one in rows}
    rows += [
        Edition(year=one.year, status=VOID[one.kind], hosts=(one.region,) if one.region else ())
        for one in facts.adjustments
        if one.kind in VOID and one.year < before and one.year not in years
    ]
    return sorted(rows, key=lambda one: one.year)


def _lead(facts: Programme, year: int) -> Turn | None:
    """Return the edition that this year's follows, where the rule ties the two."""
    rule = facts.rule_at(year)
    follows = rule.method.follows() if rule else None
    return lead_in(facts, follows[0], year - follows[1]) if follows else None


def _number(edition: Edition) -> int | None:
    """Return the number of an edition where it is a plain one."""
    text = edition.number or ""
    return int(text) if text.isascii() and text.isdigit() else None
