"""Groups of activities: tracks, stages, leagues, and what lies on one day."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions import people as actions
from app.schedule.forms.people import group_form
from app.schedule.models import Group
from app.schedule.queries import attending as found
from app.schedule.routes.activities import say_saved
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.words import groups as words


@bp.get(f"{EDITION}/groups")
@allow(policy.may_plan, find=edition_queries.edition)
def groups(edition: Edition) -> ResponseReturnValue:
    """List the groups, with what they keep to."""
    every = found.all_groups(session(), edition.id)
    return page(
        edition=edition,
        groups=[one for one in every if one.removed_at is None],
        removed=[one for one in every if one.removed_at is not None],
        sizes=found.sizes(session(), edition.id),
        words=words,
    )


@bp.route(f"{EDITION}/groups/new", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_group(edition: Edition) -> ResponseReturnValue:
    """Add a group."""
    form = group_form(queries.groups(session(), edition.id))
    if form.answered():
        with form.showing_refusals():
            actions.add_group(session(), actor().actor_id, edition, form.facts())
            said(_("Added."))
            return back_to(".groups", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route(f"{EDITION}/groups/<int:group_id>", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=found.group)
def change_group(group: Group) -> ResponseReturnValue:
    """Change a group."""
    edition, name = group.edition, group.name
    form = group_form(queries.groups(session(), edition.id), group)
    if form.merged():
        with form.showing_refusals():
            actions.change_group(session(), actor().actor_id, group, form.facts())
            say_saved(form)
            return back_to(".groups", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, called=name)


@bp.post(f"{EDITION}/groups/<int:group_id>/remove")
@allow(policy.may_plan_part, find=found.group)
def remove_group(group: Group) -> ResponseReturnValue:
    """Remove a group, or put it back."""
    back = "back" in request.form
    actions.remove_group(session(), actor().actor_id, group, back=back)
    said(_("Put back.") if back else _("Removed. It can be put back at the end of this page."))
    return back_to(".groups", edition_id=group.edition_id)
