"""Pages about delegations, their people, the limits and the waiting list."""

from app.registration.routes import delegations, limits, offers, people
from app.registration.routes.blueprint import bp

__all__ = ["bp", "delegations", "limits", "offers", "people"]
