"""Who sends people their links, and what the links open."""

from app.core.access import Actor
from app.editions.models import Invitee
from app.registration.policy import may_enter
from app.vault.classes import FieldClass


def may_send(user: Actor, invitee: Invitee) -> bool:
    """Let whoever enters a region's people send them their links."""
    return may_enter(user, invitee)


def own(field_class: FieldClass) -> bool:
    """Let a person read what stands there about them; a passport stays masked, as for everybody.

    What a guardian handed in is the guardian's.
    """
    return field_class not in {FieldClass.PASSPORT, FieldClass.GUARDIAN}
