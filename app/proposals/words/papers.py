"""The words of files."""

from app.core.files.uploads import MEGABYTE
from app.core.languages import _, number

_KILOBYTE = 1000


def size(length: int) -> str:
    """Write a number of bytes as people know it."""
    if length < MEGABYTE:
        return _("%(number)s KB", number=number(max(1, round(length / _KILOBYTE))))
    return _("%(number)s MB", number=number(round(length / MEGABYTE, 1)))
