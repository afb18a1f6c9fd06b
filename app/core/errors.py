"""The one family of errors that a person may be shown."""

from collections.abc import Mapping


class Refused(Exception):
    """A rule said no; the message is meant for the person who asked."""

    def __init__(self, message: str, field: str | None = None) -> None:
        """Keep the translated message and, where there is one, the name of the form's field."""
        super().__init__(message)
        self.field = field

    @property
    def message(self) -> str:
        """What to tell the person."""
        return str(self)


class Stale(Refused):
    """Somebody else changed the same thing in the meantime."""

    def __init__(self, message: str, theirs: Mapping[str, str]) -> None:
        """Keep what now stands in each field that the other person changed."""
        super().__init__(message)
        self.theirs = theirs


class Absent(Exception):
    """What was asked for is not here, for this person."""
