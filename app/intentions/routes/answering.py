"""One page on which a region answers all proposals of a call."""

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.arrival import received
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.intentions import actions, forms, policy, queries, rules, words
from app.intentions.queries import Asked
from app.intentions.routes.blueprint import bp
from app.proposals.queries import shut_out


@bp.route("/intentions/<code>", methods=["GET", "POST"])
@allow(policy.may_answer, find=queries.asked)
def answer(asked: Asked) -> ResponseReturnValue:
    """Say about each proposal whether the region will take part."""
    form = _form(asked)
    if form.merged():
        with form.showing_refusals():
            changed = actions.answer(session(), actor().actor_id, asked, form.answers(), received())
            _say(changed, form.taken_over)
            return back_to(".answer", call_id=asked.call.id, code=asked.region.code)
    stands = rules.standing(asked.call, clock.now())
    return page(
        form.http_status, asked=asked, call=asked.call, form=form, stands=stands, words=words
    )


def _form(asked: Asked) -> forms.IntentionsForm:
    """Make the form about what the region is asked, and the person is not shut out of."""
    found = queries.proposals(session(), asked.call.id)
    own = queries.proposing(session(), found)
    shut = shut_out(session(), actor(), asked.call.programme_id, [one.id for one in found])
    about = [one for one in found if asked.region.id not in own[one.id] and one.id not in shut]
    known = queries.answers(session(), [one.id for one in about], asked.region.id)
    return forms.intentions_form(about, known)


def _say(changed: int, taken_over: list[str]) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved. You can change it until the survey's deadline.") if changed else _("Saved."))
    if taken_over:
        kept = " · ".join(taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
