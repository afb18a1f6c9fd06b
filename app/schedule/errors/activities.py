"""Why something about an activity, a group or who is there may be refused."""

from app.core.errors import Refused
from app.core.languages import _, ngettext, number


class TimesReversed(Refused):
    """An activity would have to end before it may begin."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("It would end before it may begin."), "latest_at")


class TimesTooClose(Refused):
    """Between the earliest beginning and the latest end the activity finds no room."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("It lasts longer than the time between these two."), "latest_at")


class PlacesTaken(Refused):
    """More people have signed up than places would be left."""

    def __init__(self, taken: int) -> None:
        """Say how many."""
        words = ngettext(
            "%(num)s person has signed up: leave at least as many places.",
            "%(num)s people have signed up: leave at least as many places.",
            taken,
        )
        super().__init__(words, "places")


class TooFewTeams(Refused):
    """A league needs two delegations at least."""

    def __init__(self) -> None:
        """Ask for more."""
        super().__init__(_("Choose two delegations at least."), "regions")


class AfterItself(Refused):
    """Groups would each have to come after the other."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This group already comes before that one."), "after")


class PresenceReversed(Refused):
    """Somebody would leave before they arrive."""

    def __init__(self, field: str) -> None:
        """Say so."""
        super().__init__(_("They would leave before they arrive."), field)


class TooManyRows(Refused):
    """A file has more rows than are made at one go."""

    def __init__(self, rows: int, most: int) -> None:
        """Say how many there are, and how many fit."""
        words = _(
            "The file has %(rows)s rows with activities; at most %(most)s are made at one go. "
            "Divide it.",
            rows=number(rows),
            most=number(most),
        )
        super().__init__(words, "file")


class TooMuchText(Refused):
    """The cells of a file hold more than a form can carry."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("There is too much text in the file: divide it."), "file")
