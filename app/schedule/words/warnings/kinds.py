"""The kinds of warnings in a few words, and how heavy one is."""

from app.core.languages import _, pgettext
from app.schedule.words.hindering import REASONS
from app.schedule.words.warnings.telling import ABOUT, Warned


def kind(about: str) -> str:
    """Name what a warning is about."""
    return _("Not on the board") if about == "place" else str(REASONS[about])


def kinds() -> list[tuple[str, str]]:
    """Return the kinds that can be chosen, those with one name once."""
    named: dict[str, str] = {}
    for about in ABOUT:
        named.setdefault(kind(about), about)
    return [(about, name) for name, about in named.items()]


def weight(one: Warned) -> str:
    """Say whether it must not be so, or what it costs."""
    if one.weight is None:
        return pgettext("warning", "Must not be")
    return pgettext("warning", "Costs %(weight)s", weight=one.weight)


def tone(one: Warned) -> str:
    """Return the tone in which a warning is shown."""
    return "urgent" if one.hard else "waiting"
