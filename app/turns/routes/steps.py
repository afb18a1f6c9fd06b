"""One turn, and the steps that it can take."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.editions.forms import EditionForm, edition_form
from app.editions.models import Edition
from app.editions.queries import regions_to_invite
from app.editions.terms import EntryTerms
from app.turns import actions, policy, queries, words
from app.turns.errors import NotPossible
from app.turns.forms.steps import DeclineForm, PostponeForm, ReasonForm, SwapForm, VersionForm
from app.turns.models import Turn
from app.turns.routes.blueprint import bp, link
from app.turns.rules import life

FORMS: dict[str, type[VersionForm]] = {
    "accept": VersionForm,
    "decline": DeclineForm,
    "withdraw": ReasonForm,
    "cancel": ReasonForm,
    "postpone": PostponeForm,
    "swap": SwapForm,
}


@bp.get("/turns/<int:turn_id>")
@allow(policy.may_see, find=queries.turn)
def show(turn: Turn) -> ResponseReturnValue:
    """Show a turn, what happened to it, and what can be done."""
    return page(
        turn=turn,
        events=queries.events(session(), turn.id),
        steps=life.steps(turn.state),
        words=words,
        may_steer=policy.may_steer(actor(), turn),
    )


@bp.post("/turns/<int:turn_id>/accept")
@allow(policy.may_answer, find=queries.turn)
def accept(turn: Turn) -> ResponseReturnValue:
    """Accept a turn that is offered."""
    form = VersionForm()
    if not form.answered():
        raise NotPossible(turn.state)
    actions.accept(session(), actor().actor_id, turn, version=form.version.data, link=link)
    said(_("The turn is accepted."))
    return back_to(".show", turn_id=turn.id)


@bp.route("/turns/<int:turn_id>/decline", methods=["GET", "POST"])
@allow(policy.may_answer, find=queries.turn)
def decline(turn: Turn) -> ResponseReturnValue:
    """Decline a turn, or give an accepted one back."""
    return _step(turn, "decline", actions.decline)


@bp.route("/turns/<int:turn_id>/withdraw", methods=["GET", "POST"])
@allow(policy.may_steer, find=queries.turn)
def withdraw(turn: Turn) -> ResponseReturnValue:
    """Withdraw an offer."""
    return _step(turn, "withdraw", actions.withdraw)


@bp.route("/turns/<int:turn_id>/cancel", methods=["GET", "POST"])
@allow(policy.may_steer, find=queries.turn)
def cancel(turn: Turn) -> ResponseReturnValue:
    """Cancel a turn and its edition."""
    return _step(turn, "cancel", actions.cancel)


@bp.route("/turns/<int:turn_id>/postpone", methods=["GET", "POST"])
@allow(policy.may_steer, find=queries.turn)
def postpone(turn: Turn) -> ResponseReturnValue:
    """Move a turn to a later year, or to none yet."""
    return _step(turn, "postpone", actions.postpone)


@bp.route("/turns/<int:turn_id>/swap", methods=["GET", "POST"])
@allow(policy.may_steer, find=queries.turn)
def swap(turn: Turn) -> ResponseReturnValue:
    """Swap a turn with another one."""
    form = SwapForm(data={"version": turn.version})
    others = {one.id: one for one in queries.exchangeable(session(), turn)}
    form.other.choices = [(one.id, _label(one)) for one in others.values()]
    if form.answered():
        with form.showing_refusals():
            answers = _answers(form)
            actions.swap(session(), actor().actor_id, turn, others[answers.pop("other")], **answers)
            return back_to(".index", slug=turn.programme.slug)
    return _asking(form, turn, "swap")


@bp.route("/turns/<int:turn_id>/open", methods=["GET", "POST"])
@allow(policy.may_steer, find=queries.turn)
def open_edition(turn: Turn) -> ResponseReturnValue:
    """Open the edition of an accepted turn."""
    form, version = _edition_form(turn), VersionForm(data={"version": turn.version})
    if form.answered() and version.validate():
        with form.showing_refusals():
            edition = _open(turn, form, version)
            return back_to("editions.show", edition_id=edition.id)
    if turn.state != "opened":
        life.check(turn.state, "open")
    return page(form.http_status, form=form, turn=turn, version=version)


def _open(turn: Turn, form: EditionForm, version: VersionForm) -> Edition:
    """Open the edition that was asked for."""
    return actions.open_edition(
        session(),
        actor().actor_id,
        turn,
        version=version.version.data,
        plan=form.plan(),
        limits=form.limits(),
    )


def _step(turn: Turn, step: str, act: Any) -> ResponseReturnValue:
    """Ask for what a step needs, then take it."""
    form = FORMS[step](data={"version": turn.version})
    if form.answered():
        with form.showing_refusals():
            act(session(), actor().actor_id, turn, **_answers(form))
            return back_to(".show", turn_id=turn.id)
    return _asking(form, turn, step)


def _asking(form: VersionForm, turn: Turn, step: str) -> ResponseReturnValue:
    """Show a step's form; a turn that cannot take the step says so instead."""
    if not form.is_submitted():
        life.check(turn.state, step)
    return page(form.http_status, form=form, turn=turn)


def _answers(form: VersionForm) -> dict[str, Any]:
    """Return what was answered, with the address for mails."""
    left_out = {"csrf_token"}
    asked = {field.short_name: field.data for field in form if field.short_name not in left_out}
    if "reason" in asked:
        asked["reason"] = asked["reason"] or ""
    return {**asked, "link": link}


def _label(turn: Turn) -> str:
    """Name a turn among others."""
    name = turn.region.name.best(language())
    return str(_("%(year)s: %(region)s", year=turn.year, region=name))


def _edition_form(turn: Turn) -> EditionForm:
    """Return the form that opens the edition, filled with what the turn says."""
    hosts = {one for one in (turn.region_id, turn.co_region_id) if one is not None}
    regions = regions_to_invite(session(), turn.programme_id, hosts)
    values = {"year": turn.year, "host": turn.region_id, "co_host": turn.co_region_id}
    return edition_form(turn.programme.kind.terms(EntryTerms), regions, values)
