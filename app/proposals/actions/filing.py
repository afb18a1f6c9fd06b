"""Keeping the papers of a proposal: each file looked through, older versions kept."""

from datetime import datetime
from hashlib import sha256
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core import clock
from app.core.files.refusing import FileRefused
from app.core.files.uploads import Checked, Upload, check_upload
from app.proposals import rules
from app.proposals.actions.keeping import check_changeable, record
from app.proposals.errors import PaperGone
from app.proposals.models import Proposal, ProposalPaper


def file_paper(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    upload: Upload,
    line: str | None,
    received: datetime,
    by: int | None = None,
) -> ProposalPaper:
    """Keep a file with a proposal, as a new paper or as the newest version of one on its line.

    The proposal must be held; `by` is a co-writer's number. Raises NotNow,
    SubmittedAndClosed, PaperGone, TooManyPapers, NoRoom, and FileRefused on the field.
    """
    check_changeable(session, proposal, received)
    before = [one for one in proposal.papers if one.line == line]
    if line and (not before or _newest(before).removed_at is not None):
        raise PaperGone
    try:
        checked = check_upload(upload, megabytes=rules.LARGEST, office=True)
    except FileRefused as refusal:
        raise FileRefused(refusal.message, "file") from refusal
    rules.check_room(proposal.papers, len(checked.content), line)
    number = _newest(before).number + 1 if before else 1
    made = _made(proposal, actor_id, checked, line or str(uuid4()), number)
    session.add(made)
    _changed(session, actor_id, proposal, "added" if number == 1 else "renewed", number, by)
    return made


def remove_paper(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    uuid: str,
    received: datetime,
    by: int | None = None,
) -> None:
    """Take a paper off with all its versions; what was submitted with it keeps it.

    The proposal must be held. Raises NotNow, SubmittedAndClosed, PaperGone.
    """
    check_changeable(session, proposal, received)
    paper = _named(proposal, uuid)
    if paper.removed_at is not None:
        raise PaperGone
    paper.removed_at = clock.now()
    _changed(session, actor_id, proposal, "removed", paper.number, by)


def restore_paper(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    uuid: str,
    received: datetime,
    by: int | None = None,
) -> None:
    """Put a paper back that was taken off; the proposal must be held.

    Raises NotNow, SubmittedAndClosed, PaperGone, TooManyPapers.
    """
    check_changeable(session, proposal, received)
    paper = _named(proposal, uuid)
    if paper.removed_at is None:
        raise PaperGone
    others = [one for one in proposal.papers if one is not paper]
    rules.check_room(others, paper.size, paper.line)
    paper.removed_at = None
    _changed(session, actor_id, proposal, "restored", paper.number, by)


def _named(proposal: Proposal, uuid: str) -> ProposalPaper:
    """Return the newest version of a paper, which is named by its uuid; raises PaperGone."""
    line = next((one.line for one in proposal.papers if one.uuid == uuid), None)
    found = _newest([one for one in proposal.papers if one.line == line]) if line else None
    if found is None or found.uuid != uuid:
        raise PaperGone
    return found


def _newest(papers: list[ProposalPaper]) -> ProposalPaper:
    """Return the newest of some versions."""
    return max(papers, key=lambda one: one.number)


def _made(
    proposal: Proposal, actor_id: int | None, checked: Checked, line: str, number: int
) -> ProposalPaper:
    """Make the row of a file."""
    return ProposalPaper(
        proposal_id=proposal.id,
        line=line,
        number=number,
        name=checked.name,
        media_type=checked.media_type,
        size=len(checked.content),
        digest=sha256(checked.content).hexdigest(),
        content=checked.content,
        made_at=clock.now(),
        made_by_id=actor_id,
    )


def _changed(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    what: str,
    number: int,
    by: int | None,
) -> None:
    """Note that the papers changed; what they are called is the proposal's own."""
    proposal.changed_at = clock.now()
    session.flush()
    named = {"co_writer": by} if by else {}
    record(session, actor_id, f"paper.{what}", proposal, {"version": number, **named})
