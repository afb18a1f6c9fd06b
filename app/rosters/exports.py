"""A roster as a file: the columns that were chosen, in the order of the view."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from app.core.languages import _
from app.core.sheets import Cell, Sheet
from app.editions.models import Edition
from app.questions.models import Question
from app.rosters import words
from app.rosters.rules.answers import Answers
from app.rosters.rules.people import Person
from app.rosters.rules.totals import Totals
from app.rosters.rules.view import View


def sheet(
    edition: Edition,
    view: View,
    totals: Totals,
    people: Iterable[Person],
    answered: tuple[Mapping[str, Question], Answers],
    stamp: str,
) -> Sheet:
    """Lay out the people of a view: its columns, in its order, Latin names in their two parts.

    `answered` are the questions that the view shows, by their columns, and the answers to them.
    """
    region, role = words.regions(totals), words.roles(edition, totals)
    zone, waiting = ZoneInfo(edition.zone), words.waiting()
    shown: dict[str, tuple[type, Callable[[Person], Cell]]] = {
        "name": (str, lambda person: person.native or waiting),
        "latin_family": (str, lambda person: person.latin_family),
        "latin_given": (str, lambda person: person.latin_given),
        "kana": (str, lambda person: person.kana),
        "delegation": (str, lambda person: region[person.region_id]),
        "role": (str, lambda person: role.get(person.role, person.role)),
        "age": (int, lambda person: person.age),
        "entered": (datetime, lambda one: one.entered_at.astimezone(zone).replace(tzinfo=None)),
        "birth_date": (date, lambda one: _("purged") if one.birth_purged else one.birth_date),
        "mail": (str, lambda person: _("purged") if person.mail_purged else person.mail),
    }
    shown |= {name: _answered(one, answered[1]) for name, one in answered[0].items()}
    chosen = [name for name in shown if name == "name" or name.partition("_")[0] in _stems(view)]
    cells = [shown[name][1] for name in chosen]
    headings = words.columns(answered[0])
    return Sheet(
        title=stamp,
        headings=[headings[name] for name in chosen],
        types=[shown[name][0] for name in chosen],
        rows=([cell(person) for cell in cells] for person in people),
        stamp=stamp,
    )


def _answered(question: Question, answers: Answers) -> tuple[type, Callable[[Person], Cell]]:
    """Return what the cells of a question's column are, and how each is found."""
    kind = words.answer_type(question)
    return kind, lambda person: words.answer_cell(answers, person.id, question)


def _stems(view: View) -> set[str]:
    """Return what the columns' names begin with: one choice may be two columns of a file."""
    return {column.partition("_")[0] for column in view.columns}
