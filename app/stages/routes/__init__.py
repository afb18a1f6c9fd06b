"""Pages about stages: setting them, announcing numbers, and the timeline on other pages."""

from app.stages.routes import numbers, setting, timeline
from app.stages.routes.blueprint import bp

__all__ = ["bp", "numbers", "setting", "timeline"]
