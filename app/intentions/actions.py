"""What a region does in a survey: it says whether it will take part, and changes it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from app.core import clock
from app.history import actions as history
from app.intentions import queries, rules
from app.intentions.models import Intention
from app.intentions.queries import Asked
from app.intentions.rules import Answer

# What a survey depends on in its call; SQLAlchemy reads no row again without its version.
WINDOW = ("version", "published_at", "closes_at", "survey_closes_at", "cancelled_at")


def answer(
    session: Session,
    actor_id: int | None,
    asked: Asked,
    wanted: Mapping[int, Answer],
    received: datetime,
) -> int:
    """Answer for a region, by proposal id; returns how many answers changed.

    `received` is when the request reached the server. A blank answer takes one back; proposals that
    are not named keep their answers. Raises SurveyNotOpen, SurveyOver, NotAsked.
    """
    call = asked.call
    # Nobody moves the deadline meanwhile; regions do not wait for each other.
    session.refresh(call, WINDOW, with_for_update={"read": True})
    rules.check_open(call, received)
    queries.hold_region(session, call.programme_id, asked.region.id)
    found = queries.proposals(session, call.id)
    own = queries.proposing(session, found)
    about = [one.id for one in found if asked.region.id not in own[one.id]]
    rules.check_answers(wanted, about)
    stands = queries.answers(session, about, asked.region.id)
    changed = [
        proposal_id
        for proposal_id, one in wanted.items()
        if _put(session, actor_id, asked.region.id, proposal_id, stands.get(proposal_id), one)
    ]
    session.flush()
    if changed:
        history.record(
            session,
            actor_id,
            "intentions.answered",
            subject=f"call:{call.id}",
            programme_id=call.programme_id,
            edition_id=call.edition_id,
            region_id=asked.region.id,
            details={"answers": len(changed)},
        )
    return len(changed)


def _put(
    session: Session,
    actor_id: int | None,
    region_id: int,
    proposal_id: int,
    row: Intention | None,
    wanted: Answer,
) -> bool:
    """Bring one answer in step with what is wanted; tell whether anything changed."""
    if not wanted.answer:
        if row is not None:
            session.delete(row)
        return row is not None
    stands = row and (row.answer, row.people, row.contribution)
    if stands == (wanted.answer, wanted.people, wanted.contribution):
        return False
    now = clock.now()
    if row is None:
        row = Intention(
            proposal_id=proposal_id, region_id=region_id, answer=wanted.answer, answered_at=now
        )
        session.add(row)
    row.answer, row.people, row.contribution = wanted.answer, wanted.people, wanted.contribution
    row.answered_at, row.answered_by_id = now, actor_id
    return True
