"""One thing that waits for a person, and how it is said."""

from dataclasses import dataclass
from datetime import datetime

from app.core.languages import ngettext


@dataclass(frozen=True, kw_only=True)
class Task:
    """Something to do: what it is about, how it stands, the verb, and until when in which zone."""

    about: str
    stands: str
    verb: str
    address: str
    until: datetime | None = None
    zone: str = "UTC"


def people(count: int) -> str:
    """Say how many people are entered."""
    return str(ngettext("%(num)s person is entered", "%(num)s people are entered", count))


def of(name: str, part: str) -> str:
    """Name a part of something."""
    return f"{name} · {part}"
