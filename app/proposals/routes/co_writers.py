"""Where the region that drafts gives links to co-writers, ends them, and sees who wrote what."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import SAFE, session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.proposals import actions, forms, policy, queries, words
from app.proposals.models import CoWriter, Proposal
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp, co_writer_address

CO_WRITERS = "/proposals/<uuid>/co-writers"


@bp.route(CO_WRITERS, methods=["GET", "POST"])
@allow(policy.may_invite, find=queries.proposal)
def co_writers(proposal: Proposal) -> ResponseReturnValue:
    """List the links and who wrote lately; make another link, shown once if it is not mailed."""
    if request.method not in SAFE:
        proposal = queries.held(session(), proposal.id)
    form = forms.CoWriterForm()
    made = ""
    if form.answered():
        with form.showing_refusals():
            who, number = form.invited(), actor().actor_id
            made = actions.invite(session(), number, proposal, who, co_writer_address)
            if who.mail:
                said(_("The link is on its way to %(mail)s.", mail=who.mail))
                return back_to(".co_writers", uuid=proposal.uuid)
            form = forms.CoWriterForm(formdata=None)
    return page(200 if made else form.http_status, **_shown(proposal), form=form, made=made)


@bp.post(f"{CO_WRITERS}/<int:co_writer_id>/revoke")
@allow(policy.may_revoke, find=queries.co_writer)
def revoke(found: CoWriter) -> ResponseReturnValue:
    """End a link: it opens nothing any more."""
    actions.revoke(session(), actor().actor_id, found)
    said(_("The link of %(name)s is ended.", name=found.name))
    return back_to(".co_writers", uuid=found.proposal.uuid)


def _shown(proposal: Proposal) -> dict[str, Any]:
    """Return what the page shows."""
    found = queries.co_writers(session(), proposal.id)
    return {
        "proposal": proposal,
        "call": proposal.call,
        "co_writers": found,
        "opens": {one.id for one in found if state.opens(one, proposal, clock.now())},
        "names": {one.id: one.name for one in found},
        "written": queries.written(session(), proposal.id),
        "ends": {one.id: state.link_ends(one, proposal) for one in found},
        "words": words,
    }
