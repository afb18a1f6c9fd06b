"""Pages of releases, of everybody's own programme, and of the public timetable."""

from app.releases.routes.blueprint import bp

__all__ = ["bp"]
