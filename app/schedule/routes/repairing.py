"""Repairs: a flight is late, a space is lost; as little as can be moves."""

from dataclasses import replace

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.once import once
from app.core.queue import later
from app.core.web import back_to, page
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import jobs, policy, queries
from app.schedule.actions import people
from app.schedule.actions import solving as actions
from app.schedule.forms.repairing import late_form, lost_form
from app.schedule.queries.apart import apart
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules.asking import Asked
from app.schedule.rules.people import presence_facts
from app.venues import actions as venues
from app.venues import queries as venue_queries

SECONDS = 30


@bp.get(f"{EDITION}/repair")
@allow(policy.may_plan, find=edition_queries.edition)
def repair(edition: Edition) -> ResponseReturnValue:
    """Ask what has happened."""
    return page(edition=edition, apart=apart(session(), edition.id))


@bp.route(f"{EDITION}/repair/late", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def late(edition: Edition) -> ResponseReturnValue:
    """Write down that a delegation arrives at another time, and search for the least change."""
    opened, actor_id = session(), actor().actor_id
    known = {one.region_id: one for one in queries.presences(opened, edition.id)}
    between = apart(opened, edition.id)
    form = late_form(edition.zone, queries.regions(opened, edition.id), between)
    if form.answered():
        with form.showing_refusals():
            region_id = form.region.data
            facts = presence_facts(known.get(region_id))
            told = {region_id: replace(facts, arrives_at=form.arrives_at.data)}
            fields = {region_id: "arrives_at"}
            people.set_presences(opened, actor_id, edition, told, fields)
            return _repaired(edition, form.keeps.data)
    return page(form.http_status, edition=edition, form=form, apart=between)


@bp.route(f"{EDITION}/repair/lost", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def lost(edition: Edition) -> ResponseReturnValue:
    """Write down that a space cannot be used for a time, and search for the least change."""
    opened, actor_id = session(), actor().actor_id
    spaces = venue_queries.spaces(opened, edition.id)
    between = apart(opened, edition.id)
    form = lost_form(edition.zone, spaces, between)
    if form.answered():
        with form.showing_refusals():
            space = venue_queries.space(opened, edition.id, form.space.data)
            if space is not None:
                venues.block(opened, actor_id, space, form.time())
            return _repaired(edition, form.keeps.data)
    return page(form.http_status, edition=edition, form=form, apart=between)


def _repaired(edition: Edition, keeps: str) -> ResponseReturnValue:
    """Search for the least change, and go to where that is followed."""
    actor_id = actor().actor_id
    asked = Asked(everything=False, announced=keeps == "release")
    made = actions.ask(
        session(), actor_id, edition, asked, movable=None, seconds=SECONDS, kind="repair"
    )
    later(jobs.solve, made.id)
    return back_to(".run", run_uuid=made.uuid)
