"""The words for what an edition is and how it takes place."""

from app.core import clock
from app.core.languages import _, pgettext
from app.editions.models import Edition
from app.editions.rules import Window


def status(code: str) -> str:
    """Return the words of an edition's status."""
    words = {
        "planned": pgettext("edition", "Planned"),
        "open": pgettext("edition", "Being prepared"),
        "held": pgettext("edition", "Held"),
        "online": pgettext("edition", "Held online"),
        "postponed": pgettext("edition", "Postponed"),
        "cancelled": pgettext("edition", "Cancelled"),
        "unknown": pgettext("edition", "Not known whether it was held"),
    }
    return str(words[code])


def standing(edition: Edition) -> str:
    """Say how an edition stands; one of a year to come of which nothing is known is a proposal."""
    if edition.status == "unknown" and edition.year > clock.today(edition.zone).year:
        return str(pgettext("edition", "Only proposed"))
    return status(edition.status)


def tone(code: str) -> str:
    """Return how a status is coloured."""
    words = {
        "planned": "waiting",
        "open": "settled",
        "held": "past",
        "online": "past",
        "postponed": "urgent",
        "cancelled": "urgent",
        "unknown": "unknown",
    }
    return str(words[code])


def mode(code: str) -> str:
    """Return the words of the way an edition takes place."""
    words = {"on-site": _("On site"), "online": _("Online"), "hybrid": _("On site and online")}
    return str(words[code])


def window(code: Window) -> str:
    """Return the words of where registration stands."""
    words = {
        "closed": _("Registration is closed"),
        "early": _("Registration has not opened yet"),
        "open": _("Registration is open"),
        "late": _("The registration deadline has passed"),
    }
    return str(words[code])


def place(region: str | None, role: str | None) -> str:
    """Name what a limit is about: a region, a role, both, or the whole edition."""
    if region and role:
        return str(pgettext("limit", "%(region)s, %(role)s", region=region, role=role))
    return region or role or str(_("the whole edition"))


def filled(region: str | None, role: str | None, taken: int, capacity: int | None) -> str:
    """Say how many people are entered in a place, and how many may be."""
    if capacity is None:
        words = pgettext("limit", "%(place)s: %(taken)s", place=place(region, role), taken=taken)
        return str(words)
    words = pgettext(
        "limit",
        "%(place)s: %(taken)s of %(capacity)s",
        place=place(region, role),
        taken=taken,
        capacity=capacity,
    )
    return str(words)
