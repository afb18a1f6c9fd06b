"""The reviewer's queue, the page on which a proposal is reviewed, and standing aside."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.calls import rules as call_rules
from app.calls import words as call_words
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.reviews import actions, forms, policy, queries, words
from app.reviews.forms import ConflictForm, RemarkForm
from app.reviews.queries import Reading, Task
from app.reviews.routes import showing
from app.reviews.routes.blueprint import bp, me, reading

STATES = ("", "to-do", "begun", "done")


@bp.get("/reviewing")
@allow(policy.is_reviewer)
def queue() -> ResponseReturnValue:
    """Show what one has to review, what is to do first."""
    tasks = queries.queue(session(), me(), clock.now())
    wanted = request.args.get("state", "")
    shown = [task for task in tasks if wanted in {"", task.state}]
    counts = {state: sum(task.state == state for task in tasks) for state in STATES[1:]}
    number, pages = showing.page_number(len(shown))
    start = (number - 1) * showing.PAGE
    return page(
        tasks=shown[start : start + showing.PAGE],
        count=len(shown),
        counts=counts,
        wanted=wanted if wanted in STATES else "",
        pages={"page": number, "of": pages},
        first=next((task for task in tasks if task.state != "done" and task.phase), None),
        words=words,
    )


@bp.route("/proposals/<uuid>/review", methods=["GET", "POST"])
@allow(policy.may_review, post=policy.may_write, find=reading)
def review(found: Reading) -> ResponseReturnValue:
    """Read a proposal, and score it while a phase is open."""
    form = forms.review_form(found.call.criteria, found.review)
    if form.merged():
        with form.showing_refusals():
            done = "draft" not in request.form
            actions.save(session(), me(), found, form.written(done=done))
            said(_("The review is done.") if done else _("The draft is saved."))
            return _onward(found)
    return page(form.http_status, form=form, **_shown(found))


def _onward(found: Reading) -> ResponseReturnValue:
    """Go to the next proposal where that was asked, else stay."""
    tasks = queries.queue(session(), me(), clock.now())
    following = _neighbours(tasks, found)[1]
    if "next" in request.form and following is not None:
        return back_to(".review", uuid=following.proposal.uuid)
    return back_to(".review", uuid=found.proposal.uuid)


def _shown(found: Reading) -> dict[str, Any]:
    """Return what the page of a review shows."""
    sight = policy.sight(actor(), found)
    tasks = queries.queue(session(), me(), clock.now()) if found.reviewer else []
    previous, following = _neighbours(tasks, found)
    return {
        "reading": found,
        "sight": sight,
        "text": showing.text(found, blind=sight.blind),
        "others": showing.others(found) if sight.others else None,
        "remark": RemarkForm() if sight.discusses else None,
        "phase": call_rules.phase(found.call, found.at),
        "shown_of_others": call_words.others,
        "previous": previous,
        "following": following,
        "words": words,
    }


def _neighbours(tasks: list[Task], found: Reading) -> tuple[Task | None, Task | None]:
    """Return what stands before and after a proposal in the queue of its call, by number."""
    same = sorted(
        (task for task in tasks if task.call.id == found.call.id and task.readable),
        key=lambda task: task.proposal.number or 0,
    )
    ids = [task.proposal.id for task in same]
    if found.proposal.id not in ids:
        return None, None
    place = ids.index(found.proposal.id)
    return (
        same[place - 1] if place else None,
        same[place + 1] if place + 1 < len(same) else None,
    )


@bp.route("/proposals/<uuid>/review/conflict", methods=["GET", "POST"])
@allow(policy.may_review, find=reading)
def conflict(found: Reading) -> ResponseReturnValue:
    """Declare a conflict of interest, for good."""
    form = ConflictForm()
    if form.answered():
        with form.showing_refusals():
            actions.declare(session(), me(), found, form.reason.data)
            said(_("You stand aside: this proposal is not shown to you any more."))
            if policy.is_reviewer(actor()):
                return back_to(".queue")
            return back_to("calls.show", call_id=found.call.id)
    return page(form.http_status, form=form, reading=found, words=words)


@bp.post("/proposals/<uuid>/review/remarks")
@allow(policy.may_discuss, find=reading)
def remark(found: Reading) -> ResponseReturnValue:
    """Say something in the discussion."""
    form = RemarkForm()
    if form.answered():
        actions.remark(session(), me(), found, form.text.data)
        said(_("Your remark stands in the discussion."))
    else:
        said(_("A remark needs some words, and at most 8000 letters."))
    return back_to(".review", uuid=found.proposal.uuid, _anchor="discussion")
