"""Pages about projects and about the areas that they belong to."""

from app.projects import jobs
from app.projects.routes import (
    areas,
    filing,
    listing,
    panels,
    reaching,
    reporting,
    showing,
    spending,
    steering,
)
from app.projects.routes.blueprint import bp

__all__ = [
    "areas",
    "bp",
    "filing",
    "jobs",
    "listing",
    "panels",
    "reaching",
    "reporting",
    "showing",
    "spending",
    "steering",
]
