"""Which activities are talks of a forum, and what each of them needs."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.web import back_to, page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions import speakers as actions
from app.schedule.forms.talks import talk_form
from app.schedule.models import Activity
from app.schedule.queries import forum_talks as found
from app.schedule.routes.activities import say_saved
from app.schedule.routes.blueprint import ACTIVITY, EDITION, bp

PAGE = 50


@bp.get(f"{EDITION}/forum/talks")
@allow(policy.may_see_draft, find=edition_queries.edition)
def forum_talks(edition: Edition) -> ResponseReturnValue:
    """List the activities of an edition: which of them are talks of its forum, and which not."""
    search, only = request.args.get("q", ""), request.args.get("talk", "")
    lines = found.talk_lines(session(), edition.id, search, only)
    pages = max(1, -(-len(lines) // PAGE))
    number = min(max(request.args.get("page", 1, type=int), 1), pages)
    return page(
        edition=edition,
        lines=lines[(number - 1) * PAGE : number * PAGE],
        count=len(lines),
        pages={"page": number, "of": pages},
        search=search,
        only=only,
    )


@bp.route(f"{ACTIVITY}/talk", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.activity)
def change_talk(activity: Activity) -> ResponseReturnValue:
    """Say what a talk of the forum needs, or that an activity is one."""
    edition, title = activity.edition, activity.title
    talk, presenters, attendees = found.talk_told(session(), activity.id)
    form = talk_form(talk, presenters, attendees)
    if form.merged():
        with form.showing_refusals():
            facts = form.facts()
            if facts is not None or talk is not None:
                actions.set_talk(session(), actor().actor_id, activity, facts)
            say_saved(form)
            return back_to(".forum", edition_id=edition.id)
    told = {"activity": activity, "title": title, "talk": talk}
    return page(form.http_status, edition=edition, form=form, **told)
