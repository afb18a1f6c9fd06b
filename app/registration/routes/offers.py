"""The page on which a place that was offered is accepted or declined."""

from collections.abc import Sequence

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import page, said
from app.editions.models import Edition
from app.editions.rules import room
from app.editions.rules.filling import Counter
from app.registration import actions, policy, queries, rules, words
from app.registration.models import Participant
from app.registration.routes.blueprint import bp, named, to_person


def standing(edition: Edition, places: Sequence[Counter]) -> dict[int, list[str]]:
    """Return where each who waits for an edition stands, in words; two statements."""
    found = rules.standings(queries.waiting(session(), edition.id), room(places))
    limits = sorted({one.limit for stands in found.values() for one in stands}, key=str)
    words_of = dict(zip(limits, named(edition, limits), strict=True))
    return {
        person_id: [words.standing(one.number, one.of, words_of[one.limit]) for one in stands]
        for person_id, stands in found.items()
    }


@bp.get("/delegations/<code>/people/<int:person_id>/offer")
@allow(policy.may_change, find=queries.participant)
def offer(person: Participant) -> ResponseReturnValue:
    """Show a place that was offered, until when, and what can be answered."""
    edition = person.delegation.edition
    holds = person.offer_until is not None and person.offer_until > clock.now()
    return page(edition=edition, invitee=person.delegation, person=person, holds=holds)


@bp.post("/delegations/<code>/people/<int:person_id>/offer/accept")
@allow(policy.may_change, find=queries.participant)
def accept_offer(person: Participant) -> ResponseReturnValue:
    """Accept the place."""
    actions.accept_offer(session(), actor().actor_id, person)
    said(_("Entered: %(name)s", name=person.native))
    return to_person(person)


@bp.post("/delegations/<code>/people/<int:person_id>/offer/decline")
@allow(policy.may_change, find=queries.participant)
def decline_offer(person: Participant) -> ResponseReturnValue:
    """Decline the place; it goes to the next person."""
    actions.decline_offer(session(), actor().actor_id, person)
    said(_("Declined for %(name)s. The place goes to the next person.", name=person.native))
    return to_person(person)
