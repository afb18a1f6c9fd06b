"""Taking a person's file away: as an attachment that no browser runs."""

from flask import Response
from flask.typing import ResponseReturnValue

from app.consents.actions import check_gate
from app.core.access import actor, allow
from app.core.db import session
from app.core.files import downloads
from app.core.files.uploads import EXTENSIONS
from app.core.names import language_of
from app.core.web import page
from app.questions.answering import actions, forms, policy, queries, words
from app.questions.answering.actions.looking import file_bytes
from app.questions.answering.queries.people import Of
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.rules.counting import guarded

PERSON = "/delegations/<code>/people/<int:person_id>"


@bp.get(PERSON + "/files/<uuid>")
@allow(policy.may_fetch, find=queries.file)
def fetch(of: Of) -> ResponseReturnValue:
    """Hand out a file that the reader may read."""
    check_named(of)
    if guarded(of.answer.question):
        check_gate(session(), of.person.delegation.edition, of.person)
    return attachment(of, file_bytes(session(), of))


@bp.route(PERSON + "/files/<uuid>/reveal", methods=["GET", "POST"])
@allow(policy.may_reveal, find=queries.file)
def reveal_file(of: Of) -> ResponseReturnValue:
    """Hand out a sealed file for a reason that is recorded."""
    check_named(of)
    form = forms.ReasonForm()
    if form.answered():
        with form.showing_refusals():
            content = actions.look_at_file(session(), actor().actor_id, of, form.reason.data)
            return attachment(of, content)
    person, sent = of.person, of.person.delegation
    script = language_of(person.native, sent.region.country)
    told = {"person": person, "edition": sent.edition, "region": sent.region, "script": script}
    return page(form.http_status, of=of, form=form, words=words, **told)


def check_named(of: Of) -> None:
    """Tell no host or carer a minor's name or face before a guardian has consented."""
    if not policy.may_see(actor(), of.person):
        check_gate(session(), of.person.delegation.edition, of.person)


def attachment(of: Of, content: bytes) -> Response:
    """Return a file's bytes so that a browser stores them and runs nothing in them."""
    assert of.file is not None
    kind = of.file.media_type
    name = of.file.name or f"{of.answer.question.identifier}.{EXTENSIONS[kind]}"
    return downloads.attachment(content, kind, name)
