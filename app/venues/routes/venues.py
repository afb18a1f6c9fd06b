"""The list of venues with their spaces, each venue, and the ways between them."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.venues import actions, forms, policy, queries, rules, words
from app.venues.models import Venue
from app.venues.routes.blueprint import bp, say_saved, steps


@bp.get("")
@allow(policy.may_arrange, find=edition_queries.edition)
def index(edition: Edition) -> ResponseReturnValue:
    """Show the venues with their spaces, and what was removed."""
    venues = queries.venues(session(), edition.id, removed=True)
    spaces = queries.spaces(session(), edition.id, removed=True)
    return page(
        edition=edition,
        venues=[one for one in venues if one.removed_at is None],
        removed_venues=[one for one in venues if one.removed_at is not None],
        removed_spaces=[
            one for one in spaces if one.removed_at is not None and one.venue.removed_at is None
        ],
        spaces=[one for one in spaces if one.removed_at is None],
        words=words,
    )


@bp.route("/new", methods=["GET", "POST"])
@allow(policy.may_arrange, find=edition_queries.edition)
@once
def add(edition: Edition) -> ResponseReturnValue:
    """Add a venue."""
    form = forms.venue_form()
    if form.answered():
        with form.showing_refusals():
            made = actions.add_venue(session(), actor().actor_id, edition, form.facts())
            said(_("Added. Now add its spaces."))
            return back_to(".add_space", edition_id=edition.id, venue_id=made.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route("/<int:venue_id>", methods=["GET", "POST"])
@allow(policy.may_arrange_venue, find=queries.venue)
def change(venue: Venue) -> ResponseReturnValue:
    """Change a venue."""
    edition = venue.edition
    form = forms.venue_form(venue)
    if form.merged():
        with form.showing_refusals():
            actions.change_venue(session(), actor().actor_id, venue, form.facts())
            say_saved(form)
            return back_to(".index", edition_id=edition.id)
    return page(form.http_status, edition=edition, venue=venue, form=form)


@bp.post("/<int:venue_id>/remove")
@allow(policy.may_arrange_venue, find=queries.venue)
def remove(venue: Venue) -> ResponseReturnValue:
    """Remove a venue with its spaces, or put it back."""
    if "back" in request.form:
        actions.restore_venue(session(), actor().actor_id, venue)
        said(_("Put back."))
        return back_to(".index", edition_id=venue.edition_id)
    actions.remove_venue(session(), actor().actor_id, venue)
    said(_("Removed. It can be put back below."))
    return back_to(".index", edition_id=venue.edition_id, _anchor="removed")


@bp.post("/<int:venue_id>/move")
@allow(policy.may_arrange_venue, find=queries.venue)
def move(venue: Venue) -> ResponseReturnValue:
    """Move a venue one up or one down."""
    step, edition_id, number = steps(), venue.edition_id, venue.id
    actions.move_venue(session(), actor().actor_id, venue, step)
    return back_to(".index", edition_id=edition_id, _anchor=f"venue-{number}")


@bp.route("/travel", methods=["GET", "POST"])
@allow(policy.may_arrange, find=edition_queries.edition)
def travel(edition: Edition) -> ResponseReturnValue:
    """Say how many minutes lie between each two venues."""
    venues = queries.venues(session(), edition.id)
    minutes = queries.travel(session(), edition.id)
    form = forms.travel_form(venues, minutes)
    if form.merged():
        with form.showing_refusals():
            actions.set_travel(session(), actor().actor_id, edition, form.minutes())
            say_saved(form)
            return back_to(".index", edition_id=edition.id)
    known = [pair for pair in rules.pairs([one.id for one in venues]) if pair not in minutes]
    return page(form.http_status, edition=edition, form=form, unknown=len(known))
