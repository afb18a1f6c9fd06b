"""How much people still have to answer, and for which questions a count holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from app.questions.models import Question
from app.questions.rules.missing import Given, State, due, states
from app.questions.rules.shown import asked as asked_in
from app.vault.classes import SEALED, FieldClass

# What is neither entered nor shown of a minor until a guardian consents.
GUARDED = SEALED | {FieldClass.CONTACT, FieldClass.BIRTH}
NOT_NEEDED = frozenset({"hidden", "open", "later"})


@dataclass(frozen=True, kw_only=True)
class Count:
    """How many answers are missing now, and how many of those a guardian's consent could hold."""

    missing: int = 0
    guarded: int = 0


def guarded(question: Question) -> bool:
    """Tell whether answers to a question wait for a minor's guardian."""
    return FieldClass(question.field_class) in GUARDED


def count(
    questions: Iterable[Question], role: str, answers: Mapping[int, Given], now: datetime
) -> Count:
    """Count what a person in a role still has to answer now."""
    asked = asked_in(questions, role)
    found = states(asked, answers, now)
    missing = [one for one in asked if found[one.id] == "missing"]
    return Count(missing=len(missing), guarded=sum(guarded(one) for one in missing))


def stamp(questions: Sequence[Question], now: datetime) -> str:
    """Return a mark that changes as soon as the same answers would be counted otherwise."""
    asked = (
        (one.id, one.roles, one.show_if_id, one.show_if_values, due(one, now), one.field_class)
        for one in sorted(questions, key=lambda one: one.id)
        if one.archived_at is None
    )
    return blake2b(repr(list(asked)).encode(), digest_size=12).hexdigest()


def cell(state: State, question: Question, *, closed: bool) -> str:
    """Return how a question stands for a person in the matrix: done, missing, waits, not-needed.

    "open" may stay without an answer, "later" will be needed from a date to come.
    """
    if state in {"done", "purged"}:
        return "done"
    if state == "missing":
        return "waits" if closed and guarded(question) else "missing"
    return "not-needed" if state == "hidden" else state
