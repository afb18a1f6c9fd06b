"""What people do with files: upload, choose how they are read, apply, stop, undo."""

from app.imports.actions.applying import advance, apply, stop
from app.imports.actions.preparing import choose, upload
from app.imports.actions.purging import purge
from app.imports.actions.undoing import undo

__all__ = ["advance", "apply", "choose", "purge", "stop", "undo", "upload"]
