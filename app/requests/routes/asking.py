"""Asking for what the region may no longer do itself."""

from collections.abc import Callable

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import queries as delegations
from app.registration.models import Participant
from app.requests import actions, forms, policy
from app.requests.models import Request
from app.requests.routes.blueprint import bp
from app.stages import queries as stage_queries
from app.stages import rules as stage_rules

AskToEnter = Callable[..., Request]


@bp.route("/delegations/<code>/requests/enter", methods=["GET", "POST"])
@allow(policy.may_ask, find=delegations.invitee)
def enter(invitee: Invitee) -> ResponseReturnValue:
    """Ask to enter a person after the deadline."""
    return _entering(invitee, actions.ask_to_enter)


@bp.route("/delegations/<code>/requests/above", methods=["GET", "POST"])
@allow(policy.may_ask, find=delegations.invitee)
def above(invitee: Invitee) -> ResponseReturnValue:
    """Ask to enter a person above the limits."""
    return _entering(invitee, actions.ask_above)


@bp.route("/delegations/<code>/people/<int:person_id>/requests/change", methods=["GET", "POST"])
@allow(policy.may_ask_about, find=delegations.participant)
def change(person: Participant) -> ResponseReturnValue:
    """Ask to change what is said about a person."""
    edition = person.delegation.edition
    form = forms.change_form(person)
    form.offer(_roles(edition), edition.sex_asked)
    if form.is_right():
        with form.showing_refusals():
            entry = form.entry(person.sex)
            made = actions.ask_to_change(session(), actor().actor_id, person, entry, form.why())
            return _sent(made)
    return page(form.http_status, **_about(person), form=form)


@bp.route("/delegations/<code>/people/<int:person_id>/requests/withdraw", methods=["GET", "POST"])
@allow(policy.may_ask_about, find=delegations.participant)
def withdraw(person: Participant) -> ResponseReturnValue:
    """Ask to withdraw a person."""
    return _reasoning(person, actions.ask_to_withdraw)


@bp.route("/delegations/<code>/people/<int:person_id>/requests/admit", methods=["GET", "POST"])
@allow(policy.may_ask_about, find=delegations.participant)
def admit(person: Participant) -> ResponseReturnValue:
    """Ask for a place above the limits for somebody on the waiting list."""
    return _reasoning(person, actions.ask_to_admit)


@bp.route("/delegations/<code>/requests/numbers", methods=["GET", "POST"])
@allow(policy.may_ask, find=delegations.invitee)
def numbers(invitee: Invitee) -> ResponseReturnValue:
    """Ask to change the numbers announced."""
    form = _number_form(invitee)
    if form.is_right():
        with form.showing_refusals():
            wanted = form.numbers(), form.why()
            return _sent(actions.ask_to_renumber(session(), actor().actor_id, invitee, *wanted))
    return page(form.http_status, invitee=invitee, edition=invitee.edition, form=form)


def _entering(invitee: Invitee, ask: AskToEnter) -> ResponseReturnValue:
    """Ask for a person who is not entered yet."""
    form = forms.PersonRequestForm()
    form.offer(_roles(invitee.edition), invitee.edition.sex_asked)
    if form.is_right():
        with form.showing_refusals():
            return _sent(ask(session(), actor().actor_id, invitee, form.entry(), form.why()))
    return page(form.http_status, invitee=invitee, edition=invitee.edition, form=form)


def _reasoning(person: Participant, ask: AskToEnter) -> ResponseReturnValue:
    """Ask for something that needs no more than its reason."""
    form = forms.AskingForm()
    if form.is_right():
        with form.showing_refusals():
            return _sent(ask(session(), actor().actor_id, person, form.why()))
    return page(form.http_status, **_about(person), form=form)


def _number_form(invitee: Invitee) -> forms.NumberRequestForm:
    """Make the form about the columns that the edition's limits ask for."""
    edition = invitee.edition
    places = edition_queries.places(session(), edition.id)
    announced = stage_queries.announced(session(), edition.id, invitee.region_id)
    columns = stage_rules.asked((role.role for role in edition.roles), places)
    return forms.number_form(columns, edition.programme.kind.terms(EntryTerms), announced)


def _about(person: Participant) -> dict[str, object]:
    """Return what the page about a person shows."""
    delegation = person.delegation
    return {"person": person, "invitee": delegation, "edition": delegation.edition}


def _roles(edition: Edition) -> list[tuple[str, str]]:
    """Return the roles that an edition offers, with their words."""
    terms = edition.programme.kind.terms(EntryTerms)
    return [(role.role, str(terms.label(role.role))) for role in edition.roles]


def _sent(made: Request) -> ResponseReturnValue:
    """Say that the coordinators were asked, and show the request."""
    said(_("The coordinator of the programme was asked. You are told by mail what is answered."))
    return back_to(".show", edition_id=made.edition_id, request_id=made.id)
