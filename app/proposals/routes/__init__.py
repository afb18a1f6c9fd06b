"""Pages on which regions draft, submit and compare proposals, and others confirm them."""

from app.proposals import jobs
from app.proposals.routes import (
    co_writers,
    co_writing,
    comparing,
    drafting,
    linked,
    listing,
    panels,
    papers,
    parties,
    showing,
    submitting,
)
from app.proposals.routes.blueprint import bp

__all__ = [
    "bp",
    "co_writers",
    "co_writing",
    "comparing",
    "drafting",
    "jobs",
    "linked",
    "listing",
    "panels",
    "papers",
    "parties",
    "showing",
    "submitting",
]
