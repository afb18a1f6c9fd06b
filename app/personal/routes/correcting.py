"""A person corrects what is written about them, asks the head to, or withdraws."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import allow, anyone
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.personal import actions, forms
from app.personal.models import OwnLink
from app.personal.routes import state
from app.personal.routes.blueprint import bp
from app.personal.routes.own import OWN, mine
from app.registration.words import saved


@bp.route(f"{OWN}/details", methods=["GET", "POST"])
@allow(anyone, find=mine)
def details(link: OwnLink) -> ResponseReturnValue:
    """Correct one's name, mail address and birth date while the stage lets one."""
    told = state.of(link)
    form = forms.details_form(link.participant, minor=told["gate"].minor)
    if form.merged():
        with form.showing_refusals():
            actions.correct(session(), link.participant, form.own_entry(link.participant))
            said(saved(form.taken_over))
            return _home()
    return page(form.http_status, form=form, wish=forms.WishForm(), **told)


@bp.post(f"{OWN}/wish")
@allow(anyone, find=mine)
def wish(link: OwnLink) -> ResponseReturnValue:
    """Ask the head of the delegation to change something."""
    form = forms.WishForm()
    if form.answered():
        with form.showing_refusals():
            actions.wish(session(), link.participant, form.wish.data)
            said(_("The head of your delegation gets a mail with what you wrote."))
            return _home()
    return page(form.http_status, form=form, **state.of(link))


@bp.route(f"{OWN}/withdraw", methods=["GET", "POST"])
@allow(anyone, find=mine)
def withdraw(link: OwnLink) -> ResponseReturnValue:
    """Withdraw oneself, by writing one's name; the head of the delegation can undo it."""
    form = forms.WithdrawForm()
    if form.answered():
        with form.showing_refusals():
            actions.withdraw(session(), link.participant, form.name.data)
            said(_("You are withdrawn. The head of your delegation can undo it."))
            return back_to(".ask")
    return page(form.http_status, form=form, **state.of(link))


def _home() -> ResponseReturnValue:
    """Go on to the person's page."""
    return back_to(".show", **(request.view_args or {}))
