"""Asking the coordinator that answers which are fixed may be changed again."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from app.core import clock
from app.questions import queries as questions_
from app.questions.answering.errors import NothingFixed
from app.questions.answering.queries.reopening import opening
from app.questions.rules.reopening import fixed
from app.registration.models import Participant
from app.requests import actions as requests
from app.requests.actions.keeping import Asked
from app.requests.models import Request
from app.stages.queries import stages


def ask_to_reopen(
    session: Session,
    actor_id: int | None,
    person: Participant,
    ids: Collection[int],
    asked: Asked,
) -> Request:
    """Ask to change a person's answers to these questions; no answer stands in the request.

    Delegation, region, edition and programme must be loaded. Raises NothingFixed where all of them
    can still be changed without a request, and what requests refuse.
    """
    edition, now = person.delegation.edition, clock.now()
    questions = questions_.questions_for(session, edition.id, person.role)
    stage = stages(session, edition.id).get("documents")
    opens = opening(session, edition, person.id, questions, stage, now)
    late = opens.refusal is not None
    found = {one.id for one in fixed(questions, now, late=late)} - opens.reopened
    if not found & set(ids):
        raise NothingFixed
    return requests.ask_to_reopen(session, actor_id, person, found & set(ids), asked)
