"""Pages about files with people: upload, preview, apply, stop, undo, and the template."""

from app.imports.routes import pages, templates
from app.imports.routes.blueprint import bp

__all__ = ["bp", "pages", "templates"]
