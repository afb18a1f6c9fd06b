"""Forgetting whom only a link or a mail needed, once nobody waits for them any more."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, update
from sqlalchemy.orm import Session

from app.proposals.models import CoWriter, Party


def forget_old(session: Session, proposal_ids: Collection[int], now: datetime) -> None:
    """Empty mail addresses of organisations and names of co-writers, and end all their links."""
    nothing = {"contact_mail": "", "token_hash": None, "link_ends_at": None}
    parties = update(Party).where(Party.proposal_id.in_(proposal_ids), Party.contact_mail != "")
    session.execute(parties.values(**nothing))
    writers = update(CoWriter).where(CoWriter.proposal_id.in_(proposal_ids), CoWriter.name != "")
    session.execute(writers.values(name="", revoked_at=func.coalesce(CoWriter.revoked_at, now)))
