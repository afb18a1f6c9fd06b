"""Pages about people's answers: one person's, who is missing what, what is revealed."""

from app.questions.answering import jobs
from app.questions.answering.routes import care, files, kitchen, missing, panels, people
from app.questions.answering.routes.blueprint import bp

__all__ = ["bp", "care", "files", "jobs", "kitchen", "missing", "panels", "people"]
