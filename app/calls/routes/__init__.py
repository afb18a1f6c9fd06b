"""Pages of calls: the list, a call, and what its coordinator sets."""

from app.calls.routes import codes, criteria, panels, phases, planning, reading
from app.calls.routes.blueprint import bp

__all__ = ["bp", "codes", "criteria", "panels", "phases", "planning", "reading"]
