"""The blueprint of questions, and what its pages share."""

from typing import Any

from flask import Blueprint

from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.questions import words
from app.stages.words import kind as stage_name

bp = Blueprint("questions", __name__, url_prefix="/editions/<int:edition_id>/questions")


def roles_of(edition: Edition) -> dict[str, str]:
    """Return the words of the edition's roles."""
    terms = edition.programme.kind.terms(EntryTerms)
    return {one.role: str(terms.label(one.role)) for one in edition.roles}


def common() -> dict[str, Any]:
    """Return what every page needs to speak of questions."""
    return {"words": words, "stage_name": stage_name, "option_words": words.option_words}
