"""Pages about people's answers: one person's, who is missing what, what is revealed."""

from app.questions.answering import jobs
from app.questions.answering.routes import (
    care,
    earlier,
    files,
    kitchen,
    missing,
    panels,
    people,
    reopening,
)
from app.questions.answering.routes.blueprint import bp

__all__ = [
    "bp",
    "care",
    "earlier",
    "files",
    "jobs",
    "kitchen",
    "missing",
    "panels",
    "people",
    "reopening",
]
