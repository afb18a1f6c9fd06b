"""Pages about turns: the forecast, offers, answers, the rule, and programme documents."""

from app.turns.routes import documents, planning, rule, steps
from app.turns.routes.blueprint import bp

__all__ = ["bp", "documents", "planning", "rule", "steps"]
