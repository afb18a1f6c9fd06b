"""Pages on which regions say what they intend, and everybody concerned sees it."""

from app.intentions import jobs
from app.intentions.routes import answering, panels, seeing
from app.intentions.routes.blueprint import bp

__all__ = ["answering", "bp", "jobs", "panels", "seeing"]
