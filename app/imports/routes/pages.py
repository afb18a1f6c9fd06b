"""Pages about imports: the uploads of a region, and what a file would do."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.queue import later
from app.core.web import back_to, page, said
from app.editions.models import Invitee
from app.imports import actions, forms, jobs, policy, queries, words
from app.imports.models import Import
from app.imports.routes.blueprint import bp
from app.imports.routes.preview import preview
from app.registration.policy import may_enter
from app.registration.queries import invitee as find_invitee

RECENT = 20


@bp.route("/imports", methods=["GET", "POST"])
@allow(may_enter, find=find_invitee)
def index(invitee: Invitee) -> ResponseReturnValue:
    """Take a file in, and list what was uploaded before."""
    form = forms.UploadForm()
    if form.answered():
        with form.showing_refusals():
            actor_id = actor().actor_id
            made = actions.upload(session(), actor_id, invitee, form.name, form.content)
            return _to(made)
    recent = queries.recent(session(), invitee, RECENT)
    edition = invitee.edition
    shown = {"invitee": invitee, "edition": edition, "form": form, "recent": recent}
    return page(form.http_status, **shown, words=words, roles=words.roles(edition))


@bp.route("/imports/<uuid>", methods=["GET", "POST"])
@allow(policy.may_import, find=queries.found)
def show(one: Import) -> ResponseReturnValue:
    """Show what a file would do, cell by cell; or read it in another way."""
    seen = preview(session(), one)
    if seen.form is not None and one.state == "ready" and seen.form.answered():
        with seen.form.showing_refusals():
            actions.choose(session(), one, seen.form.choices())
            said(_("Read anew."))
            return _to(one)
    status = seen.form.http_status if seen.form else 200
    return page(status, one=one, edition=one.invitee.edition, seen=seen, words=words)


@bp.post("/imports/<uuid>/apply")
@allow(policy.may_import, find=queries.found)
def apply(one: Import) -> ResponseReturnValue:
    """Let the worker enter and change the people."""
    actions.apply(session(), actor().actor_id, one)
    later(jobs.work, one.id)
    return _to(one)


@bp.post("/imports/<uuid>/stop")
@allow(policy.may_import, find=queries.found)
def stop(one: Import) -> ResponseReturnValue:
    """Stop the worker after what it is doing now."""
    actions.stop(session(), actor().actor_id, one)
    said(_("Stopped. What was applied so far stays until it is undone."))
    return _to(one)


@bp.post("/imports/<uuid>/undo")
@allow(policy.may_import, find=queries.found)
def undo(one: Import) -> ResponseReturnValue:
    """Let the worker remove whom the file entered and change the others back."""
    actions.undo(session(), actor().actor_id, one)
    later(jobs.work, one.id)
    return _to(one)


def _to(one: Import) -> ResponseReturnValue:
    """Go on to an import's page."""
    invitee = one.invitee
    return back_to(".show", edition_id=invitee.edition_id, code=invitee.region.code, uuid=one.uuid)
