"""Why something about a stage may be refused, or is late."""

from app.core.errors import Refused
from app.core.languages import _


class StageNotOpen(Refused):
    """Registration has not opened, or the coordinator closed it."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("Registration is not open."))


class StageLocked(Refused):
    """The deadline of the stage has passed, and nothing can be changed any more."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The deadline of this stage has passed. Ask the programme's coordinator.")
        )


class StageByRequest(Refused):
    """The deadline of the stage has passed; the coordinator decides about each change."""

    def __init__(self) -> None:
        """Say what can still be done."""
        super().__init__(
            _("The deadline of this stage has passed. You can still ask the coordinator for it.")
        )


class StagesReversed(Refused):
    """A later stage would end before an earlier one."""

    def __init__(self, field: str) -> None:
        """Say how the deadlines must stand."""
        super().__init__(
            _("A stage cannot end before the one above it: choose the same moment or a later one."),
            field,
        )


class StageBeyondRegistration(Refused):
    """People could still be entered when registration is over."""

    def __init__(self, field: str) -> None:
        """Say what to do."""
        super().__init__(
            _("Registration closes before this moment. Choose an earlier one, or close it later."),
            field,
        )


class StageWithoutDeadline(Refused):
    """Reminders or a rule were chosen for a stage that has no deadline."""

    def __init__(self, field: str) -> None:
        """Ask for the deadline."""
        super().__init__(_("Reminders need a deadline: write one, or untick them."), field)


class NothingToCopy(Refused):
    """No earlier edition of the programme has stages."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("No earlier edition of this programme has stages."))


class RoleNotAnnounced(Refused):
    """A number was given for a role that the edition does not offer."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_("This edition does not offer this role."))


class MoreThanAllowed(Refused):
    """A region announces more people than a limit lets it send."""

    def __init__(self, field: str, most: int) -> None:
        """Name the limit."""
        super().__init__(_("At most %(number)s people may be sent.", number=most), field)
