"""Finding people's answers and files, and how much is missing."""

from app.questions.answering.queries.people import (
    answer,
    answers_of,
    answers_of_many,
    file,
    held_person,
    kept_sizes,
    opened,
    opened_each,
    people_to_answer,
    person,
    place_of,
    staged,
)

__all__ = [
    "answer",
    "answers_of",
    "answers_of_many",
    "file",
    "held_person",
    "kept_sizes",
    "opened",
    "opened_each",
    "people_to_answer",
    "person",
    "place_of",
    "staged",
]
