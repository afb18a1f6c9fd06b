"""What goes with the nightly purge: people and files of calls that closed a year ago."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.core import clock
from app.proposals import queries
from app.proposals.actions import forgetting
from app.retention.others import nightly


@nightly("proposals with addresses of organisations or names of co-writers", queries.remembered)
def forget(session: Session, proposal_ids: Sequence[int]) -> None:
    """Forget whom only a link or a mail needed."""
    forgetting.forget_old(session, proposal_ids, clock.now())


@nightly("attachments of proposals that were never submitted", queries.never_submitted)
def forget_papers(session: Session, paper_ids: Sequence[int]) -> None:
    """Take away what was never part of a submission."""
    forgetting.forget_papers(session, paper_ids)
