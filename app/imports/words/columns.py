"""What the columns of a file are called: a person's fields, questions and their parts."""

from collections.abc import Iterable

from app.core.folding import folded
from app.core.languages import LANGUAGES, _, language, speaking
from app.imports.rules.asking import column_of, parts_of
from app.imports.rules.columns import OWN
from app.imports.rules.headings import OF_HEADING
from app.imports.rules.judging import column_name
from app.imports.rules.parts import ALONE, HEADINGS, NAMES, NOT, PARTS, USUAL, chosen_from
from app.imports.rules.sealing import Reading
from app.questions import words as questions
from app.questions.models import Question
from app.questions.rules.reading.care import ALLERGEN, ALLERGENS, NEEDS, NOTHING, SEVERITIES


def fields() -> dict[str, str]:
    """Return what each column of a person is called, as on the page of entering a person."""
    return {
        "id": _("Number"),
        "role": _("Role"),
        "native_family": _("Family name"),
        "native_given": _("Given name"),
        "native": _("Name (whole)"),
        "name_order": _("Which name stands first"),
        "latin_family": _("Family name in Latin letters"),
        "latin_given": _("Given name in Latin letters"),
        "latin": _("Name in Latin letters"),
        "kana_family": _("Family name in kana"),
        "kana_given": _("Given name in kana"),
        "kana": _("Name in kana"),
        "birth_date": _("Birth date"),
        "sex": _("Sex"),
        "mail": _("Mail address"),
    }


def known_headings() -> dict[str, str]:
    """Return the fields by their folded words in every language."""
    known: dict[str, str] = {}
    for one in LANGUAGES:
        with speaking(one):
            known |= {folded(word): name for name, word in fields().items()}
    return known


def question_headings(questions: Iterable[Question]) -> dict[str, str]:
    """Return the columns of questions by their identifiers and folded words in every language."""
    known: dict[str, str] = {}
    asked = list(questions)
    told = heads_of_parts() if any(one.kind in PARTS for one in asked) else {}
    for one in asked:
        own = [folded(word) for word in (*one.current.label.values(), one.identifier)]
        for part in parts_of(one):
            name = column_of(one, part)
            alone = part in {"", ALONE.get(one.kind)}
            words = [*(own if alone else ()), folded(name)]
            words += [first + word for first in own for word in told.get(part, ()) if first]
            for word in words:
                known.setdefault(word, name)
            known[f"{OWN}{name}"] = name
    known.pop("", None)
    return known


def heading(question: Question, part: str) -> str:
    """Return what a question's column is called, or the column of one of its parts."""
    label = question.current.label.best(language())
    if not part:
        return label
    return str(_("%(question)s: %(part)s", question=label, part=part_word(part)))


def part_word(part: str) -> str:
    """Return the word of a part of a question, as on the page where it is answered."""
    if part in NAMES or part == "name_order":
        return fields()[part]
    if part.startswith(ALLERGEN):
        return questions.allergen(part.removeprefix(ALLERGEN))
    words = {
        "needs": _("Diet"),
        "other": _("Anything else a cook should know"),
        "name": _("Name"),
        "relation": _("What this person is to the participant"),
        "phone": _("Phone number"),
        "language": _("Language spoken"),
    }
    return str(words[part])


def heads_of_parts() -> dict[str, set[str]]:
    """Return the folded words that head each part in any language, after its question's own."""
    parts = dict.fromkeys(one for some in PARTS.values() for one in some)
    found = {
        one: {folded(word) for word in HEADINGS.get(one, "").split(";") if word} for one in parts
    }
    for word, field in OF_HEADING.items():
        if field in NAMES:
            found[field].add(word)
    for spoken in LANGUAGES:
        with speaking(spoken):
            for one in parts:
                found[one].add(folded(part_word(one)))
    return found


def offered(part: str) -> dict[str, str]:
    """Return what may be chosen for a part, by its code; nothing where it is written freely."""
    if part == "needs":
        return {NOTHING: _("Nothing special"), **{one: questions.need(one) for one in NEEDS}}
    if part.startswith(ALLERGEN):
        words = {one: questions.severity(one) for one in SEVERITIES}
        return {**words, NOT: _("Not a problem")}
    if part == "language":
        return dict(LANGUAGES)
    if part == "name_order":
        first = {"family-first": _("Family name first"), "given-first": _("Given name first")}
        return {code: str(word) for code, word in first.items()}
    return {}


def part_words() -> dict[str, dict[str, str]]:
    """Return what parts choose from, by folded words in every language and usual ones of files."""
    known = {name: dict(words) for name, words in USUAL.items()}
    for spoken in LANGUAGES:
        with speaking(spoken):
            for part in ("needs", f"{ALLERGEN}{ALLERGENS[0]}", "language", "name_order"):
                words = {folded(word): code for code, word in offered(part).items()}
                known[chosen_from(part)] |= words
    return known


def columns(questions: Iterable[Question]) -> dict[str, str]:
    """Return what each column may hold: a field of a person, or a question."""
    asked = {
        column_of(one, part): heading(one, part) for one in questions for part in parts_of(one)
    }
    return {**fields(), **asked}


def agreed() -> str:
    """Return the word by which a cell gives a consent; reading it knows all of them."""
    return {"ja": "はい", "ko": "예", "zh": "是", "ru": "да"}.get(language(), "Yes")


def headings(reading: Reading) -> list[tuple[str, str]]:
    """Return the letters and the heading of each column, without our own identifiers."""
    return [
        (column_name(place), heading.partition(" / kitamae:")[0])
        for place, heading in enumerate(reading.headings)
    ]
