"""Forgetting whom only a link or a mail needed, and what was never submitted, with time."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, func, update
from sqlalchemy.orm import Session

from app.proposals import queries
from app.proposals.actions.keeping import record
from app.proposals.models import CoWriter, Party, ProposalPaper


def forget_old(session: Session, proposal_ids: Collection[int], now: datetime) -> None:
    """Empty mail addresses of organisations and names of co-writers, and end all their links."""
    nothing = {"contact_mail": "", "token_hash": None, "link_ends_at": None}
    parties = update(Party).where(Party.proposal_id.in_(proposal_ids), Party.contact_mail != "")
    session.execute(parties.values(**nothing))
    writers = update(CoWriter).where(CoWriter.proposal_id.in_(proposal_ids), CoWriter.name != "")
    session.execute(writers.values(name="", revoked_at=func.coalesce(CoWriter.revoked_at, now)))
    _record(session, "people", Counter(proposal_ids))


def forget_papers(session: Session, paper_ids: Collection[int]) -> None:
    """Take papers away with their names; that there were so many stays in the history."""
    _record(session, "papers", Counter(queries.owners(session, paper_ids)))
    session.execute(delete(ProposalPaper).where(ProposalPaper.id.in_(paper_ids)))


def _record(session: Session, holding: str, purged: Counter[int]) -> None:
    """Record of each proposal what was taken away."""
    for one in queries.several(session, purged):
        details = {"holding": holding, "purged": purged[one.id]}
        record(session, None, "retention.purged", one, details)
