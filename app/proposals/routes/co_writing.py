"""The pages of a co-writer's link: one draft and its papers, and nothing else."""

from dataclasses import dataclass
from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core import sealing
from app.core.access import allow, anyone
from app.core.arrival import received
from app.core.db import SAFE, session
from app.core.languages import language
from app.core.web import back_to, page
from app.proposals import actions, forms, queries, rules, words
from app.proposals.models import CoWriter, Proposal, ProposalPaper
from app.proposals.routes import papers, state
from app.proposals.routes.blueprint import bp
from app.proposals.routes.ways import linked_way
from app.proposals.routes.writing import draft_form, keep, keeping, save

LINK = "/co-writer/<token>"
PAPER = f"{LINK}/papers/<file_uuid>"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A paper of the draft that a link opens."""

    co_writer: CoWriter
    paper: ProposalPaper


def mine(session: Session, token: str) -> CoWriter | None:
    """Return whose link it is, while it opens its draft."""
    found = queries.co_writer_by_token(session, sealing.digest(token))
    if found is None:
        return None
    return found if state.opens(found, found.proposal, received()) else None


def taken(session: Session, token: str, file_uuid: str) -> Taken | None:
    """Return a paper of the draft that a link opens."""
    found = mine(session, token)
    papers = found.proposal.papers if found else ()
    paper = next((one for one in papers if one.uuid == file_uuid), None)
    return Taken(co_writer=found, paper=paper) if found and paper else None


@bp.route(LINK, methods=["GET", "POST"])
@allow(anyone, find=mine)
def co_edit(found: CoWriter) -> ResponseReturnValue:
    """Write at the draft; whatever is saved is recorded with the co-writer's name."""
    proposal = _held(found)
    form = draft_form(proposal)
    if keeping():
        saved, kept = keep(proposal, form, None, found.id)
        return page(200 if kept else 422, **_shown(found, saved), form=form, kept=kept)
    if form.merged():
        with form.showing_refusals():
            save(proposal, form, None, found.id)
            return _home(".co_edit")
    return page(form.http_status, **_shown(found, proposal), form=form, kept=())


@bp.route(f"{LINK}/papers", methods=["GET", "POST"])
@allow(anyone, find=mine)
def co_papers(found: CoWriter) -> ResponseReturnValue:
    """List the papers of the draft; attach one."""
    proposal = _held(found)
    form = forms.paper_form(rules.lines(proposal.papers, {}))
    if form.answered() and papers.attach(proposal, form, None, found.id):
        return _home(".co_papers")
    shown = {**_shown(found, proposal), **papers.listed(proposal)}
    return page(form.http_status, **shown, form=form)


@bp.get(PAPER)
@allow(anyone, find=taken)
def co_paper(wanted: Taken) -> Response:
    """Hand out a paper of the draft, as a download only."""
    return papers.paper_response(wanted.paper)


@bp.post(f"{PAPER}/remove")
@allow(anyone, find=taken)
def co_remove_paper(wanted: Taken) -> ResponseReturnValue:
    """Take a paper off the draft."""
    papers.remove(wanted.paper, None, wanted.co_writer.id)
    return _home(".co_papers")


@bp.post(f"{PAPER}/restore")
@allow(anyone, find=taken)
def co_restore_paper(wanted: Taken) -> ResponseReturnValue:
    """Put a paper back that was taken off."""
    papers.restore(wanted.paper, None, wanted.co_writer.id)
    return _home(".co_papers")


def _held(found: CoWriter) -> Proposal:
    """Return the draft, held where something is written, and note that the link is used."""
    if request.method in SAFE:
        return found.proposal
    actions.note_used(session(), found, received())
    return queries.held(session(), found.proposal_id)


def _shown(found: CoWriter, proposal: Proposal) -> dict[str, Any]:
    """Return what the pages of a link say: whose it is, of what, and until when."""
    token = (request.view_args or {})["token"]
    return {
        "co_writer": found,
        "proposal": proposal,
        "call": proposal.call,
        "told": state.deadline_told(proposal),
        "words": words,
        "language": language,
        "way": linked_way(token),
    }


def _home(endpoint: str) -> ResponseReturnValue:
    """Go on to a page of the same link."""
    return back_to(endpoint, token=(request.view_args or {})["token"])
