"""The activities of an edition: the list and its file, each of them, and what was made at once."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language, ngettext
from app.core.merge import MergingForm
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions import activities as actions
from app.schedule.actions import making
from app.schedule.forms.activities import activity_form
from app.schedule.forms.league import league_form
from app.schedule.models import Activity
from app.schedule.queries import Batch
from app.schedule.routes.blueprint import ACTIVITY, EDITION, bp


@bp.route(f"{EDITION}/activities/new", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_activity(edition: Edition) -> ResponseReturnValue:
    """Add an activity."""
    offered = queries.choices(session(), edition)
    form = activity_form(offered)
    if form.answered():
        with form.showing_refusals():
            made = actions.add(session(), actor().actor_id, edition, form.facts())
            said(_("Added: %(title)s", title=made.title.best(language())))
            return back_to(".activities", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, offered=offered)


@bp.route(f"{ACTIVITY}/edit", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.activity)
def change_activity(activity: Activity) -> ResponseReturnValue:
    """Change an activity."""
    edition, title = activity.edition, activity.title
    offered = queries.choices(session(), edition, _named(activity))
    form = activity_form(offered, activity)
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, activity, form.facts())
            say_saved(form)
            return back_to(".activities", edition_id=edition.id)
    told = {"activity": activity, "title": title, "offered": offered}
    return page(form.http_status, edition=edition, form=form, **told)


def _named(activity: Activity) -> list[int]:
    """Return the ids of the people who are named in an activity."""
    ids = (one.participant_id for one in activity.attendances)
    return [one for one in ids if one is not None]


@bp.post(f"{ACTIVITY}/copy")
@allow(policy.may_plan_part, find=queries.activity)
@once
def copy_activity(activity: Activity) -> ResponseReturnValue:
    """Make another activity like one, and go to its form."""
    made = actions.copy(session(), actor().actor_id, activity)
    said(_("This is the copy. Change what differs."))
    return back_to(".change_activity", activity_uuid=made.uuid)


@bp.post(f"{ACTIVITY}/remove")
@allow(policy.may_plan_part, find=queries.activity)
def remove_activity(activity: Activity) -> ResponseReturnValue:
    """Remove an activity, or put it back."""
    if "back" in request.form:
        actions.restore(session(), actor().actor_id, activity)
        said(_("Put back."))
    else:
        actions.remove(session(), actor().actor_id, activity)
        said(_("Removed. It can be put back at the end of this page."))
    return back_to(".activities", edition_id=activity.edition_id)


@bp.route(f"{EDITION}/activities/league", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_league(edition: Edition) -> ResponseReturnValue:
    """Make all matches of a full league at once."""
    offered = queries.choices(session(), edition)
    form = league_form(offered)
    if form.answered():
        with form.showing_refusals():
            playing = form.chosen(offered.regions)
            league = form.league()
            batch, told = form.batch(), (actor().actor_id, edition, playing, league)
            if not making.made_already(session(), edition, batch):
                making.make_league(session(), *told, batch=batch)
            return back_to(".activities", edition_id=edition.id, batch=batch)
    return page(form.http_status, edition=edition, form=form)


@bp.post(f"{EDITION}/activities/batches/<batch>")
@allow(policy.may_plan_batch, find=queries.batch)
def take_back(batch: Batch) -> ResponseReturnValue:
    """Take back what was made at one go, or put it back."""
    here = {"edition_id": batch.edition.id, "batch": batch.number}
    if "back" in request.form:
        count = making.give_back(session(), actor().actor_id, batch)
        said(ngettext("Put back: %(num)s activity.", "Put back: %(num)s activities.", count))
    else:
        count = making.take_back(session(), actor().actor_id, batch)
        said(ngettext("Taken back: %(num)s activity.", "Taken back: %(num)s activities.", count))
    return back_to(".activities", **here)


def say_saved(form: MergingForm) -> None:
    """Say that it is saved, and which answers somebody else changed meanwhile."""
    said(_("Saved."))
    if form.taken_over:
        kept = " · ".join(form.taken_over)
        said(_("Kept as somebody else saved it meanwhile: %(questions)s", questions=kept))
