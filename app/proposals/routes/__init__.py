"""Pages on which regions draft, submit and compare proposals, and others confirm them."""

from app.proposals import jobs
from app.proposals.routes import (
    comparing,
    drafting,
    linked,
    listing,
    panels,
    parties,
    showing,
    submitting,
)
from app.proposals.routes.blueprint import bp

__all__ = [
    "bp",
    "comparing",
    "drafting",
    "jobs",
    "linked",
    "listing",
    "panels",
    "parties",
    "showing",
    "submitting",
]
