"""What a template makes of an edition's days: activities with the times between which they lie."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.schedule.terms import LeagueTerms, StepTerms, TemplateTerms


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A step of a template on its day; without days of the edition it has no times."""

    step: StepTerms
    day: date | None
    earliest_at: datetime | None
    latest_at: datetime | None


def planned(
    terms: TemplateTerms, first: date | None, last: date | None, zone: str
) -> list[Planned]:
    """Return the steps of a template on the days of an edition, in their order.

    Where there are fewer days than usual, what would come later lies on the last one.
    """
    found = []
    for step in terms.steps:
        day = _day(step.day, first, last)
        earliest, latest = between(day, day, step.begins, step.ends, zone)
        found.append(Planned(step=step, day=day, earliest_at=earliest, latest_at=latest))
    return found


def league_times(
    terms: LeagueTerms, first: date | None, last: date | None, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Return between which moments the matches of a league lie."""
    begin, end = (_day(number, first, last) for number in (terms.first_day, terms.last_day))
    return between(begin, end, terms.begins, terms.ends, zone)


def _day(number: int, first: date | None, last: date | None) -> date | None:
    """Return a day of the edition, counted from its first day or back from its last."""
    if first is None:
        return None
    count = ((last or first) - first).days + 1
    place = min(number, count - 1) if number >= 0 else max(count + number, 0)
    return first + timedelta(days=place)


def between(
    begin: date | None, end: date | None, begins: int, ends: int, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Return two times of the clock on two days as moments in UTC; None without days."""
    if begin is None or end is None:
        return None, None
    return _moment(begin, begins, zone), _moment(end, ends, zone)


def _moment(day: date, minutes: int, zone: str) -> datetime:
    there = datetime.combine(day, time()) + timedelta(minutes=minutes)
    return there.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def chosen(found: Sequence[Planned], slugs: Sequence[str]) -> list[Planned]:
    """Return the steps that were ticked."""
    return [one for one in found if one.step.slug in slugs]
