"""Reading an answer: what was typed, or a refusal that says what is expected."""

from collections.abc import Callable

from app.questions.models import Question, QuestionVersion
from app.questions.rules.reading import care, contact, options, papers, person, plain
from app.questions.rules.reading.care import as_given
from app.questions.rules.reading.given import Facts, Raw, Reading

__all__ = ["Facts", "Raw", "Reading", "as_given", "read"]

Reader = Callable[[QuestionVersion, Raw, Facts], Reading | None]

_READERS: dict[str, Reader] = {
    "text": plain.text,
    "long-text": plain.long_text,
    "number": plain.number,
    "date": plain.day,
    "choice": options.choice,
    "choices": options.choices,
    "size": options.choice,
    "consent": options.consent,
    "file": plain.files,
    "photo": plain.files,
    "name": person.name,
    "phone": contact.phone,
    "address": contact.address,
    "emergency-contact": contact.emergency,
    "diet": care.diet,
    "passport": papers.passport,
}


def read(question: Question, version: QuestionVersion, raw: Raw, facts: Facts) -> Reading | None:
    """Return what to store of an answer, None for a blank one; raises AnswerRefused.

    `raw` is a text, a list of texts, or texts by name for kinds of several parts (each reader says
    which). Whether an answer is required is not asked here, and files are checked elsewhere.
    """
    if raw is None or (not isinstance(raw, bool) and not raw):
        return None
    return _READERS[question.kind](version, raw, facts)
