"""Pages about delegations and their people."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.names import language_of
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions import rules as edition_rules
from app.editions import words as edition_words
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import actions, forms, policy, queries, words
from app.registration.models import Participant

bp = Blueprint("registration", __name__, url_prefix="/editions/<int:edition_id>/delegations")


@bp.get("")
@allow(policy.may_see_all, find=queries.edition)
def delegations(edition: Edition) -> ResponseReturnValue:
    """Show every delegation with its answer and its counts."""
    return page(
        edition=edition,
        answers=queries.delegations(session(), edition.id),
        filled=edition_rules.filled(edition_queries.places(session(), edition.id)),
        terms=edition.programme.kind.terms(EntryTerms),
        window=edition_rules.window(edition, clock.now()),
        edition_words=edition_words,
        words=words,
    )


@bp.get("/<code>")
@allow(policy.may_see, find=queries.invitee)
def delegation(invitee: Invitee) -> ResponseReturnValue:
    """Show one region's delegation: its answer, its people, its places."""
    answered = queries.delegation(session(), invitee)
    edition = invitee.edition
    return page(
        invitee=invitee,
        edition=edition,
        delegation=answered,
        people=queries.people(session(), answered),
        filled=edition_rules.filled(edition_queries.places(session(), edition.id)),
        terms=edition.programme.kind.terms(EntryTerms),
        window=edition_rules.window(edition, clock.now()),
        may_enter=policy.may_enter(actor(), invitee),
        edition_words=edition_words,
        words=words,
        language_of=language_of,
    )


@bp.route("/<code>/answer", methods=["GET", "POST"])
@allow(policy.may_enter, find=queries.invitee)
def answer(invitee: Invitee) -> ResponseReturnValue:
    """Say whether the region takes part."""
    answered = queries.delegation(session(), invitee)
    form = forms.answer_form(answered.taking_part if answered else None)
    if form.merged():
        with form.showing_refusals():
            yes = form.taking_part.data == "yes"
            actions.answer(session(), actor().actor_id, invitee, taking_part=yes)
            said(words.answered(taking_part=yes))
            return _to_delegation(invitee.edition_id, invitee.region.code)
    return page(form.http_status, invitee=invitee, edition=invitee.edition, form=form)


@bp.route("/<code>/people/new", methods=["GET", "POST"])
@allow(policy.may_enter, find=queries.invitee)
def enter(invitee: Invitee) -> ResponseReturnValue:
    """Enter one more person."""
    form = forms.EnterForm()
    form.offer(_roles(invitee.edition))
    if form.answered():
        with form.showing_refusals():
            person = actions.enter(
                session(), actor().actor_id, invitee, form.entry(), form.submission.data
            )
            said(_("Entered: %(name)s", name=person.native))
            return _to_delegation(invitee.edition_id, invitee.region.code, person)
    return page(
        form.http_status, invitee=invitee, edition=invitee.edition, form=form, blank=forms.blank
    )


@bp.route("/<code>/people/<int:person_id>/edit", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.participant)
def edit(person: Participant) -> ResponseReturnValue:
    """Change what is said about a person."""
    form = forms.change_form(person)
    form.offer(_roles(person.delegation.edition))
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, person, form.entry())
            said(words.saved(form.taken_over))
            return _to_person(person)
    return page(
        form.http_status,
        person=person,
        invitee=person.delegation,
        edition=person.delegation.edition,
        form=form,
    )


@bp.post("/<code>/people/<int:person_id>/withdraw")
@allow(policy.may_change, find=queries.participant)
def withdraw(person: Participant) -> ResponseReturnValue:
    """Withdraw a person; the page that follows offers to take it back."""
    actions.withdraw(session(), actor().actor_id, person)
    said(_("Withdrawn: %(name)s. Below, it can be taken back.", name=person.native))
    return _to_person(person)


@bp.post("/<code>/people/<int:person_id>/restore")
@allow(policy.may_change, find=queries.participant)
def restore(person: Participant) -> ResponseReturnValue:
    """Take a withdrawal back."""
    actions.restore(session(), actor().actor_id, person)
    said(_("Entered again: %(name)s", name=person.native))
    return _to_person(person)


def _roles(edition: Edition) -> list[tuple[str, str]]:
    """Return the roles that an edition offers, with their words."""
    terms = edition.programme.kind.terms(EntryTerms)
    return [(role.role, str(terms.label(role.role))) for role in edition.roles]


def _to_person(person: Participant) -> ResponseReturnValue:
    """Go on to the delegation, where this person stands."""
    return _to_delegation(person.edition_id, person.delegation.region.code, person)


def _to_delegation(
    edition_id: int, code: str, person: Participant | None = None
) -> ResponseReturnValue:
    """Go on to a delegation's page, at a person if one is given."""
    anchor = {"_anchor": f"person-{person.id}"} if person else {}
    return back_to(".delegation", edition_id=edition_id, code=code, **anchor)
