"""Who interprets, and from when until when delegations and people are there."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.registration.models import Participant
from app.schedule import policy, queries
from app.schedule.actions import people as actions
from app.schedule.forms.people import interpreter_form
from app.schedule.forms.presences import PresencesForm, presences_form
from app.schedule.models import Interpreter
from app.schedule.queries import attending as found
from app.schedule.routes.activities import say_saved
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.words import activities as words


@bp.get(f"{EDITION}/interpreters")
@allow(policy.may_plan, find=edition_queries.edition)
def interpreters(edition: Edition) -> ResponseReturnValue:
    """List who interprets at the edition."""
    every = found.all_interpreters(session(), edition.id)
    return page(
        edition=edition,
        interpreters=[one for one in every if one.removed_at is None],
        removed=[one for one in every if one.removed_at is not None],
        words=words,
    )


@bp.route(f"{EDITION}/interpreters/new", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def add_interpreter(edition: Edition) -> ResponseReturnValue:
    """Add somebody who interprets."""
    accounts = found.accounts(session(), edition.programme_id, edition.id)
    form = interpreter_form(edition.zone, accounts)
    if form.answered():
        with form.showing_refusals():
            actions.add_interpreter(session(), actor().actor_id, edition, form.facts())
            said(_("Added."))
            return back_to(".interpreters", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.route(f"{EDITION}/interpreters/<int:interpreter_id>", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=found.interpreter)
def change_interpreter(interpreter: Interpreter) -> ResponseReturnValue:
    """Change what is told about an interpreter."""
    edition = interpreter.edition
    accounts = found.accounts(session(), edition.programme_id, edition.id)
    form = interpreter_form(edition.zone, accounts, interpreter)
    if form.merged():
        with form.showing_refusals():
            actions.change_interpreter(session(), actor().actor_id, interpreter, form.facts())
            say_saved(form)
            return back_to(".interpreters", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form)


@bp.post(f"{EDITION}/interpreters/<int:interpreter_id>/remove")
@allow(policy.may_plan_part, find=found.interpreter)
def remove_interpreter(interpreter: Interpreter) -> ResponseReturnValue:
    """Remove an interpreter, or put them back."""
    back = "back" in request.form
    actions.remove_interpreter(session(), actor().actor_id, interpreter, back=back)
    said(_("Put back.") if back else _("Removed. It can be put back at the end of this page."))
    return back_to(".interpreters", edition_id=interpreter.edition_id)


@bp.route(f"{EDITION}/presences", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def presences(edition: Edition) -> ResponseReturnValue:
    """Say from when until when delegations are there, and see for whom else something is said."""
    form = _delegations(edition)
    if form.merged():
        with form.showing_refusals():
            told, fields = form.facts(), form.last_fields()
            actions.set_presences(session(), actor().actor_id, edition, told, fields)
            say_saved(form)
            return back_to(".presences", edition_id=edition.id)
    own = found.own_presences(session(), edition.id)
    people = queries.named(session(), edition.id)
    return page(form.http_status, edition=edition, form=form, own=own, people=people)


@bp.route(f"{EDITION}/presences/person", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def own_presence(edition: Edition) -> ResponseReturnValue:
    """Say from when until when one person is there."""
    person = found.person(session(), edition.id, request.args.get("person", 0, int))
    if person is None:
        return back_to(".presences", edition_id=edition.id)
    form = _of_person(edition, person)
    if form.merged():
        with form.showing_refusals():
            (told,) = form.facts().values()
            actions.set_own_presence(session(), actor().actor_id, edition, person.id, told)
            say_saved(form)
            return back_to(".presences", edition_id=edition.id)
    return page(form.http_status, edition=edition, form=form, person=person)


def _delegations(edition: Edition) -> PresencesForm:
    """Make the form about all delegations."""
    known = queries.presences(session(), edition.id)
    return presences_form(
        edition,
        {one.id: one.name for one in queries.regions(session(), edition.id)},
        {one.region_id: one for one in known if one.region_id is not None},
        found.zones(session(), edition),
    )


def _of_person(edition: Edition, person: Participant) -> PresencesForm:
    """Make the form about one person."""
    known = found.presence(session(), edition.id, participant_id=person.id)
    return presences_form(
        edition,
        {person.id: person.native},
        {person.id: known} if known else {},
        found.zones(session(), edition),
    )
