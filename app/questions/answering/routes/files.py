"""Taking a person's file away: as an attachment that no browser runs."""

import io

from flask import Response, send_file
from flask.typing import ResponseReturnValue

from app.consents.actions import check_gate
from app.core.access import actor, allow
from app.core.db import session
from app.core.names import language_of
from app.core.web import page
from app.questions.answering import actions, forms, policy, queries, words
from app.questions.answering.actions.looking import file_bytes
from app.questions.answering.queries.people import Of
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.rules.counting import guarded
from app.questions.answering.rules.uploads import EXTENSIONS

PERSON = "/delegations/<code>/people/<int:person_id>"


@bp.get(PERSON + "/files/<uuid>")
@allow(policy.may_fetch, find=queries.file)
def fetch(of: Of) -> ResponseReturnValue:
    """Hand out a file that the reader may read."""
    # A host learns no minor's face or name before a guardian has consented.
    if guarded(of.answer.question) or not policy.may_see(actor(), of.person):
        check_gate(session(), of.person.delegation.edition, of.person)
    return attachment(of, file_bytes(session(), of))


@bp.route(PERSON + "/files/<uuid>/reveal", methods=["GET", "POST"])
@allow(policy.may_reveal, find=queries.file)
def reveal_file(of: Of) -> ResponseReturnValue:
    """Hand out a sealed file for a reason that is recorded."""
    if not policy.may_see(actor(), of.person):
        check_gate(session(), of.person.delegation.edition, of.person)
    form = forms.ReasonForm()
    if form.answered():
        with form.showing_refusals():
            content = actions.look_at_file(session(), actor().actor_id, of, form.reason.data)
            return attachment(of, content)
    return page(
        form.http_status,
        of=of,
        person=of.person,
        edition=of.person.delegation.edition,
        region=of.person.delegation.region,
        script=language_of(of.person.native, of.person.delegation.region.country),
        form=form,
        words=words,
    )


def attachment(of: Of, content: bytes) -> Response:
    """Return a file's bytes so that a browser stores them and runs nothing in them."""
    assert of.file is not None
    kind = of.file.media_type
    answer = send_file(
        io.BytesIO(content),
        mimetype=kind,
        as_attachment=True,
        download_name=of.file.name or f"{of.answer.question.identifier}.{EXTENSIONS[kind]}",
    )
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer
