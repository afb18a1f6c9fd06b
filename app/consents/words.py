"""The words for purposes, answers and how a person's consents stand."""

from babel import Locale

from app.consents import rules
from app.consents.rules import Gate
from app.core.languages import _, language, ngettext


def purpose(code: str) -> str:
    """Name what a guardian is asked."""
    names: dict[str, str] = {
        "taking-part": _("Taking part"),
        "travel": _("Travel"),
        "medical": _("Medical care"),
        "photographs": _("Photographs"),
    }
    if code.startswith(rules.TRANSFER):
        country = code.removeprefix(rules.TRANSFER)
        return str(_("Data passed to %(country)s", country=country_name(country)))
    return names.get(code, code)


def country_name(code: str | None) -> str:
    """Name a country in the reader's language."""
    return country_in(code or "", language()) or (code or "")


def country_in(country: str, spoken: str) -> str:
    """Return a country's name in a language; nothing for what is no country."""
    return str(Locale.parse(spoken).territories.get(country, ""))


def answer(code: str) -> str:
    """Say what a guardian answered."""
    names: dict[str, str] = {
        "given": _("Agreed"),
        "refused": _("Did not agree"),
        "withdrawn": _("Took the consent back"),
    }
    return names[code]


def tone(code: str) -> str:
    """Return how an answer is coloured."""
    return "settled" if code == "given" else "urgent"


def channel(code: str) -> str:
    """Say on which way an answer came."""
    names: dict[str, str] = {
        "link": _("with the mailed link"),
        "paper": _("on paper"),
    }
    return names[code]


def identity(code: str) -> str:
    """Say how it is known that the guardian answered."""
    names: dict[str, str] = {
        "mailed-link": _("Own link, name and the child's birth date"),
        "telephone": _("Asked back by telephone"),
        "signed-paper": _("Signature compared"),
        "in-person": _("Known in person"),
    }
    return names[code]


def relation(code: str) -> str:
    """Say what a guardian is to the child."""
    names: dict[str, str] = {
        "mother": _("Mother"),
        "father": _("Father"),
        "guardian": _("Guardian"),
    }
    return names.get(code, code)


def standing(gate: Gate) -> str:
    """Say how a person's consents stand."""
    if not gate.minor:
        return str(_("Of age"))
    if not gate.closed:
        return str(_("Consent given"))
    if not gate.guardians:
        return str(_("No guardian is named yet"))
    count = len(gate.missing)
    return str(ngettext("%(num)s consent is missing", "%(num)s consents are missing", count))


def standing_tone(gate: Gate) -> str:
    """Return how that is coloured."""
    return "plain" if not gate.minor else "waiting" if gate.closed else "settled"


def missing(gate: Gate) -> str:
    """Name what is still missing."""
    return " · ".join(purpose(code) for code in gate.missing)
