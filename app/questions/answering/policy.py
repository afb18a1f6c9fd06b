"""Who may see, write and reveal which answers."""

from app.core.access import Actor
from app.editions.models import Edition, Invitee
from app.editions.policy import acts_for, coordinates, receives
from app.questions.answering.queries.people import Of
from app.registration.models import Participant
from app.vault import policy as vault
from app.vault.classes import FieldClass


def may_see(user: Actor, person: Participant) -> bool:
    """Let the person's region and the programme's coordinator see how the answers stand."""
    edition = person.delegation.edition
    return coordinates(user, edition) or acts_for(user, edition, person.region_id)


def may_complete(user: Actor, person: Participant) -> bool:
    """Let the person's own region write answers for the person."""
    return vault.may_write(user, person, FieldClass.OPEN)


def may_complete_stage(user: Actor, asked: tuple[Participant, str]) -> bool:
    """Let the person's own region write the answers of a stage."""
    return may_complete(user, asked[0])


def may_see_missing(user: Actor, invitee: Invitee) -> bool:
    """Let a region and the coordinator see who of its people is missing what."""
    edition = invitee.edition
    return coordinates(user, edition) or acts_for(user, edition, invitee.region_id)


def may_see_all_missing(user: Actor, edition: Edition) -> bool:
    """Let the programme's coordinator see who of the edition is missing what."""
    return coordinates(user, edition)


def may_reveal(user: Actor, of: Of) -> bool:
    """Tell whether the person may see this answer for a recorded reason."""
    return vault.may_reveal(user, of.person, _class(of)) and _comes(user, of.person)


def may_fetch(user: Actor, of: Of) -> bool:
    """Tell whether the person may take this file away without giving a reason."""
    return vault.may_read(user, of.person, _class(of)) and _comes(user, of.person)


def _comes(user: Actor, person: Participant) -> bool:
    """Tell whether the person is one whom this reader knows of: hosts know only those who come."""
    return person.holds_place or may_see(user, person)


def _class(of: Of) -> FieldClass:
    """Return the class of what was asked."""
    return FieldClass(of.answer.question.field_class)


def may_care(user: Actor, edition: Edition) -> bool:
    """Let those who care for the edition's people see who has something recorded."""
    return vault.cares(user, edition)


def may_see_diets(user: Actor, edition: Edition) -> bool:
    """Let the kitchen, the host and the coordinator see how many need which food."""
    return vault.cooks(user, edition) or receives(user, edition) or coordinates(user, edition)
