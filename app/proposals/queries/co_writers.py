"""Finding co-writers, and who wrote what at a proposal."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.history.models import Record
from app.proposals.models import CoWriter, Proposal
from app.proposals.queries.finding import PARTS, SEEN

WROTE = ("proposal.saved", "paper.added", "paper.renewed", "paper.removed", "paper.restored")
SHOWN = 30


def co_writers(session: Session, proposal_id: int) -> Sequence[CoWriter]:
    """Return those who were given a link to a proposal, the newest first."""
    found = select(CoWriter).where(CoWriter.proposal_id == proposal_id)
    return session.scalars(found.order_by(CoWriter.id.desc())).all()


def co_writer(session: Session, uuid: str, co_writer_id: int) -> CoWriter | None:
    """Return a co-writer of a proposal, with the proposal and what says who may see it."""
    return session.scalar(
        select(CoWriter)
        .join(CoWriter.proposal)
        .where(Proposal.uuid == uuid, CoWriter.id == co_writer_id)
        .options(contains_eager(CoWriter.proposal).options(*SEEN))
    )


def co_writer_by_token(session: Session, token_hash: str) -> CoWriter | None:
    """Return whose link it is, with the proposal and all its parts."""
    return session.scalar(
        select(CoWriter)
        .join(CoWriter.proposal)
        .where(CoWriter.token_hash == token_hash)
        .options(contains_eager(CoWriter.proposal).options(*SEEN, *PARTS))
    )


def written(session: Session, proposal_id: int) -> Sequence[Record]:
    """Return who wrote at a proposal lately, the newest first."""
    return session.scalars(
        select(Record)
        .where(Record.subject == f"proposal:{proposal_id}", Record.action.in_(WROTE))
        .options(joinedload(Record.actor))
        .order_by(Record.id.desc())
        .limit(SHOWN)
    ).all()


def recorded_parts(
    session: Session, proposal_id: int, actor_id: int | None, by: int | None, since: datetime
) -> frozenset[str]:
    """Return which parts somebody is recorded to have written at since a moment."""
    found = session.scalars(
        select(Record.details).where(
            Record.subject == f"proposal:{proposal_id}",
            Record.action == WROTE[0],
            Record.actor_id.is_(None) if actor_id is None else Record.actor_id == actor_id,
            Record.at >= since,
        )
    )
    same = (one for one in found if one.get("co_writer") == by)
    return frozenset(part for one in same for part in one["fields"])
