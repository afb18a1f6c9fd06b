"""A forum of talks: what it holds and costs, its blocks, chairs and weights."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy
from app.schedule.actions import forums as actions
from app.schedule.actions import speakers
from app.schedule.forms.forums import block_form, chairs_form, forum_weights_form
from app.schedule.forms.talks import forum_hours_form, rooms_form
from app.schedule.models import ForumBlock, Group
from app.schedule.queries import forums as queries
from app.schedule.queries.forum_pages import forum_shown
from app.schedule.routes.activities import say_saved
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules.forum_weights import USUAL_COUNTS
from app.schedule.words import counts
from app.schedule.words import forums as words
from app.venues import queries as venues

FORUM = f"{EDITION}/forum"


@bp.get(FORUM)
@allow(policy.may_see_draft, find=edition_queries.edition)
def forum(edition: Edition) -> ResponseReturnValue:
    """Show an edition's forum as it stands on the board, or how to begin one."""
    found = forum_shown(session(), edition)
    batch = request.args.get("batch", "")
    return page(edition=edition, forum=found, batch=batch, words=words, counts=counts)


@bp.route(f"{FORUM}/blocks/new", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_block(edition: Edition) -> ResponseReturnValue:
    """Add a block; the first one begins a forum."""
    form = block_form(edition.zone)
    if form.answered():
        with form.showing_refusals():
            actions.add_block(session(), actor().actor_id, edition, form.facts())
            said(_("Added."))
            return back_to(".forum", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route(f"{FORUM}/blocks/<int:block_id>", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.block)
def change_block(block: ForumBlock) -> ResponseReturnValue:
    """Change a block."""
    edition, title = block.edition, block.name
    form = block_form(edition.zone, block)
    if form.merged():
        with form.showing_refusals():
            actions.change_block(session(), actor().actor_id, block, form.facts())
            say_saved(form)
            return back_to(".forum", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, block=block, title=title)


@bp.post(f"{FORUM}/blocks/<int:block_id>/remove")
@allow(policy.may_plan_part, find=queries.block)
def remove_block(block: ForumBlock) -> ResponseReturnValue:
    """Remove a block, or put it back."""
    back, edition_id = "back" in request.form, block.edition.id
    told = _("Put back.") if back else _("Removed. It can be put back at the end of this page.")
    try:
        with session().begin_nested():
            actions.remove_block(session(), actor().actor_id, block, back=back)
    except Refused as refusal:
        told = refusal.message
    said(told)
    return back_to(".forum", edition_id=edition_id)


@bp.route(f"{FORUM}/tracks/<int:group_id>", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.track)
def forum_chairs(group: Group) -> ResponseReturnValue:
    """Name those who chair a track."""
    edition = group.edition
    plan = queries.standing(session(), edition.id)
    names = queries.chairs(session(), plan.id).get(group.id, []) if plan else []
    form = chairs_form(names)
    if form.merged():
        speakers.set_chairs(session(), actor().actor_id, edition, group, form.names())
        say_saved(form)
        return back_to(".forum", edition_id=edition.id, _anchor="tracks")
    return page(form.http_status, edition=edition, form=form, group=group)


@bp.route(f"{FORUM}/weights", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def forum_weights(edition: Edition) -> ResponseReturnValue:
    """Say how much each of the sixteen counts weighs."""
    plan = queries.standing(session(), edition.id)
    form = forum_weights_form(queries.weights(session(), plan.id) if plan else USUAL_COUNTS)
    usual = "usual" in request.form
    if (usual and form.answered()) or form.merged():
        told = USUAL_COUNTS if usual else form.weights()
        actions.set_weights(session(), actor().actor_id, edition, told)
        say_saved(form)
        return back_to(".forum", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, counts=counts, usual=USUAL_COUNTS)


@bp.route(f"{FORUM}/hours", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def forum_hours(edition: Edition) -> ResponseReturnValue:
    """Say which hours suit those who give talks from other zones."""
    plan = queries.standing(session(), edition.id)
    form = forum_hours_form(plan)
    if form.merged():
        with form.showing_refusals():
            actions.set_hours(session(), actor().actor_id, edition, form.facts())
            say_saved(form)
            return back_to(".forum", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route(f"{FORUM}/spaces", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def forum_rooms(edition: Edition) -> ResponseReturnValue:
    """Say in which spaces talks may be."""
    plan = queries.standing(session(), edition.id)
    chosen = [one.id for one in queries.rooms(session(), plan.id)] if plan else []
    form = rooms_form(venues.spaces(session(), edition.id), chosen)
    if form.merged():
        actions.set_rooms(session(), actor().actor_id, edition, form.rooms.data)
        say_saved(form)
        return back_to(".forum", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)
