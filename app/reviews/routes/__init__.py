"""The pages of reviews."""

from app.reviews import jobs
from app.reviews.routes import assigning, naming, panels, papers, reviewing
from app.reviews.routes.blueprint import bp

__all__ = ["assigning", "bp", "jobs", "naming", "panels", "papers", "reviewing"]
