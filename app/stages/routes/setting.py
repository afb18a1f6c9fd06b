"""Setting an edition's stages."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.stages import actions, forms, policy, queries, words
from app.stages.routes.blueprint import bp


@bp.route("/stages", methods=["GET", "POST"])
@allow(policy.may_set, find=edition_queries.edition)
def edit(edition: Edition) -> ResponseReturnValue:
    """Set the stages with their deadlines, what follows them, and their reminders."""
    stages = queries.with_reminders(session(), edition.id)
    seen = {kind: stage.version for kind, stage in stages.items()}
    form = forms.stages_form(edition, stages)
    if form.merged():
        with form.showing_refusals():
            actions.set_stages(session(), actor().actor_id, edition, form.planned(), seen)
            _said_saved(form.taken_over)
            return back_to("editions.show", edition_id=edition.id)
    last = None if stages else queries.last_with_stages(session(), edition)
    return page(form.http_status, edition=edition, form=form, last=last, words=words)


@bp.post("/stages/take-over")
@allow(policy.may_set, find=edition_queries.edition)
def take_over(edition: Edition) -> ResponseReturnValue:
    """Start with the last edition's stages, their dates shifted."""
    source = actions.take_over(session(), actor().actor_id, edition)
    said(_("Taken over from %(edition)s. Look at the dates.", edition=words.edition_name(source)))
    return back_to(".edit", edition_id=edition.id)


def _said_saved(taken_over: list[str]) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved."))
    if taken_over:
        kept = " · ".join(taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
