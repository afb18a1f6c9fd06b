"""Asking to change answers that are fixed, and what the coordinator sees of such a request."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.panels import panel
from app.core.web import back_to, page, said
from app.questions.answering import actions, forms, policy, queries, words
from app.questions.answering.queries.sheets import sheet
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.routes.people import PERSON, readable
from app.registration.models import Participant
from app.requests.models import Request
from app.requests.rules import questions_of


@bp.route(PERSON + "/requests/answers", methods=["GET", "POST"])
@allow(policy.may_complete, find=queries.person)
def ask(person: Participant) -> ResponseReturnValue:
    """Ask to change a person's answers after the deadline, or once they are fixed."""
    invitee = person.delegation
    found = sheet(session(), person, lambda _class: False)
    form = forms.reopening_form([one.question for one in found.fixed])
    if form.is_right():
        with form.showing_refusals():
            sent = form.ids(), form.why()
            made = actions.ask_to_reopen(session(), actor().actor_id, person, *sent)
            said(_("The coordinator of the programme was asked. A mail tells what is answered."))
            return back_to("requests.show", edition_id=made.edition_id, request_id=made.id)
    told = {"person": person, "invitee": invitee, "edition": invitee.edition, "sheet": found}
    return page(form.http_status, form=form, **told)


@panel("request", 10)
def of_request(request: Request) -> str:
    """Show what stands where a region asks to change answers, as far as the reader may know."""
    if request.what != "answers":
        return ""
    numbers = request.edition_id, request.region.code, request.participant_id or 0
    person = queries.person(session(), *numbers)
    if person is None:
        return ""
    found = sheet(session(), person, readable(actor(), person))
    asked = set(questions_of(request.proposed))
    lines = [one for one in found.lines if one.question.id in asked]
    told = {"request_": request, "edition": person.delegation.edition, "words": words}
    return render_template("answering/_of_request.html", lines=lines, **told)
