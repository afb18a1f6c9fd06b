"""What is due when, and when a reminder of it goes out."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from app.projects.models import Project

# Reminders arrive when people begin to work, on the clocks of the region that reports.
MORNING = time(9)
ZONE = "Asia/Tokyo"
USUAL_REMINDERS = (28, 7, 0)
OFFERED_REMINDERS = (56, 28, 14, 7, 3, 1, 0)

Standing = Literal["done", "late", "soon", "ahead"]
SOON = timedelta(days=14)


def zone_of(project: Project) -> str:
    """Return the zone on whose calendar a project's days are: that of its leading region."""
    return project.lead.zone if project.lead and project.lead.zone else ZONE


def standing(due_on: date, today: date, *, done: bool) -> Standing:
    """Tell how something stands that is due on a day."""
    if done:
        return "done"
    if due_on < today:
        return "late"
    return "soon" if due_on - today <= SOON else "ahead"


def goes_out(due_on: date, before_days: int, zone: str) -> datetime:
    """Return the moment (UTC) of a reminder some days before a day."""
    there = datetime.combine(due_on - timedelta(days=before_days), MORNING, ZoneInfo(zone))
    return there.astimezone(UTC)


def due(sent: Mapping[int, date | None], due_on: date, zone: str, now: datetime) -> set[int]:
    """Return which reminders, by days before, go out now.

    `sent` says for which day each was sent last; a day that moved makes it due again.
    """
    return {
        before
        for before, sent_for in sent.items()
        if sent_for != due_on and goes_out(due_on, before, zone) <= now
    }
