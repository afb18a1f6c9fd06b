"""The words for requests: what is asked for, where it stands, and what would change."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import LazyString

from app.core.languages import _, _l, day, ngettext, pgettext
from app.core.names import whole
from app.editions import words as edition_words
from app.editions.models import Edition
from app.editions.rules.ages import age
from app.editions.terms import EntryTerms
from app.requests.models import Request
from app.requests.rules import numbers_of
from app.stages import words as stage_words
from app.stages.rules import Column

FIELDS: dict[str, LazyString] = {
    "role": _l("Role"),
    "native_family": _l("Family name"),
    "native_given": _l("Given name"),
    "name_order": _l("Which name stands first"),
    "latin_family": _l("Family name in Latin letters"),
    "latin_given": _l("Given name in Latin letters"),
    "kana_family": _l("Family name in kana"),
    "kana_given": _l("Given name in kana"),
    "sex": _l("Sex"),
    "birth_date": _l("Birth date"),
    "mail": _l("Mail address"),
}


def what(code: str) -> str:
    """Return what is asked for."""
    words = {
        "enter": pgettext("request", "Enter a person"),
        "change": pgettext("request", "Change a person"),
        "withdraw": pgettext("request", "Withdraw a person"),
        "above": pgettext("request", "One above the limit"),
        "number": pgettext("request", "Change the numbers"),
        "answers": pgettext("request", "Change answers"),
    }
    return str(words[code])


def asks(code: str, region: str) -> str:
    """Say what a region asks for."""
    words = {
        "enter": _("%(region)s asks to enter a person.", region=region),
        "change": _("%(region)s asks to change what is said about a person.", region=region),
        "withdraw": _("%(region)s asks to withdraw a person.", region=region),
        "above": _("%(region)s asks for a person above the limit.", region=region),
        "number": _("%(region)s asks to change its numbers.", region=region),
        "answers": _("%(region)s asks to change answers of a person.", region=region),
    }
    return str(words[code])


def state(code: str) -> str:
    """Return where a request stands."""
    words = {
        "open": pgettext("request", "Waits for an answer"),
        "accepted": pgettext("request", "Accepted"),
        "declined": pgettext("request", "Declined"),
        "taken-back": pgettext("request", "Taken back"),
    }
    return str(words[code])


def tone(code: str) -> str:
    """Return how a state is coloured."""
    words = {"open": "waiting", "accepted": "settled", "declined": "urgent", "taken-back": "past"}
    return str(words[code])


def named(request: Request) -> str:
    """Name the person whom a request is about, in the person's own script; blank for numbers."""
    if request.participant is not None:
        return request.participant.native
    answers = request.proposed
    family, given = answers.get("native_family") or "", answers.get("native_given") or ""
    return whole(family, given, answers.get("name_order") or "single")


def field(edition: Edition, name: str) -> str:
    """Name an answer, or a column of numbers."""
    if name in FIELDS:
        return str(FIELDS[name])
    ((column, _people),) = numbers_of({name: 0}).items()
    return column_name(edition, column)


def column_name(edition: Edition, column: Column) -> str:
    """Name a column of numbers."""
    terms = edition.programme.kind.terms(EntryTerms)
    return stage_words.column(str(terms.label(column.role or "")), column.sex)


def labels() -> Mapping[str, str]:
    """Return the names of all answers."""
    return {name: str(label) for name, label in FIELDS.items()}


def value(edition: Edition, name: str, answer: Any) -> str:
    """Write an answer as the page shows it; blank where there is none."""
    if answer is None or answer == "":
        return ""
    if name == "role":
        return str(edition.programme.kind.terms(EntryTerms).label(answer))
    if name == "sex":
        return edition_words.sex(answer)
    if name == "birth_date":
        return day(date.fromisoformat(answer))
    if name == "name_order":
        return _order(answer)
    return str(answer)


def kept(name: str, answer: Any, today: date) -> str:
    """Say as much of an answer that is kept for a guardian as the coordinator may know."""
    if answer is None or answer == "":
        return ""
    if name == "birth_date":
        years = age(date.fromisoformat(answer), today)
        told = ngettext("%(num)s year old", "%(num)s years old", years)
        return str(_("%(age)s; the date is kept until a guardian agrees", age=told))
    return str(_("Kept until a guardian agrees"))


def _order(code: str) -> str:
    """Say which name stands first."""
    words = {
        "family-first": _("The family name"),
        "given-first": _("The given name"),
        "single": _("There is only one name"),
    }
    return str(words[code])
