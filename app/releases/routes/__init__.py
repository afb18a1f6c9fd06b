"""Pages of releases, of everybody's own programme, and of the public timetable."""

from app.releases.routes import (
    links,
    own,
    panels,
    programmes,
    public,
    reading,
    releasing,
    signing,
    zones,
)
from app.releases.routes.blueprint import bp

__all__ = [
    "bp",
    "links",
    "own",
    "panels",
    "programmes",
    "public",
    "reading",
    "releasing",
    "signing",
    "zones",
]
