"""The roster's codes as words in the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime

from app.core.access import Actor
from app.core.languages import _, language
from app.core.sheets import Cell
from app.core.words import Words
from app.editions import words as editions
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.questions.answering import words as answering
from app.questions.models import Question
from app.rosters.rules.answers import Answers
from app.rosters.rules.totals import Totals


def columns(asked: Mapping[str, Question]) -> dict[str, str]:
    """Return the heading of each column of a roster; of a question its own words."""
    return {
        "name": _("Name"),
        "latin": _("Name in Latin letters"),
        "latin_family": _("Family name in Latin letters"),
        "latin_given": _("Given name in Latin letters"),
        "kana": _("Name in kana"),
        "delegation": _("Delegation"),
        "role": _("Role"),
        "age": _("Age on the first day"),
        "entered": _("Entered"),
        "birth_date": _("Birth date"),
        "mail": _("Mail address"),
        **{column: answering.label(one.current) for column, one in asked.items()},
    }


def answer(answers: Answers, person_id: int, question: Question) -> str:
    """Return what a person answered, in one line; "" where there is no answer."""
    given = answers.get((person_id, question.id))
    if given is None:
        return ""
    if given.purged:
        return str(_("purged"))
    return "; ".join(answering.answer(question, given.version, given.value))


def answer_type(question: Question) -> type:
    """Return what the cells of a question's column hold in a file."""
    return {"number": int, "date": date}.get(question.kind, str)


def answer_cell(answers: Answers, person_id: int, question: Question) -> Cell:
    """Return what a person answered as a cell of a file: numbers and days as such."""
    given = answers.get((person_id, question.id))
    if given is None or given.purged or given.value is None:
        return answer(answers, person_id, question) or None
    if question.kind == "number":
        return given.value  # type: ignore[no-any-return]  # as its reader wrote it
    if question.kind == "date":
        return date.fromisoformat(given.value)
    return answer(answers, person_id, question)


def waiting() -> str:
    """Say what stands in place of a minor's name."""
    return str(_("waits for the guardian's consent"))


def roles(edition: Edition, totals: Totals) -> dict[str, str]:
    """Return the word of each role of an edition, in the order of the roles."""
    terms = edition.programme.kind.terms(EntryTerms)
    return {role: str(terms.label(role)) for role in totals.roles}


def regions(totals: Totals) -> dict[int, str]:
    """Return the name of each delegation's region."""
    return {region.id: region.name.best(language()) for region in totals.regions}


def missing(edition: Edition, totals: Totals, names: Mapping[int, Words]) -> list[str]:
    """Say who is missing where a minimum asks for some; `names` are the regions' by id."""
    terms = edition.programme.kind.terms(EntryTerms)
    places = editions.places_named(terms, names, [one.what for one in totals.missing])
    return [
        editions.missing(place, one.number, one.least)
        for place, one in zip(places, totals.missing, strict=True)
    ]


def stamp(edition: Edition, reader: Actor, at: datetime) -> str:
    """Say on a sheet whose copy it is."""
    return str(
        _(
            "%(programme)s %(year)s: exported on %(day)s by account %(reader)s",
            programme=edition.programme.name.best(language()),
            year=edition.year,
            reader=reader.actor_id,
            day=f"{at:%Y-%m-%d}",
        )
    )
