"""Spaces: what they are, when they are open, and when they cannot be used."""

from datetime import date, datetime, timedelta
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.forms import YEARS
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.venues import actions, forms, policy, queries, words
from app.venues.models import Blocked, Space, Venue
from app.venues.routes.blueprint import bp, say_saved, steps

# An edition that lasts longer than any has hours of every day only.
MOST_DAYS = 31


@bp.route("/<int:venue_id>/spaces/new", methods=["GET", "POST"])
@allow(policy.may_arrange_venue, find=queries.venue)
@once
def add_space(venue: Venue) -> ResponseReturnValue:
    """Add a space to a venue."""
    form = forms.space_form()
    if form.answered():
        with form.showing_refusals():
            actions.add_space(session(), actor().actor_id, venue, form.facts())
            said(_("Added."))
            return back_to(".index", edition_id=venue.edition_id)
    return page(form.http_status, edition=venue.edition, venue=venue, form=form)


@bp.route("/spaces/<int:space_id>", methods=["GET", "POST"])
@allow(policy.may_arrange_space, find=queries.space)
def change_space(space: Space) -> ResponseReturnValue:
    """Change a space."""
    edition = space.venue.edition
    form = forms.space_form(space)
    if form.merged():
        with form.showing_refusals():
            actions.change_space(session(), actor().actor_id, space, form.facts())
            say_saved(form)
            return back_to(".index", edition_id=edition.id)
    return page(form.http_status, edition=edition, space=space, form=form, words=words)


@bp.post("/spaces/<int:space_id>/remove")
@allow(policy.may_arrange_space, find=queries.space)
def remove_space(space: Space) -> ResponseReturnValue:
    """Remove a space, or put it back."""
    if "back" in request.form:
        actions.restore_space(session(), actor().actor_id, space)
        said(_("Put back."))
        return back_to(".index", edition_id=space.edition_id)
    actions.remove_space(session(), actor().actor_id, space)
    said(_("Removed. It can be put back below."))
    return back_to(".index", edition_id=space.edition_id, _anchor="removed")


@bp.post("/spaces/<int:space_id>/move")
@allow(policy.may_arrange_space, find=queries.space)
def move_space(space: Space) -> ResponseReturnValue:
    """Move a space one up or one down in its venue."""
    edition_id, venue_id = space.edition_id, space.venue_id
    actions.move_space(session(), actor().actor_id, space, steps())
    return back_to(".index", edition_id=edition_id, _anchor=f"venue-{venue_id}")


@bp.route("/spaces/<int:space_id>/hours", methods=["GET", "POST"])
@allow(policy.may_arrange_space, find=queries.space)
def hours(space: Space) -> ResponseReturnValue:
    """Say when a space is open, or all spaces of its venue."""
    edition = space.venue.edition
    form = forms.hours_form(_days(edition), space.hours)
    if form.merged():
        with form.showing_refusals():
            every = queries.spaces(session(), edition.id) if form.also.data else ()
            same = [one for one in every if one.venue_id == space.venue_id and one != space]
            actions.set_hours(session(), actor().actor_id, [space, *same], form.hours())
            say_saved(form)
            return back_to(".index", edition_id=edition.id)
    return page(form.http_status, edition=edition, space=space, form=form)


@bp.route("/spaces/<int:space_id>/blocked", methods=["GET", "POST"])
@allow(policy.may_arrange_space, find=queries.space)
@once
def blocked(space: Space) -> ResponseReturnValue:
    """Show when a space cannot be used, and block it for a time more."""
    edition = space.venue.edition
    form = forms.block_form(edition.zone, _asked())
    if form.answered():
        with form.showing_refusals():
            actions.block(session(), actor().actor_id, space, form.time())
            said(_("Blocked."))
            return back_to(".blocked", edition_id=edition.id, space_id=space.id)
    return page(form.http_status, edition=edition, space=space, form=form)


@bp.post("/blocked/<int:blocked_id>/remove")
@allow(policy.may_arrange_blocked, find=queries.blocked)
def unblock(blocked: Blocked) -> ResponseReturnValue:
    """Let a space be used again; the form then holds the time, should it be blocked again."""
    space, told = blocked.space, {"reason": blocked.reason}
    times = {name: getattr(blocked, name).isoformat() for name in ("starts_at", "ends_at")}
    actions.unblock(session(), actor().actor_id, blocked)
    said(_("The space can be used again. The form still holds the time, to block it again."))
    return back_to(".blocked", edition_id=space.edition_id, space_id=space.id, **told, **times)


def _days(edition: Edition) -> list[date]:
    """Return the days of an edition."""
    if edition.starts_on is None or edition.ends_on is None:
        return []
    length = min((edition.ends_on - edition.starts_on).days + 1, MOST_DAYS)
    return [edition.starts_on + timedelta(days=number) for number in range(length)]


def _asked() -> dict[str, Any]:
    """Return what the address says about a time to block, as far as it makes sense."""
    found: dict[str, Any] = {"reason": request.args.get("reason", "")}
    for name in ("starts_at", "ends_at"):
        try:
            moment = datetime.fromisoformat(request.args.get(name, ""))
        except ValueError:
            continue
        if moment.tzinfo is not None and moment.year in YEARS:
            found[name] = moment
    return found
