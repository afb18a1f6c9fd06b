"""Pages about venues, their spaces, when these are open, and the ways between them."""

from app.venues.routes import spaces, venues
from app.venues.routes.blueprint import bp

__all__ = ["bp", "spaces", "venues"]
