"""The way to the timetable, on the page of its edition."""

from flask import render_template

from app.core.access import actor
from app.core.panels import panel
from app.editions.models import Edition
from app.schedule import policy


@panel("edition", 35)
def of_edition(edition: Edition) -> str:
    """Show those who plan the timetable where its parts are set."""
    if not policy.may_plan(actor(), edition):
        return ""
    return render_template("schedule/_of_edition.html", edition=edition)
