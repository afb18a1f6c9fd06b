"""Pages about people's answers: one person's, who is missing what, what is revealed."""

from app.questions.answering import jobs
from app.questions.answering.routes import files, missing, panels, people
from app.questions.answering.routes.blueprint import bp

__all__ = ["bp", "files", "jobs", "missing", "panels", "people"]
