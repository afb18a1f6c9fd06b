"""Taking the places of options and giving them back: the guard that holds in a race.

Whoever changes an answer passes what was chosen before and what is chosen now. Rows are changed in
the order of their keys, so that two people who swap options cannot wait for each other for ever.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlalchemy import Integer, bindparam, case, or_, update
from sqlalchemy.orm import Session

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
