"""The words for what an edition is and how it takes place."""

from collections.abc import Mapping, Sequence

from app.core import clock
from app.core.languages import _, language, ngettext, pgettext
from app.core.words import Words
from app.editions.models import Edition
from app.editions.rules import What, Window
from app.editions.terms import EntryTerms


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


def sex(code: str) -> str:
    """Return the word of a sex."""
    words = {
        "female": pgettext("sex", "Female"),
        "male": pgettext("sex", "Male"),
        "other": pgettext("sex", "Other"),
    }
    return str(words[code])


def place(region: str | None, role: str | None, of_sex: str | None = None) -> str:
    """Name what a limit is about: a region, a role, a sex, several, or the whole edition."""
    named = {"region": region, "role": role, "sex": sex(of_sex).lower() if of_sex else ""}
    if of_sex and region and role:
        return str(pgettext("limit", "%(region)s, %(role)s, %(sex)s", **named))
    if of_sex and region:
        return str(pgettext("limit", "%(region)s, %(sex)s", **named))
    if of_sex and role:
        return str(pgettext("limit", "%(role)s, %(sex)s", **named))
    if region and role:
        return str(pgettext("limit", "%(region)s, %(role)s", **named))
    return region or role or (sex(of_sex) if of_sex else str(_("the whole edition")))


def filled(where: str, taken: int, capacity: int | None) -> str:
    """Say how many people are entered in a place, and how many may be."""
    if capacity is None:
        return str(pgettext("limit", "%(place)s: %(taken)s", place=where, taken=taken))
    told = {"place": where, "taken": taken, "capacity": capacity}
    return str(pgettext("limit", "%(place)s: %(taken)s of %(capacity)s", **told))


def waits(where: str, number: int) -> str:
    """Say how many people wait for a place."""
    told = {"place": where}
    return str(
        ngettext(
            "%(place)s: %(num)s person waits", "%(place)s: %(num)s people wait", number, **told
        )
    )


def missing(where: str, number: int, least: int) -> str:
    """Say how many people a minimum still misses."""
    return str(
        ngettext(
            "%(place)s: %(num)s person is missing, of at least %(least)s",
            "%(place)s: %(num)s people are missing, of at least %(least)s",
            number,
            place=where,
            least=least,
        )
    )


def ages(lowest: int | None, highest: int | None) -> str:
    """Say how old people may be; nothing where every age may."""
    told = {"lowest": lowest, "highest": highest}
    if lowest is None and highest is None:
        return ""
    if highest is None:
        return str(pgettext("age", "%(lowest)s or older", **told))
    if lowest is None:
        return str(pgettext("age", "%(highest)s or younger", **told))
    return str(pgettext("age", "%(lowest)s to %(highest)s", **told))


def places_named(
    terms: EntryTerms, regions: Mapping[int, Words], places: Sequence[What]
) -> list[str]:
    """Name places by their region, role and sex; `regions` are the names by id."""
    return [
        place(
            regions[one.region_id].best(language()) if one.region_id else None,
            str(terms.label(one.role)) if one.role else None,
            one.sex,
        )
        for one in places
    ]
