"""The words for what is taken over from an earlier edition, and for an edition that moved."""

from app.core.languages import _
from app.editions.models import Edition
from app.stages.words import edition_name


def part(code: str) -> str:
    """Name a part of a timetable."""
    words = {
        "venues": _(
            "Venues with spaces, opening hours and travel times, but not when spaces were blocked"
        ),
        "activities": _("Groups and activities"),
        "places": _("The places of the activities in the draft, dates moved"),
        "requirements": _("Requirements and wishes"),
        "weights": _("Weights"),
    }
    return str(words[code])


def staying(code: str) -> str:
    """Say what stays when an edition's zone changes."""
    words = {
        "clocks": _(
            "The times on the clocks: what begins at 09:00 begins at 09:00 on the new clocks"
        ),
        "moments": _("The moments: nothing moves, only the clocks show another time"),
    }
    return str(words[code])


def days(code: str) -> str:
    """Say what happens when an edition's first day changes."""
    words = {
        "shift": _("Everything moves with the first day"),
        "stay": _("Everything stays on its dates"),
    }
    return str(words[code])


def edition(one: Edition) -> str:
    """Name an edition by its programme and year."""
    return edition_name(one)
