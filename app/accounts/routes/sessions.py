"""Signing in and out, and the page of one's sessions."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts import policy, queries
from app.accounts.actions import sessions as actions
from app.accounts.actions import throttle
from app.accounts.errors import TooManyAttempts
from app.accounts.forms import SignInForm
from app.accounts.models import SignIn
from app.accounts.routes import current
from app.accounts.routes.blueprint import bp
from app.core import clock, db
from app.core.access import actor, allow, anyone, signed_in
from app.core.languages import _
from app.core.web import back_to, page, said

TOO_MANY = 429


@bp.route("/sign-in", methods=["GET", "POST"])
@allow(anyone)
def sign_in() -> ResponseReturnValue:
    """Sign in with e-mail and password."""
    form = SignInForm()
    if form.answered():
        # A refused attempt must count.
        db.keep()
        limits = throttle.sign_in_limits(form.email.data, current.address())
        if not throttle.admit(db.session(), limits, clock.now()):
            form.refuse(TooManyAttempts())
            return page(TOO_MANY, form=form)
        with form.showing_refusals():
            token = actions.sign_in(
                db.session(), form.email.data, form.password.data, current.agent()
            )
            throttle.forgive(db.session(), limits)
            return _started(token)
    return page(form.http_status, form=form)


def _started(token: str) -> ResponseReturnValue:
    """Carry the new session, and go where the person wanted to go."""
    current.leave()
    wish = request.args.get("next")
    current.remember(token)
    return redirect(current.next_page(wish, url_for("desk.home")), 303)


@bp.post("/sign-out")
@allow(signed_in)
def sign_out() -> ResponseReturnValue:
    """End this session."""
    current.leave()
    current.forget()
    return back_to("desk.home")


@bp.get("/sessions")
@allow(signed_in)
def sessions() -> ResponseReturnValue:
    """List one's sessions."""
    number = actor().actor_id
    assert number is not None
    found = queries.live_sign_ins(db.session(), number, clock.now())
    return page(sessions=found, this=current.sign_in_id())


@bp.post("/sessions/<int:number>/end")
@allow(policy.may_end, find=queries.sign_in)
def end_session(sign_in: SignIn) -> ResponseReturnValue:
    """End one of one's sessions."""
    actions.end(sign_in)
    said(_("The session was ended."))
    return back_to("accounts.sessions")


@bp.post("/sessions/end-others")
@allow(signed_in)
def end_other_sessions() -> ResponseReturnValue:
    """End all of one's sessions but this one."""
    number = actor().actor_id
    assert number is not None
    actions.end_all(db.session(), number, but=current.sign_in_id())
    said(_("All other sessions were ended."))
    return back_to("accounts.sessions")
