"""One's own account: name and language."""

from flask.typing import ResponseReturnValue

from app.accounts.actions import account as actions
from app.accounts.forms import AccountForm
from app.accounts.routes.blueprint import bp
from app.accounts.words import role_name
from app.core import db
from app.core.access import actor, allow, signed_in
from app.core.languages import _
from app.core.web import back_to, page, said


@bp.route("/account", methods=["GET", "POST"])
@allow(signed_in)
def account() -> ResponseReturnValue:
    """Show one's account, and change its name and language."""
    user = actor()
    form = AccountForm(obj=user)
    if form.answered():
        number = user.actor_id
        assert number is not None
        actions.describe(db.session(), number, name=form.name.data, language=form.language.data)
        said(_("Your account was changed."))
        return back_to("accounts.account")
    return page(form.http_status, form=form, user=user, role_name=role_name)
