"""The words for what an edition is and how it takes place."""

from app.core.languages import _, pgettext
from app.editions.rules import Window


def status(code: str) -> str:
    """Return the words of an edition's status."""
    return {
        "planned": pgettext("edition", "Planned"),
        "open": pgettext("edition", "Being prepared"),
        "held": pgettext("edition", "Held"),
        "online": pgettext("edition", "Held online"),
        "postponed": pgettext("edition", "Postponed"),
        "cancelled": pgettext("edition", "Cancelled"),
        "unknown": pgettext("edition", "Not known whether it was held"),
    }[code]


def tone(code: str) -> str:
    """Return how a status is coloured."""
    return {
        "planned": "waiting",
        "open": "settled",
        "held": "past",
        "online": "past",
        "postponed": "urgent",
        "cancelled": "urgent",
        "unknown": "unknown",
    }[code]


def mode(code: str) -> str:
    """Return the words of the way an edition takes place."""
    return {"on-site": _("On site"), "online": _("Online"), "hybrid": _("On site and online")}[code]


def window(code: Window) -> str:
    """Return the words of where registration stands."""
    return {
        "closed": _("Registration is closed"),
        "early": _("Registration has not opened yet"),
        "open": _("Registration is open"),
        "late": _("The registration deadline has passed"),
    }[code]
