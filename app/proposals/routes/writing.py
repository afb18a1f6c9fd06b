"""Saving what is written at a draft: by its writer, and by itself while somebody still writes."""

from collections.abc import Sequence
from datetime import timedelta

from flask import request

from app.calls import queries as calls
from app.core.arrival import received
from app.core.db import session
from app.core.languages import _
from app.core.web import said
from app.programmes import queries as programmes
from app.proposals import actions, forms
from app.proposals.models import Proposal
from app.proposals.routes import state

KEEP = "keep"
# What somebody writes at without pause is recorded once in so long.
ONCE_IN = timedelta(minutes=10)


def draft_form(proposal: Proposal) -> forms.DraftForm:
    """Make the form of a proposal with the places and the call's areas that can be chosen.

    An area that the call does not name stays, where it was taken over from an earlier proposal.
    """
    chosen = {one.id for one in proposal.areas}
    areas = calls.areas_of(session(), proposal.call_id, chosen)
    places = programmes.member_regions(session(), proposal.call.programme_id)
    return forms.draft_form(proposal, areas, places)


def keeping() -> bool:
    """Tell whether the form comes by itself, while somebody still writes."""
    return request.form.get("do") == KEEP


def keep(
    proposal: Proposal, form: forms.DraftForm, actor_id: int | None, by: int | None = None
) -> tuple[Proposal, Sequence[str]]:
    """Save what can be saved of a form that came by itself, and return what to say of it.

    Nothing is said where nothing was saved: the form then says why.
    """
    if form.kept():
        with form.showing_refusals():
            saved = _saved(proposal, form, actor_id, by, ONCE_IN)
            return saved, state.kept(saved, whole=not form.errors)
    return proposal, ()


def save(
    proposal: Proposal, form: forms.DraftForm, actor_id: int | None, by: int | None = None
) -> Proposal:
    """Save what the form holds, and say so plainly; `by` is a co-writer's number."""
    saved = _saved(proposal, form, actor_id, by, None)
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
    if not_submitted := state.warning(saved):
        said(not_submitted)
    return saved


def _saved(
    proposal: Proposal,
    form: forms.DraftForm,
    actor_id: int | None,
    by: int | None,
    once_in: timedelta | None,
) -> Proposal:
    """Save the draft that the form holds."""
    draft = form.draft(proposal)
    return actions.save(session(), actor_id, proposal, draft, received(), by, once_in)
