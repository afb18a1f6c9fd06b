"""Pages about the questions of an edition: building them, and what an edition starts with."""

from app.questions.routes import building, starting
from app.questions.routes.blueprint import bp

__all__ = ["bp", "building", "starting"]
