"""What sort of activity it is, in words."""

from flask_babel import LazyString

from app.core.languages import _l
from app.schedule.models import ACTIVITY_KINDS

KINDS: dict[str, LazyString] = {
    "arrival": _l("Arrival"),
    "ceremony": _l("Ceremony"),
    "courtesy": _l("Courtesy call"),
    "session": _l("Session"),
    "talk": _l("Talk"),
    "vote": _l("Vote"),
    "meeting": _l("Meeting"),
    "match": _l("Match"),
    "training": _l("Training"),
    "visit": _l("Visit"),
    "culture": _l("Culture"),
    "meal": _l("Meal"),
    "departure": _l("Departure"),
    "other": _l("Other activity"),
}


def kinds() -> dict[str, str]:
    """Return the words of all kinds, in their order."""
    return {code: str(KINDS[code]) for code in ACTIVITY_KINDS}
