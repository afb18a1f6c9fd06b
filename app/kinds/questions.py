"""What programmes usually ask, in five languages; each kind names its own from `facts`."""

import json
from pathlib import Path
from typing import Any

from app.core.words import Words
from app.questions.terms import Draft, Option, QuestionTerms

_TOLD: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent / "facts" / "questions.json").read_text(encoding="utf-8")
)
JOURNEY = ("arrival-means", "arrival-day", "arrival-number", "departure-day", "departure-number")
MEETING = ("title", "organisation", "interpretation", "phone", "diet", "visa", "visa-papers")


def asks(*identifiers: str) -> QuestionTerms:
    """Return the terms of a kind that usually asks these questions, in this order."""
    return QuestionTerms(usual=tuple(_draft(one) for one in identifiers))


def known() -> tuple[str, ...]:
    """Return the short names of all questions that there are words for."""
    return tuple(_TOLD)


def _draft(identifier: str) -> Draft:
    """Return a question as it is told."""
    told = _TOLD[identifier]
    options = told.get("options", {}).items()
    return Draft(
        identifier=identifier,
        kind=told["kind"],
        label=Words(told["label"]),
        hint=Words(told.get("hint", {})),
        stage_kind=told["stage"],
        field_class=told.get("class", ""),
        required=told.get("required", False),
        show_if=told.get("show_if", ""),
        show_if_values=tuple(told.get("values", ())),
        options=tuple(Option(key=key, label=Words(label)) for key, label in options),
    )
