"""Pages that people reach by their own link, and those from which the links are sent."""

from app.personal.routes.blueprint import bp

__all__ = ["bp"]
