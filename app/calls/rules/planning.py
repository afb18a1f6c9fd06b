"""What a call may be: its moments in order, its edition, and how it moves to the next year."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app.calls.errors import DeadlineOver, EditionMissing, OpeningReversed, SurveyTooEarly
from app.calls.models import Call
from app.calls.type import ProposalType
from app.core.words import Words
from app.stages.rules.timing import USUAL_YEAR, moved

FAR = timedelta(days=36_525)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A call as a coordinator writes it; moments in UTC, `areas` by id."""

    title: Words
    text: Words
    edition_id: int | None
    areas: frozenset[int]
    zone: str
    opens_at: datetime
    closes_at: datetime
    survey_closes_at: datetime | None
    decided_by: str


def check_plan(plan: Plan, proposal_type: ProposalType) -> None:
    """Refuse moments out of order, and a missing edition where the type wants one."""
    if plan.closes_at <= plan.opens_at:
        raise OpeningReversed
    if plan.survey_closes_at is not None and plan.survey_closes_at <= plan.closes_at:
        raise SurveyTooEarly
    if proposal_type.wants_edition and plan.edition_id is None:
        raise EditionMissing


def check_ahead(closes_at: datetime, now: datetime) -> None:
    """Refuse a deadline that has passed; raises DeadlineOver."""
    if closes_at <= now:
        raise DeadlineOver


def year_of(closes_at: datetime, zone: str, edition_year: int | None) -> int:
    """Return the year of a call: its edition's, else the one in which the deadline falls."""
    return edition_year or closes_at.astimezone(ZoneInfo(zone)).year


def shift(
    call: Call, now: datetime, day_before: date | None = None, day: date | None = None
) -> timedelta:
    """Return by how much a call's moments move when another starts from it.

    From the first day of its edition to the first day of the next one where both are known, else by
    whole years of 52 weeks until the opening is still to come.
    """
    if day_before and day and abs(day - day_before) < FAR:
        return day - day_before
    return next(found for years in count(1) if call.opens_at + (found := years * USUAL_YEAR) > now)


def shifted(call: Call, by: timedelta, zone: str) -> Plan:
    """Return the plan of a call that starts from another: its words and areas, moments moved.

    The hours on the clocks stay. The areas of the call must be loaded.
    """
    return replace(
        plan_of(call),
        edition_id=None,
        zone=zone,
        opens_at=moved(call.opens_at, by, call.zone, zone),
        closes_at=moved(call.closes_at, by, call.zone, zone),
        survey_closes_at=call.survey_closes_at
        and moved(call.survey_closes_at, by, call.zone, zone),
    )


def days_between(source: Call, call: Call) -> timedelta:
    """Return by how many days the deadline of a call stands after another's, on their calendars.

    A hundred years are as far as anything moves: beyond, phases would leave the calendar.
    """
    before, after = (one.closes_at.astimezone(ZoneInfo(one.zone)).date() for one in (source, call))
    return max(-FAR, min(FAR, after - before))


def plan_of(call: Call) -> Plan:
    """Return a stored call as it would be written; its areas must be loaded."""
    return Plan(
        title=call.title,
        text=call.text,
        edition_id=call.edition_id,
        areas=frozenset(area.id for area in call.areas),
        zone=call.zone,
        opens_at=call.opens_at,
        closes_at=call.closes_at,
        survey_closes_at=call.survey_closes_at,
        decided_by=call.decided_by,
    )
