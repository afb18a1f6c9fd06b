"""A guardian reads and answers, by a link of their own."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.consents import actions, forms, queries, words
from app.consents.models import Guardian
from app.consents.routes import asking
from app.consents.routes.blueprint import bp
from app.core import clock, db, marking, sealing
from app.core.access import actor, allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said


def _by_link(session: Any, token: str) -> Guardian | None:
    """Return the guardian whose link this is."""
    return queries.of_link(session, sealing.digest(token))


@bp.route("/guardian/<token>", methods=["GET", "POST"])
@allow(anyone, find=_by_link)
def answer(guardian: Guardian) -> ResponseReturnValue:
    """Let a guardian read and answer each text, and change the answers later."""
    form = forms.answers_form(
        forms.GuardianAnswers, asking.asked(guardian), asking.before(guardian)
    )
    stopped = actions.stopped(guardian, getattr(actor(), "email", None), marking.marked())
    if stopped is None and form.answered():
        if _answered(guardian, form):
            said(_("Your answers are kept. With the same link you can change them."))
            return back_to(".answer", **(request.view_args or {}))
        # A wrong birth date must count although the page is refused.
        db.keep()
        actions.count_try(guardian)
    return page(
        403 if stopped else form.http_status, form=form, stopped=stopped, **_shown(guardian)
    )


def _shown(guardian: Guardian) -> dict[str, Any]:
    """Return what the guardian's page is about."""
    child = guardian.participant
    edition = child.delegation.edition
    gate = queries.gate(session(), edition, child, clock.today(edition.zone))
    return {"child": child, "edition": edition, "gate": gate, "words": words}


def _answered(guardian: Guardian, form: Any) -> bool:
    """Keep a guardian's answers; tells whether they were kept, or the form says why not."""
    with form.showing_refusals():
        child = guardian.participant
        proof = asking.proof(child, "link", "mailed-link", form.typed.data, form.birth_date.data)
        actions.check_identity(session(), guardian, proof)
        actions.answer(session(), guardian, form.answers, proof)
        return True
    return False
