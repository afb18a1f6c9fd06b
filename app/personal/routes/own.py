"""A person's own page: how it stands, what is missing, who may see what."""

from flask import g
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts.actions import throttle
from app.accounts.routes import current
from app.accounts.routes.linked import TOO_MANY
from app.consents import words as consent_words
from app.core import clock, db, sealing
from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.personal import actions, forms, queries, rules
from app.personal.actions.limits import asking_limits
from app.personal.models import OwnLink
from app.personal.routes import state
from app.personal.routes.blueprint import address, bp

OWN = "/own/<token>"


def mine(session: Session, token: str) -> OwnLink | None:
    """Return the link in force of a secret, while its edition is not long over."""
    found = queries.of_token(session, sealing.digest(token))
    if found is None or not rules.alive(found.participant.delegation.edition, clock.now()):
        return None
    # Whoever holds this link must not answer as the guardian: see blueprint.mark.
    g.bearer = found.participant_id
    return found


@bp.get(OWN)
@allow(anyone, find=mine)
def show(link: OwnLink) -> ResponseReturnValue:
    """Show how a person stands and what is still to do."""
    if link.opened_at is None:
        # A page that only reads needs a transaction for it.
        with db.transaction() as own:
            actions.note_opened(own, link.id)
    return page(**state.of(link), consent_words=consent_words)


@bp.route("/own", methods=["GET", "POST"])
@allow(anyone)
def ask() -> ResponseReturnValue:
    """Ask for a new link; the answer never says whether it was sent."""
    form = forms.AskForm()
    if form.answered():
        db.keep()
        limits = asking_limits(current.address())
        if not throttle.admit(session(), limits, clock.now()):
            return page(TOO_MANY, form=form, throttled=True)
        actions.ask(session(), form.email.data, address)
        said(_("If a link was ever sent to this address, a new one is on its way to it."))
        return back_to(".ask")
    return page(form.http_status, form=form, throttled=False)
