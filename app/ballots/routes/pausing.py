"""Which members have no vote for a time, such as while their fees are unpaid."""

from flask.typing import ResponseReturnValue

from app.ballots import actions, forms, policy, queries, words
from app.ballots.models import VotingPause
from app.ballots.routes.blueprint import bp
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.programmes import queries as programmes
from app.programmes.models import Programme


@bp.route("/programmes/<slug>/voting", methods=["GET", "POST"])
@allow(policy.may_pause, find=programmes.programme)
def pauses(programme: Programme) -> ResponseReturnValue:
    """Show whose vote rests, and write another down."""
    form = forms.PauseForm()
    form.offer(programmes.member_regions(session(), programme.id))
    if form.answered():
        with form.showing_refusals():
            facts = form.region.data, form.since.data, form.why.data, form.note.data or ""
            actions.pause(session(), actor().actor_id, programme, *facts)
            said(_("Written down. It holds for votes that are opened from now on."))
            return back_to(".pauses", slug=programme.slug)
    found = queries.pauses(session(), programme.id)
    return page(form.http_status, programme=programme, pauses=found, form=form, words=words)


@bp.route("/programmes/<slug>/voting/<int:pause_id>/end", methods=["GET", "POST"])
@allow(policy.may_end_pause, find=queries.pause)
def end_pause(pause: VotingPause) -> ResponseReturnValue:
    """Let a region vote again from a day on."""
    form = forms.ResumeForm(data={"until": pause.until})
    if form.answered():
        with form.showing_refusals():
            actions.end_pause(session(), actor().actor_id, pause, form.until.data)
            said(_("Saved."))
            return back_to(".pauses", slug=pause.programme.slug)
    return page(form.http_status, pause=pause, form=form, words=words)
