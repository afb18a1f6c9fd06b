"""Taking the places of options and giving them back: the guard that holds in a race.

Whoever changes an answer passes what was chosen before and what is chosen now. Rows are changed in
the order of their keys, so that two people who swap options cannot wait for each other for ever.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Integer, bindparam, case, or_, update
from sqlalchemy.orm import Session

from app.core.errors import Refused
from app.core.languages import language
from app.core.words import Words
from app.questions import queries
from app.questions.errors import OptionChosen, OptionFull
from app.questions.models import OptionPlace, Question
from app.questions.terms import Option

_STEP = bindparam("step", type_=Integer)
_LETS = case(
    (_STEP > 0, or_(OptionPlace.capacity.is_(None), OptionPlace.taken < OptionPlace.capacity)),
    else_=OptionPlace.taken > 0,
)
_CHANGE = (
    update(OptionPlace)
    .where(
        OptionPlace.question_id == bindparam("of_question"),
        OptionPlace.key == bindparam("of_key"),
        _LETS,
    )
    .values(taken=OptionPlace.taken + _STEP)
    .execution_options(synchronize_session=False)
)


def choose(
    session: Session, question: Question, before: Collection[str], now: Collection[str]
) -> None:
    """Give back the places of the options left and take those of the new ones.

    The question's version must be loaded. Raises OptionFull, naming the option.
    """
    session.flush()
    for key in sorted(set(before) ^ set(now)):
        step = 1 if key in now else -1
        changed = session.execute(
            _CHANGE, {"of_question": question.id, "of_key": key, "step": step}
        )
        if step > 0 and not changed.rowcount:  # type: ignore[attr-defined]  # an UPDATE has it
            raise OptionFull(_label(question, key))


def take_in_turn(
    session: Session, wanted: Mapping[int, Iterable[tuple[Question, str]]]
) -> dict[int, Refused]:
    """Take the places of the options of many people, in their order; returns who is refused.

    Each takes all or none. The places are locked first, so one statement an option is enough.
    """
    left: dict[tuple[int, str], float] = {}
    numbers = sorted({question.id for mine in wanted.values() for question, _key in mine})
    for number in numbers:
        for row in queries.locked_places(session, number):
            free = math.inf if row.capacity is None else row.capacity - row.taken
            left[row.question_id, row.key] = free
    taken: Counter[tuple[int, str]] = Counter()
    refused: dict[int, Refused] = {}
    for person, mine in wanted.items():
        counted = [(one, key) for one, key in mine if (one.id, key) in left]
        full = [(one, key) for one, key in counted if left[one.id, key] <= 0]
        if full:
            refused[person] = OptionFull(_label(*full[0]))
            continue
        for one, key in counted:
            left[one.id, key] -= 1
            taken[one.id, key] += 1
    _step(session, taken)
    return refused


def give_back(session: Session, places: Mapping[tuple[int, str], int]) -> None:
    """Give places of options back, so many of each."""
    _step(session, {one: -count for one, count in places.items()})


def _step(session: Session, steps: Mapping[tuple[int, str], int]) -> None:
    """Count options otherwise, in the order of their keys."""
    for (number, key), step in sorted(steps.items()):
        session.execute(
            update(OptionPlace)
            .where(OptionPlace.question_id == number, OptionPlace.key == key)
            .values(taken=OptionPlace.taken + step)
            .execution_options(synchronize_session=False)
        )


def keep_places(session: Session, question_id: int, options: Iterable[Option]) -> None:
    """Bring the rows of places in step with the options; raises OptionChosen for too few."""
    rows: Mapping[str, OptionPlace] = {
        row.key: row for row in queries.locked_places(session, question_id)
    }
    wanted = {one.key: one for one in options}
    for key, row in rows.items():
        if key not in wanted:
            session.delete(row)
    for key, one in wanted.items():
        known = rows.get(key)
        if known is None:
            session.add(OptionPlace(question_id=question_id, key=key, capacity=one.places))
        elif one.places is not None and known.taken > one.places and not one.retired:
            raise OptionChosen(one.label.best(language()), known.taken)
        else:
            # Nobody chooses a retired option anew: its limit no longer says anything.
            known.capacity = None if one.retired else one.places
    session.flush()


def _label(question: Question, key: str) -> str:
    """Return an option's words in the reader's language."""
    found = (Words(one["label"]) for one in question.current.options if one["key"] == key)
    return next((words.best(language()) for words in found), key)
