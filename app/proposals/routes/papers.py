"""The papers of a proposal: listed with their versions, attached, taken off, and downloaded."""

from typing import Any

from flask import Response, request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.arrival import received
from app.core.db import SAFE, session
from app.core.files.downloads import attachment
from app.core.languages import _
from app.core.web import back_to, page, said
from app.proposals import actions, forms, policy, queries, rules, words
from app.proposals.models import Proposal, ProposalPaper
from app.proposals.queries import WantedPaper
from app.proposals.routes.blueprint import bp
from app.proposals.routes.ways import own_way

PAPER = "/proposals/<uuid>/papers/<file_uuid>"


@bp.route("/proposals/<uuid>/papers", methods=["GET", "POST"])
@allow(policy.may_read, post=policy.may_write, find=queries.proposal)
def papers(proposal: Proposal) -> ResponseReturnValue:
    """List the papers with their versions; attach one."""
    if request.method not in SAFE:
        proposal = queries.held(session(), proposal.id)
    form = forms.paper_form(rules.lines(proposal.papers, {}))
    if form.answered() and attach(proposal, form, actor().actor_id):
        return back_to(".papers", uuid=proposal.uuid)
    own = policy.reads_drafts(actor(), proposal)
    may_write = policy.may_write(actor(), proposal)
    shown = {**listed(proposal, submitted_only=not own), "way": own_way(proposal)}
    return page(form.http_status, **shown, form=form, may_write=may_write)


@bp.get(PAPER)
@allow(policy.may_take_paper, find=queries.wanted_paper)
def paper(wanted: WantedPaper) -> Response:
    """Hand out a paper, as a download only."""
    return paper_response(wanted.paper)


@bp.post(f"{PAPER}/remove")
@allow(policy.may_change_paper, find=queries.wanted_paper)
def remove_paper(wanted: WantedPaper) -> ResponseReturnValue:
    """Take a paper off."""
    held = remove(wanted.paper, actor().actor_id)
    return back_to(".papers", uuid=held.uuid)


@bp.post(f"{PAPER}/restore")
@allow(policy.may_change_paper, find=queries.wanted_paper)
def restore_paper(wanted: WantedPaper) -> ResponseReturnValue:
    """Put a paper back that was taken off."""
    held = restore(wanted.paper, actor().actor_id)
    return back_to(".papers", uuid=held.uuid)


def paper_response(found: ProposalPaper) -> Response:
    """Return a paper as a download; who may have it was asked before."""
    content = queries.paper_content(session(), found.id)
    return attachment(content, found.media_type, found.name)


def listed(proposal: Proposal, *, submitted_only: bool = False) -> dict[str, Any]:
    """Return what a list of papers shows."""
    versions = queries.submitted_papers(session(), proposal.id)
    lines = rules.lines(proposal.papers, versions, submitted_only=submitted_only)
    return {"proposal": proposal, "call": proposal.call, "lines": lines, "words": words}


def attach(
    proposal: Proposal, form: forms.PaperForm, actor_id: int | None, by: int | None = None
) -> bool:
    """Keep the file that was sent, and say so; `by` is a co-writer's number."""
    with form.showing_refusals():
        upload, line = form.upload(), form.line.data or None
        made = actions.file_paper(session(), actor_id, proposal, upload, line, received(), by)
        said(_("Attached: %(name)s, version %(number)s", name=made.name, number=made.number))
        return True
    return False


def remove(found: ProposalPaper, actor_id: int | None, by: int | None = None) -> Proposal:
    """Take a paper off, and say that it can be put back."""
    held = queries.held(session(), found.proposal_id)
    actions.remove_paper(session(), actor_id, held, found.uuid, received(), by)
    said(_("Removed: %(name)s. It can be put back below.", name=found.name))
    return held


def restore(found: ProposalPaper, actor_id: int | None, by: int | None = None) -> Proposal:
    """Put a paper back, and say so."""
    held = queries.held(session(), found.proposal_id)
    actions.restore_paper(session(), actor_id, held, found.uuid, received(), by)
    said(_("Put back: %(name)s", name=found.name))
    return held
