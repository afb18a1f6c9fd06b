"""Pages about delegations, their people, the limits and the waiting list."""

from app.registration import jobs
from app.registration.routes import delegations, likeness, limits, offers, people
from app.registration.routes.blueprint import bp

# The worker runs the jobs that were declared, and a job is declared by being imported.
__all__ = ["bp", "delegations", "jobs", "likeness", "limits", "offers", "people"]
