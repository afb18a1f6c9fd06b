"""What the sixteen counts of a forum of talks are called, and what each counts."""

from app.core.languages import _
from app.schedule.rules.problem import FORUM_COUNTS


def label(code: str) -> str:
    """Name a count."""
    return _labels()[code]


def meaning(code: str) -> str:
    """Say what a count counts."""
    return _meanings()[code]


def _labels() -> dict[str, str]:
    found = (
        _("Tracks in blocks that do not suit them"),
        _("Tracks in spaces that do not suit them"),
        _("Spaces in blocks that do not suit them"),
        _("Similar tracks at the same time"),
        _("Tracks in several spaces"),
        _("Tracks beside themselves"),
        _("Tracks with a break"),
        _("Talks at night for who gives them"),
        _("Talks out of their order"),
        _("Talks in blocks that do not suit them"),
        _("Talks in spaces that do not suit them"),
        _("Presenters in two spaces in one block"),
        _("Listeners in two spaces in one block"),
        _("Chairs in two spaces in one block"),
        _("Presenters in two spaces at once"),
        _("Listeners in two spaces at once"),
    )
    return dict(zip(FORUM_COUNTS, found, strict=True))


def _meanings() -> dict[str, str]:
    found = (
        _("The price of each track in each block that it is in."),
        _("The price of each track in each space that it is in, block by block."),
        _("The price of each space that is used in a block."),
        _("How alike two tracks are that are in one block, in different spaces."),
        _("Of each track, the spaces beyond the first."),
        _("Of each track in each block, the spaces beyond the first."),
        _("Tracks that leave out a block between two that they are in."),
        _("The price of the hour where the presenters are, for each slot of a talk."),
        _("Talks that are not at their place in the order of their track, or beside another."),
        _("The price of each talk in its block, for each of its slots."),
        _("The price of each talk in its space, for each of its slots."),
        _("Pairs of talks in different spaces of one block that one person gives or chairs."),
        _("Pairs of talks in different spaces of one block that one person wants to hear."),
        _("Pairs of spaces in one block whose tracks one person chairs."),
        _("Pairs of talks in one slot that one person gives or chairs."),
        _("Pairs of talks in one slot that one person wants to hear."),
    )
    return dict(zip(FORUM_COUNTS, found, strict=True))
