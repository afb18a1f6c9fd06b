"""Changing a password, and setting a new one by a mailed link."""

from flask import current_app, url_for
from flask.typing import ResponseReturnValue

from app.accounts import queries
from app.accounts.actions import passwords, throttle
from app.accounts.errors import TooManyAttempts
from app.accounts.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm
from app.accounts.routes import current
from app.accounts.routes.blueprint import bp
from app.core import clock, db
from app.core.access import actor, allow, anyone, signed_in
from app.core.languages import _
from app.core.web import back_to, page, said

TOO_MANY = 429
GONE = 404


@bp.route("/account/password", methods=["GET", "POST"])
@allow(signed_in)
def change_password() -> ResponseReturnValue:
    """Change one's password."""
    form = ChangePasswordForm()
    number = actor().actor_id
    assert number is not None
    if form.answered():
        db.keep()
        if not throttle.admit(db.session(), throttle.password_limits(number), clock.now()):
            form.refuse(TooManyAttempts())
            return page(TOO_MANY, form=form)
        with form.showing_refusals():
            _change(form, number)
            return back_to("accounts.account")
    return page(form.http_status, form=form)


def _change(form: ChangePasswordForm, number: int) -> None:
    """Change the password that a form describes, and forgive the try."""
    session = db.session()
    old, new = form.current.data, form.password.data
    current.remember(passwords.change(session, number, old, new, current.agent()))
    throttle.forgive(session, throttle.password_limits(number))
    said(_("Your password was changed, and your other sessions were ended."))


@bp.route("/password", methods=["GET", "POST"])
@allow(anyone)
def forgotten() -> ResponseReturnValue:
    """Ask for a link that sets a new password; the answer never says whether it was sent."""
    form = ForgottenForm()
    if form.answered():
        db.keep()
        limits = throttle.reset_limits(current.address())
        if not throttle.admit(db.session(), limits, clock.now()):
            form.refuse(TooManyAttempts())
            return page(TOO_MANY, form=form)
        passwords.ask_reset(db.session(), form.email.data, reset_link)
        said(_("If the address has an account, a mail with a link is on its way to it."))
        return back_to("accounts.sign_in")
    return page(form.http_status, form=form)


def reset_link(token: str) -> str:
    """Return the address of a reset as it stands in a mail."""
    return str(current_app.config["PUBLIC_URL"]) + url_for("accounts.reset", token=token)


@bp.route("/password/<token>", methods=["GET", "POST"])
@allow(anyone)
def reset(token: str) -> ResponseReturnValue:
    """Set a new password by the mailed link."""
    form = NewPasswordForm()
    if queries.reset_of(db.session(), token, clock.now()) is None:
        return page(GONE, form=None)
    if form.answered():
        with form.showing_refusals():
            passwords.reset(db.session(), token, form.password.data)
            current.forget()
            said(_("Your new password is set: sign in with it."))
            return back_to("accounts.sign_in")
    return page(form.http_status, form=form)
