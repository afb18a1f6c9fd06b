"""The page that a mailed invitation leads to."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from app.accounts import queries as accounts
from app.accounts.actions import sessions
from app.accounts.models import Invitation, User
from app.accounts.routes import current
from app.accounts.words import role_meaning, role_name
from app.core import clock, db
from app.core.access import actor, allow, anyone
from app.core.languages import _
from app.core.web import page, said
from app.desk.blueprint import bp
from app.desk.people import actions
from app.desk.people.forms import AcceptForm, ConfirmForm
from app.desk.scopes import named, place

GONE = 404


@bp.route("/invitations/<token>", methods=["GET", "POST"])
@allow(anyone)
def invitation(token: str) -> ResponseReturnValue:
    """Take up a role: with a new account, or with the one that the address has."""
    found = accounts.invitation_of(db.session(), token, clock.now())
    if found is None:
        return page(GONE, invitation=None)
    known = accounts.user_by_email(db.session(), found.email)
    form = ConfirmForm() if known else AcceptForm(language=found.language)
    if form.answered():
        with form.showing_refusals():
            return _entered(_accept(form, token))
    return page(form.http_status, form=form, known=known, **_told(found))


def _accept(form: AcceptForm | ConfirmForm, token: str) -> User:
    """Do what the form asks."""
    if isinstance(form, AcceptForm):
        return actions.accept_as_new(
            db.session(),
            token,
            name=form.name.data,
            language=form.language.data,
            password=form.password.data,
        )
    return actions.accept_as(db.session(), token, actor().actor_id or 0)


def _entered(user: User) -> ResponseReturnValue:
    """Begin a new session, as what the person may do has changed."""
    known = accounts.user(db.session(), user.id)
    assert known is not None
    current.leave()
    current.remember(sessions.begin(db.session(), known, current.agent()))
    said(_("You have taken up the role."))
    return redirect(url_for("desk.home"), 303)


def _told(found: Invitation) -> dict[str, object]:
    """Return what the page says about an invitation."""
    return {
        "invitation": found,
        "role": role_name(found.role),
        "meaning": role_meaning(found.role),
        "place": place(named(db.session(), [found]), found),
    }
