"""The people, and what they may act for: list, invite, send again, cancel, revoke."""

from collections.abc import Sequence
from math import ceil

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from app.accounts.models import Grant, Invitation, Role, User
from app.accounts.policy import may_give, may_invite, may_see_people, roles_to_give
from app.accounts.words import role_meaning, role_name
from app.core import clock, db
from app.core.access import actor, allow
from app.core.languages import _
from app.core.web import back_to, page, said
from app.desk.blueprint import bp
from app.desk.people import actions, queries
from app.desk.people.forms import ConfirmForm, InviteForm
from app.desk.people.policy import may_withdraw, within
from app.desk.people.queries import PAGE, Standing
from app.desk.scopes import named, place


def link(token: str) -> str:
    """Return the address of an invitation as it stands in a mail."""
    return str(current_app.config["PUBLIC_URL"]) + url_for("desk.invitation", token=token)


def me() -> int:
    """Return who acts; only signed-in people come this far."""
    number = actor().actor_id
    assert number is not None
    return number


@bp.get("/people")
@allow(may_see_people)
def people() -> ResponseReturnValue:
    """List who acts for what, and who is invited."""
    session, sees = db.session(), within(actor())
    wanted = request.args.get("q", "").strip()
    count = queries.count_people(session, sees, wanted)
    pages = max(1, ceil(count / PAGE))
    number = min(max(1, request.args.get("page", 1, int)), pages)
    found = queries.people(session, sees, wanted, number)
    invited = queries.waiting(session, sees)
    shown = {"page": number, "of": pages}
    told = _told(found, invited)
    return page(people=found, count=count, pages=shown, invited=invited, wanted=wanted, **told)


def _told(found: Sequence[User], invited: Sequence[Invitation]) -> dict[str, object]:
    """Return the words for what each person holds, and which of it is ours to take back."""
    names = named(db.session(), [*invited, *(grant for one in found for grant in one.grants)])
    return {
        "now": clock.now(),
        "mine": lambda thing: may_give(actor(), thing.role, names.programme_id(thing)),
        "place": lambda thing: place(names, thing),
        "role_name": role_name,
    }


@bp.route("/people/invite", methods=["GET", "POST"])
@allow(may_invite)
def invite() -> ResponseReturnValue:
    """Invite somebody to a role: first the role, then who and where."""
    role = next((one for one in roles_to_give(actor()) if one == request.args.get("role")), None)
    if role is None:
        return page(
            form=None, roles=roles_to_give(actor()), role_name=role_name, role_meaning=role_meaning
        )
    form = _form(role)
    if form.answered():
        with form.showing_refusals():
            _invite(form, role)
            said(_("The invitation is on its way to %(email)s.", email=form.email.data))
            return back_to("desk.people")
    return page(form.http_status, form=form, role=role_name(role), meaning=role_meaning(role))


def _form(role: Role) -> InviteForm:
    """Return the questions of a role, with what this person may answer."""
    session, sees = db.session(), within(actor())
    form = InviteForm()
    form.ask(
        role,
        queries.programmes(session, sees),
        queries.regions(session),
        queries.editions(session, sees),
    )
    return form


def _invite(form: InviteForm, role: Role) -> None:
    """Do what the form asks."""
    actions.invite(
        db.session(),
        me(),
        form.email.data,
        form.language.data,
        form.wanted(role),
        link=link,
        zone=current_app.config["ZONE"],
    )


@bp.post("/people/invitations/<int:number>/send-again")
@allow(may_withdraw, find=queries.invitation)
def send_invitation_again(standing: Standing) -> ResponseReturnValue:
    """Mail an invitation once more, with a new link."""
    assert isinstance(standing.thing, Invitation)
    zone = current_app.config["ZONE"]
    actions.send_again(db.session(), me(), standing.thing, link=link, zone=zone)
    said(_("The invitation is on its way to %(email)s.", email=standing.thing.email))
    return back_to("desk.people")


@bp.post("/people/invitations/<int:number>/cancel")
@allow(may_withdraw, find=queries.invitation)
def cancel_invitation(standing: Standing) -> ResponseReturnValue:
    """Withdraw an invitation."""
    assert isinstance(standing.thing, Invitation)
    actions.cancel(db.session(), me(), standing.thing)
    said(_("The invitation of %(email)s was withdrawn.", email=standing.thing.email))
    return back_to("desk.people")


@bp.route("/people/grants/<int:number>/revoke", methods=["GET", "POST"])
@allow(may_withdraw, find=queries.grant)
def revoke(standing: Standing) -> ResponseReturnValue:
    """Ask, then take a role back."""
    assert isinstance(standing.thing, Grant)
    form = ConfirmForm()
    if form.answered():
        with form.showing_refusals():
            actions.revoke(db.session(), me(), standing)
            said(_("The role was revoked."))
            return back_to("desk.people")
    names = named(db.session(), [standing.thing])
    where = place(names, standing.thing)
    return page(form.http_status, form=form, grant=standing.thing, place=where, role_name=role_name)
