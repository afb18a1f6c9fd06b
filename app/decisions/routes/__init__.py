"""The pages of those who decide, and what everybody sees of what was released."""

from app.decisions.routes import calling_off, deciding, panels, ranking, releasing
from app.decisions.routes.blueprint import bp

__all__ = ["bp", "calling_off", "deciding", "panels", "ranking", "releasing"]
