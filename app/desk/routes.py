"""Pages about desk."""

from app.desk.blueprint import bp

__all__ = ["bp"]
