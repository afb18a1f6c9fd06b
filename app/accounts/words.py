"""The names of roles, in the reader's language."""

from app.accounts.models import Role
from app.core.languages import _


def role_name(role: str) -> str:
    """Name a role."""
    names: dict[Role, str] = {
        Role.ADMINISTRATOR: _("Administrator"),
        Role.PROGRAMME_COORDINATOR: _("Programme coordinator"),
        Role.REGION_COORDINATOR: _("Region coordinator"),
        Role.REVIEWER: _("Reviewer"),
        Role.HOST_STAFF: _("Host staff"),
        Role.CARE_STAFF: _("Care staff"),
        Role.KITCHEN_STAFF: _("Kitchen staff"),
    }
    return names[Role(role)]


def role_meaning(role: str) -> str:
    """Say what a role is for."""
    meanings: dict[Role, str] = {
        Role.ADMINISTRATOR: _("Invites people, revokes roles, sees the history."),
        Role.PROGRAMME_COORDINATOR: _(
            "Keeps a programme's members and rule, offers turns, opens editions."
        ),
        Role.REGION_COORDINATOR: _(
            "Answers for one region in one programme and enters its delegation."
        ),
        Role.REVIEWER: _(
            "Weighs the proposals of one programme that are assigned; "
            "never those of the own region."
        ),
        Role.HOST_STAFF: _("Sees the roster of one edition."),
        Role.CARE_STAFF: _("Sees, by name, what one edition's people need in medicine and diet."),
        Role.KITCHEN_STAFF: _(
            "Sees how many people of one edition need which food, without names."
        ),
    }
    return meanings[Role(role)]
