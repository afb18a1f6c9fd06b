"""Why a move on the board may be refused."""

from app.core.errors import Refused, Stale
from app.core.languages import _


class MovedMeanwhile(Stale):
    """Somebody moved the activity since the person looked at the board."""

    def __init__(self, activity: str, person: str, where: str) -> None:
        """Say who moved it, and where it is now."""
        super().__init__(
            _(
                "%(person)s has moved “%(activity)s” meanwhile: %(where)s. Your move is not kept."
                " Look again, and move it once more if it should still go elsewhere.",
                person=person or _("Somebody"),
                activity=activity,
                where=where,
            ),
            {_("Place on the board"): where},
        )


class MovedSince(Refused):
    """What is to be undone or done again is no longer where that would start from."""

    def __init__(self, activity: str, person: str, where: str) -> None:
        """Say who moved it since, and where it is now."""
        super().__init__(
            _(
                "“%(activity)s” was changed since, by %(person)s: %(where)s. It stays there; move"
                " it by hand if it should go elsewhere.",
                person=person or _("somebody"),
                activity=activity,
                where=where,
            )
        )


class Fixed(Refused):
    """A fixed activity does not move."""

    def __init__(self, activity: str) -> None:
        """Say how to let it move."""
        super().__init__(
            _(
                "“%(activity)s” is fixed. Change the activity first if it may move after all.",
                activity=activity,
            )
        )


class OffTheBoard(Refused):
    """The activity or the space is no longer there."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("The activity or the space has been removed meanwhile."))


class NoLength(Refused):
    """An activity takes at least a minute, and at most as long as a board can show."""

    def __init__(self, most: int) -> None:
        """Say which lengths there are."""
        super().__init__(
            _("An activity takes between 1 and %(most)s minutes.", most=most), "minutes"
        )


class NothingToUndo(Refused):
    """The person has moved nothing that could be undone."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("There is no move of yours to undo."))


class NothingToRedo(Refused):
    """The person has undone nothing that could be done again."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("There is no move of yours to do again."))
