"""Where an organisation reads a proposal and answers, with the link it was mailed."""

from flask import request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core import clock, sealing
from app.core.access import allow, anyone
from app.core.arrival import received
from app.core.db import session
from app.core.web import page
from app.proposals import actions, forms, queries, rules, words
from app.proposals.models import Party
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp


def mine(session: Session, token: str) -> Party | None:
    """Return the party of a link in force, while it can answer."""
    found = queries.party_by_token(session, sealing.digest(token))
    if found is None or found.link_ends_at is None or found.link_ends_at <= clock.now():
        return None
    return found if found.proposal.state in queries.ANSWERABLE else None


@bp.route("/co-proposer/<token>", methods=["GET", "POST"])
@allow(anyone, find=mine)
def linked(party: Party) -> ResponseReturnValue:
    """Show an organisation what it is asked to propose, and take its answer once."""
    form = forms.AnswerForm()
    answered = ""
    if form.answered():
        with form.showing_refusals():
            confirmed = request.form.get("do") != "decline"
            actions.answer_by_link(session(), party, received(), confirmed=confirmed)
            answered = party.state
    return page(form.http_status if form.errors else 200, **_shown(party, answered), form=form)


def _shown(party: Party, answered: str) -> dict[str, object]:
    """Return what the page shows: the proposal as it stands now, to whom it is asked."""
    proposal = party.proposal
    content = rules.content_of(proposal)
    return {
        "party": party,
        "proposal": proposal,
        "call": proposal.call,
        "answered": answered,
        "content": content,
        "texts": list(words.text_rows(content)),
        "rows": words.content_rows(proposal.call.type, content, state.names([content])),
        "words": words,
    }
