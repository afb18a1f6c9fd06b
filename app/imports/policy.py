"""Who may bring people in from files."""

from app.core.access import Actor
from app.imports.models import Import
from app.registration.policy import may_enter


def may_import(user: Actor, one: Import) -> bool:
    """Tell whether the person may see and apply an import: whoever enters the region's people."""
    return may_enter(user, one.invitee)
