"""Why a file is not taken."""

from app.core.errors import Refused


class FileRefused(Refused):
    """A file is not of a kind that is taken, too large, or holds what may do harm."""
