"""Finding people's answers and files, and how much is missing."""

from app.questions.answering.queries.people import (
    answer,
    answers_of,
    file,
    held_person,
    kept_sizes,
    opened,
    person,
    staged,
)

__all__ = [
    "answer",
    "answers_of",
    "file",
    "held_person",
    "kept_sizes",
    "opened",
    "person",
    "staged",
]
