"""The pages of those who decide, and what everybody sees of what was released."""

from app.decisions.routes import deciding, panels, ranking, releasing
from app.decisions.routes.blueprint import bp

__all__ = ["bp", "deciding", "panels", "ranking", "releasing"]
