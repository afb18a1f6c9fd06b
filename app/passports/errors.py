"""Why a machine-readable zone is not believed."""

from app.core.errors import Refused
from app.core.languages import _


class NotAZone(Refused):
    """The lines are not the two lines of 44 signs that a passport has."""

    def __init__(self) -> None:
        """Say what is expected."""
        super().__init__(
            _(
                "Copy both lines at the foot of the passport's page: 44 signs each, letters A to "
                "Z, figures and < only."
            )
        )


class NotAPassport(Refused):
    """The lines belong to another document than a passport."""

    def __init__(self) -> None:
        """Say how a passport's lines begin."""
        super().__init__(_("The first line of a passport begins with P. Use the passport."))


class CheckDigitsWrong(Refused):
    """Check digits do not fit what they stand for: something was misread or mistyped."""

    def __init__(self, parts: list[str]) -> None:
        """Name the parts to read again: number, birth, expiry, personal, whole."""
        self.parts = parts
        words: dict[str, str] = {
            "number": _("passport number"),
            "birth": _("birth date"),
            "expiry": _("expiry date"),
            "personal": _("personal number"),
            "whole": _("the second line as a whole"),
        }
        super().__init__(
            _(
                "A sign is wrong here; compare with the passport: %(parts)s.",
                parts=" · ".join(words[part] for part in parts),
            )
        )


class DateImpossible(Refused):
    """The lines hold a day that no calendar has."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__(_("The birth date or the expiry date in the lines is no day. Look again."))
