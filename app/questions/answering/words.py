"""Answers in words, as a page or a file shows them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from app.core.languages import LANGUAGES, _, day, language, number, pgettext
from app.core.words import Words
from app.editions.models import Edition
from app.questions import words
from app.questions.answering.rules.kitchen import What
from app.questions.models import File, Question, QuestionVersion
from app.questions.rules.kinds import OPTIONED

MEGABYTE = 1_000_000
KILOBYTE = 1_000
CELLS = ("done", "missing", "waits", "later", "open", "not-needed")
TONES = {"done": "settled", "missing": "urgent", "waits": "waiting", "later": "plain"}


def cell(code: str) -> str:
    """Say how a question stands for a person, in a word or two."""
    said = {
        "done": pgettext("answer", "Done"),
        "missing": pgettext("answer", "Missing"),
        "waits": pgettext("answer", "Waits for the guardian"),
        "later": pgettext("answer", "Later"),
        "open": pgettext("answer", "Optional"),
        "not-needed": pgettext("answer", "Not needed"),
    }
    return str(said[code])


def label(version: QuestionVersion) -> str:
    """Return the words that were asked, in the reader's language."""
    return version.label.best(language())


def answer(question: Question, version: QuestionVersion, value: Any) -> list[str]:
    """Return an answer's lines as a reader sees them; files are shown elsewhere."""
    kind = question.kind
    if value is None or kind in {"file", "photo"}:
        return []
    if kind in OPTIONED:
        return options(version, value if isinstance(value, list) else [value])
    written: dict[str, Callable[[], list[str]]] = {
        "consent": lambda: [str(pgettext("answer", "Agreed"))],
        "number": lambda: [number(value)],
        "date": lambda: [day(_day(value))],
        "long-text": lambda: str(value).split("\n"),
        "phone": lambda: [_phone(value["number"], checked=value["checked"])],
        "address": lambda: [*str(value["text"]).split("\n"), value["postcode"], value["country"]],
        "name": lambda: _name(value),
        "emergency-contact": lambda: _contact(value),
        "diet": lambda: diet(value),
        "passport": lambda: passport(value),
    }
    found = written[kind]() if kind in written else [str(value)]
    return [one for one in found if one]


def options(version: QuestionVersion, keys: list[str]) -> list[str]:
    """Return the words of options, as they stood when they were chosen."""
    known = {one["key"]: Words(one["label"]).best(language()) for one in version.options}
    return [known.get(key, key) for key in keys]


def diet(value: Mapping[str, Any]) -> list[str]:
    """Say what somebody eats and must not eat."""
    said = [words.need(one) for one in value.get("needs") or ()]
    said += [
        str(_("%(allergen)s: %(how)s", allergen=words.allergen(one), how=words.severity(grave)))
        for one, grave in (value.get("allergens") or {}).items()
    ]
    said += str(value.get("other") or "").split("\n")
    return [one for one in said if one] or [str(_("Nothing special"))]


def passport(value: Mapping[str, Any]) -> list[str]:
    """Say what a passport says, once somebody may see it."""
    return [
        str(_("Number: %(value)s", value=value["number"])),
        str(_("Surname: %(value)s", value=value["surname"])),
        str(_("Given names: %(value)s", value=value["given"])),
        str(_("Issued by: %(value)s", value=value["issuing_state"])),
        str(_("Nationality: %(value)s", value=value["nationality"])),
        str(_("Birth date: %(value)s", value=day(_day(value["birth_date"])))),
        str(_("Expires: %(value)s", value=day(_day(value["expires_on"])))),
    ]


def needed(what: What) -> str:
    """Say what a kitchen counts."""
    if what.kind == "diet":
        return words.need(what.code)
    if what.kind == "allergen":
        how = words.severity(what.severity)
        return str(_("%(allergen)s: %(how)s", allergen=words.allergen(what.code), how=how))
    if what.kind == "other":
        return str(_("Something else, written in words: the carers know"))
    return str(_("Nothing special"))


def unreadable() -> str:
    """Say that an answer is there and cannot be opened."""
    return str(_("This answer cannot be read any more."))


def stamp(edition: Edition, reader: int | None, day: str) -> str:
    """Say on a sheet whose copy it is."""
    return str(
        _(
            "%(programme)s %(year)s: exported on %(day)s by account %(reader)s",
            programme=edition.programme.name.best(language()),
            year=edition.year,
            reader=reader,
            day=day,
        )
    )


def file_name(file: File, number: int) -> str:
    """Name a file that is kept; one in a sealed answer has a number alone."""
    kind = file.media_type.rsplit("/", 1)[-1].upper()
    size = (
        f"{file.size / MEGABYTE:.1f} MB" if file.size > MEGABYTE else f"{file.size // KILOBYTE} kB"
    )
    if file.name:
        return str(_("%(name)s (%(kind)s, %(size)s)", name=file.name, kind=kind, size=size))
    return str(_("File %(number)s (%(kind)s, %(size)s)", number=number, kind=kind, size=size))


def _day(text: str) -> Any:
    """Read a stored day."""
    return date.fromisoformat(text)


def _phone(number: str, *, checked: bool) -> str:
    """Write a number, and whether it looks like one."""
    return number if checked else str(_("%(number)s (not checked)", number=number))


def _name(value: Mapping[str, str]) -> list[str]:
    """Write a name in its scripts."""
    pairs = [(f"{script}_family", f"{script}_given") for script in ("native", "latin", "kana")]
    turned = value.get("name_order") == "given-first"
    return [
        " ".join(value[one] for one in (reversed(pair) if turned else pair) if value.get(one))
        for pair in pairs
    ]


def _contact(value: Mapping[str, Any]) -> list[str]:
    """Write whom to call."""
    spoken = value.get("language") or ""
    return [
        f"{value['name']} · {value['relation']}",
        _phone(value["phone"], checked=value["phone_checked"]),
        LANGUAGES.get(spoken, spoken),
    ]
