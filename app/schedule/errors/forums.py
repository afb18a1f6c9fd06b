"""Why something about a forum may be refused."""

from app.core.errors import Refused
from app.core.languages import _, ngettext


class ForumStands(Refused):
    """An edition has one forum at a time."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("This edition has a forum already. Take it back first."), "file")


class TooLongName(Refused):
    """A name in a workbook is longer than any name."""

    def __init__(self, name: str, most: int) -> None:
        """Say which."""
        super().__init__(
            _("A name has at most %(most)s characters: %(name)s…", most=most, name=name[:40]),
            "file",
        )


class TooMuchTold(Refused):
    """A workbook tells more than a forum can hold."""

    def __init__(self, most: int) -> None:
        """Say how much may be told."""
        super().__init__(
            _("The workbook tells more than %(most)s penalties, or as many people.", most=most),
            "file",
        )


class NoFirstDay(Refused):
    """Nobody knows on which day a forum begins."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("Neither the workbook nor the edition says on which day it begins."), "file"
        )


class BlockReversed(Refused):
    """A block would end before it begins."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("It would end before it begins."), "ends_at")


class BlockTooShort(Refused):
    """A slot takes a minute at least."""

    def __init__(self, minutes: int) -> None:
        """Say how many slots there is time for."""
        words = ngettext(
            "In %(num)s minute there is no time for so many slots.",
            "In %(num)s minutes there is no time for so many slots.",
            minutes,
        )
        super().__init__(words, "slots")


class BlocksOverlap(Refused):
    """Two blocks would be at the same time; what is parallel is in other spaces of one block."""

    def __init__(self, other: str) -> None:
        """Say with which."""
        super().__init__(_("It overlaps with %(name)s.", name=other), "starts_at")
