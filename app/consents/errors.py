"""Why something about a guardian or a consent may be refused."""

from app.core.errors import Refused
from app.core.languages import _


class NotAMinor(Refused):
    """Somebody of age answers for themselves."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This person is of age and needs no guardian."))


class OwnGuardian(Refused):
    """Nobody is their own guardian."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("This is the child's own address. Write the guardian's, or leave it empty."), "mail"
        )


class OpenedByTheChild(Refused):
    """The child opened the guardian's link."""

    def __init__(self) -> None:
        """Say whose link it is."""
        super().__init__(
            _("This link is for your guardian. You are signed in with your own account: sign out.")
        )


class OpenedWhereTheChildWas(Refused):
    """The browser that opened the child's own page opens the guardian's."""

    def __init__(self) -> None:
        """Say what to do instead."""
        super().__init__(
            _(
                "The child's own page was opened in this browser. Open your link on a device of "
                "your own, or let the head of the delegation keep your answers from paper."
            )
        )


class NotTheGuardian(Refused):
    """What was typed does not show that the guardian is asking."""

    def __init__(self) -> None:
        """Say what to compare, without telling which part is wrong."""
        super().__init__(
            _("Your name or your child's birth date is not as the delegation entered it."),
            "birth_date",
        )


class TooManyTries(Refused):
    """The birth date was guessed too often with this link."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            _("Too many tries with this link. Ask the head of the delegation for a new one.")
        )


class TextChanged(Refused):
    """A newer version of a text stands now."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(_("The text was changed meanwhile. Read it again and answer."))


class ConsentMissing(Refused):
    """A minor's data wait for the guardian."""

    def __init__(self) -> None:
        """Say what is waited for."""
        super().__init__(
            _("A guardian has to consent first. Until then this cannot be entered or shown.")
        )


class NothingToChange(Refused):
    """A new version says the same as the one before."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This is the text that stands already."), "body")


class CountryUnknown(Refused):
    """A transfer goes to a country that has a name."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Choose a country."), "country")
