"""Saying whether a region takes part."""

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Invitee
from app.registration import queries, rules
from app.registration.actions import holding
from app.registration.actions.recording import record
from app.registration.errors import PeopleEntered


def answer(session: Session, actor_id: int | None, invitee: Invitee, *, taking_part: bool) -> None:
    """Say whether the region takes part; before registration opens an answer is welcome too.

    Raises PeopleEntered for a no while people are entered, and what a closed registration refuses.
    """
    delegation = queries.locked(session, invitee)
    holding.hold(session, invitee.edition, rules.check_answerable)
    if delegation is None:
        delegation = holding.begin(session, actor_id, invitee, taking_part=taking_part)
    elif delegation.taking_part is taking_part:
        return
    if not taking_part and queries.entered(session, delegation):
        raise PeopleEntered
    delegation.taking_part = taking_part
    delegation.answered_at = clock.now()
    delegation.answered_by_id = actor_id
    details = {"taking_part": taking_part}
    record(session, actor_id, "delegation.answered", invitee.edition, delegation, details)
