"""Why something about a link or a person's own page may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class NobodyChosen(Refused):
    """A link goes to somebody."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("There is nobody among them. Tick at least one person."), "whom")


class NameDiffers(Refused):
    """Who withdraws writes their own name, so that nobody is withdrawn by a slip."""

    def __init__(self) -> None:
        """Say what to write."""
        super().__init__(_("Write your name exactly as it stands above."), "name")


class AlreadyWithdrawn(Refused):
    """Somebody withdrew the person at the same moment."""

    def __init__(self) -> None:
        """Say who can help."""
        super().__init__(_("You are withdrawn. Only the head of your delegation can undo it."))


class OnlyTheHead(Refused):
    """A minor's birth date decides whether a guardian is asked."""

    def __init__(self) -> None:
        """Say who can change it."""
        super().__init__(_("Only the head of your delegation changes this."), "birth_date")
