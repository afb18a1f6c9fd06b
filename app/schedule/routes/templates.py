"""Where activities come from besides a planner's hand: what usually takes place, and proposals."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Absent
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.projects import actions as projects
from app.schedule import policy, queries
from app.schedule.actions.items import make_from_items
from app.schedule.actions.making import made_already
from app.schedule.actions.templates import make_template
from app.schedule.forms.templates import items_form, template_form
from app.schedule.queries import items as item_queries
from app.schedule.queries.items import Item
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules.templates import chosen, planned
from app.schedule.terms import TemplateTerms
from app.schedule.words import templates as words


@bp.route(f"{EDITION}/activities/template", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def template(edition: Edition) -> ResponseReturnValue:
    """Show what usually takes place at such an edition, and make it."""
    terms = _terms(edition)
    steps = planned(terms, edition.starts_on, edition.ends_on, edition.zone)
    role = edition.programme.kind.terms(EntryTerms).label
    form = template_form(steps, role, league=terms.league is not None)
    if form.answered():
        with form.showing_refusals():
            contests = form.named() if terms.league else []
            ticked, regions = chosen(steps, form.steps.data), queries.regions(session(), edition.id)
            plan, batch = (edition, terms, ticked, contests, regions), form.batch()
            if not made_already(session(), edition, batch):
                teams = bool(terms.league and form.teams.data)
                make_template(session(), actor().actor_id, *plan, batch=batch, teams=teams)
            return back_to(".activities", edition_id=edition.id, batch=batch)
    made = item_queries.made_by(session(), edition.id, "template")
    return page(form.http_status, edition=edition, form=form, terms=terms, made=made)


def _terms(edition: Edition) -> TemplateTerms:
    """Return what usually takes place at editions of the kind, or nothing where it does not say."""
    kind = edition.programme.kind
    try:
        return kind.terms(TemplateTerms)
    except Absent:
        return TemplateTerms(label=kind.label, days=0, steps=())


@bp.route(f"{EDITION}/activities/proposals", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def items(edition: Edition) -> ResponseReturnValue:
    """Show the accepted proposals that wait for the timetable, and make activities of them."""
    found = item_queries.waiting(session(), edition.id)
    form = items_form(found)
    if form.answered():
        with form.showing_refusals():
            ticked = [one for one in found if one.id in form.items.data]
            batch = make_from_items(session(), actor().actor_id, edition, ticked)
            return back_to(".activities", edition_id=edition.id, batch=batch)
    dropped = item_queries.dropped(session(), edition.id)
    return page(
        form.http_status, edition=edition, form=form, items=found, dropped=dropped, words=words
    )


@bp.post(f"{EDITION}/activities/proposals/<int:item_id>")
@allow(policy.may_plan_item, find=item_queries.item)
def drop_item(found: Item) -> ResponseReturnValue:
    """Leave an item out of the timetable, or take it up again."""
    back = "back" in request.form
    act = projects.take_up_item if back else projects.drop_item
    act(session(), actor().actor_id, found.edition, found.item)
    said(_("It waits for the timetable again.") if back else _("It is left out."))
    return back_to(".items", edition_id=found.edition.id)
