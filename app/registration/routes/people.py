"""Pages on which people are entered, changed and withdrawn."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import page, said
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import actions, forms, policy, queries, words
from app.registration.models import Participant
from app.registration.routes.blueprint import bp, to_delegation, to_person


@bp.route("/delegations/<code>/people/new", methods=["GET", "POST"])
@allow(policy.may_enter, find=queries.invitee)
def enter(invitee: Invitee) -> ResponseReturnValue:
    """Enter one more person."""
    form = forms.EnterForm()
    form.offer(_roles(invitee.edition), invitee.edition.sex_asked)
    if form.answered():
        with form.showing_refusals():
            sent = form.entry(), form.submission.data
            person = actions.enter(session(), actor().actor_id, invitee, *sent, wait=form.wait.data)
            said(words.entered(person))
            _warn(person)
            return to_delegation(invitee.edition_id, invitee.region.code, person)
    told = {"invitee": invitee, "edition": invitee.edition, "form": form}
    return page(form.http_status, **told, blank=forms.blank)


@bp.route("/delegations/<code>/people/<int:person_id>/edit", methods=["GET", "POST"])
@allow(policy.may_change, find=queries.participant)
def edit(person: Participant) -> ResponseReturnValue:
    """Change what is said about a person."""
    # A refusal undoes what was tried and forgets what the person was loaded with.
    delegation, edition = person.delegation, person.delegation.edition
    form = forms.change_form(person)
    form.offer(_roles(edition), edition.sex_asked)
    if form.merged():
        with form.showing_refusals():
            actions.change(session(), actor().actor_id, person, form.entry(person.sex))
            said(words.saved(form.taken_over))
            return to_person(person)
    told = {"person": person, "invitee": delegation, "edition": edition, "form": form}
    return page(form.http_status, **told)


@bp.post("/delegations/<code>/people/<int:person_id>/withdraw")
@allow(policy.may_change, find=queries.participant)
def withdraw(person: Participant) -> ResponseReturnValue:
    """Withdraw a person; the page that follows offers to take it back."""
    actions.withdraw(session(), actor().actor_id, person)
    said(_("Withdrawn: %(name)s. Below, it can be taken back.", name=person.native))
    return to_person(person)


@bp.post("/delegations/<code>/people/<int:person_id>/restore")
@allow(policy.may_change, find=queries.participant)
def restore(person: Participant) -> ResponseReturnValue:
    """Take a withdrawal back; where there is a waiting list and no place is left, at its end."""
    wait = person.delegation.edition.waiting_list
    actions.restore(session(), actor().actor_id, person, wait=wait)
    said(words.restored(person))
    return to_person(person)


def _roles(edition: Edition) -> list[tuple[str, str]]:
    """Return the roles that an edition offers, with their words."""
    terms = edition.programme.kind.terms(EntryTerms)
    return [(role.role, str(terms.label(role.role))) for role in edition.roles]


def _warn(person: Participant) -> None:
    """Say that somebody just entered may have been entered before; one statement."""
    for hint in words.alike(person, queries.hints(session(), person)):
        said(hint)
