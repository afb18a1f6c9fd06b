"""What people answered as columns of a roster: of the classes that are read like a name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.questions.models import Question, QuestionVersion
from app.questions.rules.kinds import FILES
from app.vault.classes import FieldClass

ANSWER = "answer-"
# Hosts read these of everybody whom they may name; any other class has pages of its own.
CLASSES = frozenset({FieldClass.NAME, FieldClass.OPEN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """An answer with the words that were asked; kept for its time and gone where `purged`."""

    version: QuestionVersion
    value: Any
    purged: bool = False


# By the ids of the person and of the question.
Answers = Mapping[tuple[int, int], Given]


def answerable(questions: Iterable[Question]) -> dict[str, Question]:
    """Return the questions whose answers a roster may show, by their columns; files stay away."""
    return {
        f"{ANSWER}{one.identifier}": one
        for one in questions
        if FieldClass(one.field_class) in CLASSES and one.kind not in FILES
    }
