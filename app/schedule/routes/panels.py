"""The way to the timetable, on the page of its edition."""

from flask import render_template

from app.core.access import actor
from app.core.db import session
from app.core.panels import panel
from app.editions.models import Edition
from app.schedule import policy
from app.schedule.queries.sources import clocks
from app.schedule.rules.copying import has_moved


@panel("edition", 35)
def of_edition(edition: Edition) -> str:
    """Show those who plan the timetable where its parts are set."""
    if not policy.may_plan(actor(), edition):
        return ""
    moved = has_moved(clocks(session(), edition.id), edition)
    return render_template("schedule/_of_edition.html", edition=edition, moved=moved)
