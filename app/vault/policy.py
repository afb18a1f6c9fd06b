"""Who may read, reveal and write which class of a person's data.

Reading is in the clear; revealing asks for a reason and is recorded. The predicates ending in
`_in` are for where no participant is at hand: an edition and the region that sends the person.
"""

from app.accounts.models import Role
from app.core.access import Actor
from app.editions.models import Edition
from app.editions.policy import acts_for, coordinates, receives
from app.registration.models import Participant
from app.vault.classes import FieldClass

_NAMES = frozenset({FieldClass.NAME, FieldClass.OPEN})
_PLAIN = _NAMES | {FieldClass.CONTACT, FieldClass.BIRTH}
# A passport is masked once it is saved, for those who entered it too.
_OWN_READ = _PLAIN | {FieldClass.MEDICAL}
_OWN_REVEAL = frozenset({FieldClass.PASSPORT})
_OWN_WRITE = _PLAIN | {FieldClass.PASSPORT, FieldClass.MEDICAL}
_COORDINATOR_REVEAL = frozenset({FieldClass.PASSPORT, FieldClass.GUARDIAN})


def cares(user: Actor, edition: Edition) -> bool:
    """Tell whether the person cares for the edition's participants: needs, illness, medicine."""
    return user.holds(Role.CARE_STAFF, edition_id=edition.id)


def cooks(user: Actor, edition: Edition) -> bool:
    """Tell whether the person cooks for the edition: sees counts of diets, and no names."""
    return user.holds(Role.KITCHEN_STAFF, edition_id=edition.id)


def may_read_in(user: Actor, edition: Edition, region_id: int, field_class: FieldClass) -> bool:
    """Tell whether the person reads this class of a region's people without giving a reason."""
    return (
        (field_class in _NAMES and (receives(user, edition) or cares(user, edition)))
        or (field_class in _PLAIN and coordinates(user, edition))
        or (field_class in _OWN_READ and acts_for(user, edition, region_id))
    )


def may_reveal_in(user: Actor, edition: Edition, region_id: int, field_class: FieldClass) -> bool:
    """Tell whether the person may see this class of a region's people for a recorded reason."""
    return (
        (field_class is FieldClass.MEDICAL and cares(user, edition))
        or (field_class in _COORDINATOR_REVEAL and coordinates(user, edition))
        or (field_class in _OWN_REVEAL and acts_for(user, edition, region_id))
    )


def may_write_in(user: Actor, edition: Edition, region_id: int, field_class: FieldClass) -> bool:
    """Tell whether the person enters this class of a region's people."""
    return field_class in _OWN_WRITE and acts_for(user, edition, region_id)


def may_read(user: Actor, participant: Participant, field_class: FieldClass) -> bool:
    """Tell whether the person reads this class of a participant without giving a reason."""
    edition = participant.delegation.edition
    return may_read_in(user, edition, participant.region_id, field_class)


def may_reveal(user: Actor, participant: Participant, field_class: FieldClass) -> bool:
    """Tell whether the person may see this class of a participant for a recorded reason."""
    edition = participant.delegation.edition
    return may_reveal_in(user, edition, participant.region_id, field_class)


def may_write(user: Actor, participant: Participant, field_class: FieldClass) -> bool:
    """Tell whether the person enters this class of a participant."""
    edition = participant.delegation.edition
    return may_write_in(user, edition, participant.region_id, field_class)


def may_see_looks(user: Actor, participant: Participant) -> bool:
    """Let the region's coordinator and the programme's see who has looked at a person's data."""
    edition = participant.delegation.edition
    return coordinates(user, edition) or acts_for(user, edition, participant.region_id)
