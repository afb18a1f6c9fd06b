"""Pages that people reach by their own link, and those from which the links are sent."""

from app.personal.routes import answering, correcting, links, own, panels, seeing
from app.personal.routes.blueprint import bp

__all__ = ["answering", "bp", "correcting", "links", "own", "panels", "seeing"]
