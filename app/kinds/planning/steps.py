"""The steps that several templates share."""

from typing import Any

from app.core.languages import _l
from app.schedule.terms import PartTerms, StepTerms

EVENING: dict[str, Any] = {"begins": 18 * 60, "ends": 21 * 60}
_JOURNEY: dict[str, Any] = {
    "minutes": 60,
    "begins": 8 * 60,
    "ends": 20 * 60,
    "each": True,
    "needs_space": False,
}
ARRIVAL = StepTerms(slug="arrival", kind="arrival", title=_l("Arrival"), day=0, **_JOURNEY)
DEPARTURE = StepTerms(slug="departure", kind="departure", title=_l("Departure"), day=-1, **_JOURNEY)


def opening(day: int, **more: Any) -> StepTerms:
    """Return the opening ceremony on a day."""
    title = _l("Opening ceremony")
    return StepTerms(slug="opening", kind="ceremony", title=title, minutes=45, day=day, **more)


def reception(day: int) -> StepTerms:
    """Return the reception on the evening of a day."""
    title = _l("Welcome reception")
    return StepTerms(
        slug="reception", kind="meal", title=title, minutes=120, turnround=30, day=day, **EVENING
    )


def visit(day: int, minutes: int = 180) -> StepTerms:
    """Return a visit to places of the host on a day."""
    title = _l("Visit to places of the host region")
    return StepTerms(
        slug="visit", kind="visit", title=title, minutes=minutes, day=day, needs_space=False
    )


def closing(day: int, **more: Any) -> StepTerms:
    """Return the closing ceremony on a day."""
    title = _l("Closing ceremony")
    return StepTerms(slug="closing", kind="ceremony", title=title, minutes=45, day=day, **more)


def session(
    slug: str, title: Any, day: int, position: int, *, kind: str = "session", minutes: int = 90
) -> StepTerms:
    """Return a part of a meeting's business, which goes in its order."""
    return StepTerms(
        slug=slug,
        kind=kind,
        title=title,
        minutes=minutes,
        turnround=15,
        day=day,
        part="business",
        position=position,
    )


BUSINESS = PartTerms(slug="business", label=_l("Business of the meeting"), in_order=True)
