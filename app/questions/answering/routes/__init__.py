"""Pages about people's answers: one person's, who is missing what, what is revealed."""

from app.questions.answering.routes import files, missing, people
from app.questions.answering.routes.blueprint import bp

__all__ = ["bp", "files", "missing", "people"]
