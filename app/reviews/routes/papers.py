"""The papers of a proposal, for those who review it."""

from dataclasses import dataclass

from flask import Response
from sqlalchemy.orm import Session

from app.core.access import Actor, allow
from app.core.files.downloads import attachment
from app.proposals.models import ProposalPaper
from app.reviews import policy, queries
from app.reviews.queries import Reading
from app.reviews.routes.blueprint import bp, reading


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A paper of a proposal under review, and what its reader is to the proposal."""

    reading: Reading
    paper: ProposalPaper


def asked(session: Session, uuid: str, paper_uuid: str) -> Asked | None:
    """Return a paper that was submitted with a proposal under review."""
    found = reading(session, uuid)
    paper = queries.paper(session, found.proposal.id, paper_uuid) if found else None
    return Asked(reading=found, paper=paper) if found and paper else None


def may_take(user: Actor, wanted: Asked) -> bool:
    """Let those take a paper who may read the text, unless the phase hides who proposes."""
    return policy.may_see_papers(user, wanted.reading)


@bp.get("/proposals/<uuid>/review/papers/<paper_uuid>")
@allow(may_take, find=asked)
def paper(wanted: Asked) -> Response:
    """Hand out a paper so that a browser stores it and runs nothing in it."""
    found = wanted.paper
    return attachment(found.content, found.media_type, found.name)
