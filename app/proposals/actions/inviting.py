"""Giving somebody without an account a link with which to write at one draft, and ending it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.core import clock, sealing
from app.proposals import mail, queries, rules
from app.proposals.actions.keeping import record, step
from app.proposals.errors import CoWriterEnded, TooManyCoWriters
from app.proposals.models import CoWriter, Proposal

Address = Callable[[str, str], str]


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Who is to write: a name, the mail address if the link is to be mailed, for how long."""

    name: str
    mail: str
    language: str
    days: int


def invite(
    session: Session, actor_id: int | None, proposal: Proposal, who: Invited, address: Address
) -> str:
    """Make a link and return it; `address` makes the address of a secret in a language.

    Only its digest is stored, and no mail address. The proposal must be held. Raises NotNow and
    TooManyCoWriters.
    """
    step("save", proposal)
    now = clock.now()
    before = queries.co_writers(session, proposal.id)
    live = [one for one in before if one.revoked_at is None and one.ends_at > now]
    today = [one for one in before if now - one.made_at < rules.A_DAY]
    if len(live) >= rules.MOST_LINKS or len(today) >= rules.MOST_A_DAY:
        raise TooManyCoWriters(rules.MOST_LINKS, rules.MOST_A_DAY)
    secret = sealing.token()
    made = CoWriter(
        proposal_id=proposal.id,
        token_hash=sealing.digest(secret),
        name=who.name,
        language=who.language,
        made_at=now,
        made_by_id=actor_id,
        ends_at=now + timedelta(days=who.days),
    )
    session.add(made)
    session.flush()
    record(session, actor_id, "co_writer.invited", proposal, {"co_writer": made.id})
    link = address(secret, who.language)
    if who.mail:
        mail.co_writer_invited(session, proposal, who.mail, who.language, link, made.ends_at)
    return link


def revoke(session: Session, actor_id: int | None, co_writer: CoWriter) -> None:
    """End a link; raises CoWriterEnded where it was ended before."""
    ending = update(CoWriter).where(CoWriter.id == co_writer.id, CoWriter.revoked_at.is_(None))
    ended = session.execute(ending.values(revoked_at=clock.now()))
    if not ended.rowcount:  # type: ignore[attr-defined]  # an update counts its rows
        raise CoWriterEnded
    record(session, actor_id, "co_writer.revoked", co_writer.proposal, {"co_writer": co_writer.id})


def note_used(session: Session, co_writer: CoWriter, received: datetime) -> None:
    """Note when a co-writer wrote last."""
    session.execute(
        update(CoWriter).where(CoWriter.id == co_writer.id).values(last_used_at=received)
    )
