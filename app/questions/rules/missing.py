"""What a person still has to answer, and what can no longer be changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.questions.models import Question
from app.questions.rules.shown import shown

State = Literal["done", "missing", "later", "open", "hidden", "purged"]


@dataclass(frozen=True, kw_only=True)
class Given:
    """That a question is answered: the options chosen, and whether the answer was purged since."""

    keys: tuple[str, ...] = ()
    purged: bool = False


def states(
    questions: Iterable[Question], answers: Mapping[int, Given], now: datetime
) -> dict[int, State]:
    """Return where each question stands for a person, by its id.

    `questions` are those asked in the person's role. "missing" is due now, "later" from a date to
    come, "open" may stay without an answer, "hidden" is not asked as things stand. A purged answer
    was given once: it is never missing.
    """
    asked = list(questions)
    seen = shown(asked, {number: given.keys for number, given in answers.items()})
    return {one.id: _state(one, answers.get(one.id), now, is_shown=one.id in seen) for one in asked}


def missing(
    questions: Iterable[Question], answers: Mapping[int, Given], now: datetime
) -> list[Question]:
    """Return the questions that the person must answer now and has not, in the order given."""
    asked = list(questions)
    found = states(asked, answers, now)
    return [one for one in asked if found[one.id] == "missing"]


def due(question: Question, now: datetime) -> bool:
    """Tell whether an answer is required by now."""
    from_then = question.required_from
    return question.required and (from_then is None or from_then <= now)


def frozen(question: Question, now: datetime) -> bool:
    """Tell whether answers can no longer be changed; a moment that equals the date is late."""
    return question.frozen_from is not None and question.frozen_from <= now


def _state(question: Question, given: Given | None, now: datetime, *, is_shown: bool) -> State:
    """Return where one question stands."""
    if given is not None and given.purged:
        return "purged"
    if not is_shown:
        return "hidden"
    if given is not None:
        return "done"
    if not question.required:
        return "open"
    return "missing" if due(question, now) else "later"
