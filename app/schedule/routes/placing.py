"""Putting one activity somewhere: a plain form, and the same for the board's script."""

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.schedule import policy
from app.schedule.actions import moving
from app.schedule.forms.moving import MoveForm, PlaceForm, SwapForm
from app.schedule.models import Activity, Spot
from app.schedule.queries import board as queries
from app.schedule.queries import moves
from app.schedule.queries.warnings import warnings
from app.schedule.routes import answering
from app.schedule.routes.blueprint import ACTIVITY, bp
from app.schedule.words.moving import where
from app.schedule.words.warnings import Warned


@bp.route(f"{ACTIVITY}/place", methods=["GET", "POST"])
@allow(policy.may_plan_part, find=queries.activity)
def place(activity: Activity) -> ResponseReturnValue:
    """Put an activity somewhere on the board."""
    form = _form(activity)
    if answering.wants_json():
        return _stored(activity, form)
    checked = form.answered() and request.form.get("do") == "check"
    if form.answered() and not checked:
        with form.showing_refusals():
            _place(activity, form)
            said(_("Put on the board: %(where)s.", where=standing(activity)))
            return _back(activity)
    status = 200 if checked else form.http_status
    broken = _broken(activity, form.spot() if checked else None)
    known = _known(activity)
    return page(status, activity=activity, form=form, checked=checked, broken=broken, **known)


def _form(activity: Activity) -> PlaceForm:
    """Return the form about where the activity goes."""
    number = 0 if answering.wants_json() else moves.number(session(), activity.edition_id)
    return PlaceForm(activity, queries.halls(session(), activity.edition_id), number)


def _broken(activity: Activity, spot: Spot | None) -> list[Warned]:
    """Return what the activity breaks where it stands, or would break elsewhere."""
    stands = moving.spot(activity)
    moving.pretend(activity, spot or stands)
    found = warnings(session(), activity.edition, {activity.uuid})
    moving.pretend(activity, stands)
    return found


def _known(activity: Activity) -> dict[str, object]:
    """Return what else the page shows."""
    swap = SwapForm(formdata=None, data={"seen": moves.number(session(), activity.edition_id)})
    swap.offer(_choices(activity))
    return {"edition": activity.edition, "swap": swap, "standing": standing(activity)}


def _others(activity: Activity) -> list[Activity]:
    """Return what the activity could change places with."""
    if activity.starts_at is None or activity.fixed:
        return []
    return list(queries.others(session(), activity.edition_id, activity.uuid))


def standing(activity: Activity) -> str:
    """Say where an activity stands."""
    space = activity.space.name if activity.space and activity.space_id else None
    return where(moving.spot(activity), space, activity.edition.zone)


def _choices(activity: Activity) -> list[tuple[str, str]]:
    """Return what it could change places with, each with its time."""
    zone, spoken = activity.edition.zone, language()
    return [
        (one.uuid, f"{answering.clock(one.starts_at, zone)} {one.title.best(spoken)}")
        for one in _others(activity)
    ]


def _place(activity: Activity, form: PlaceForm) -> None:
    """Do what the form says, and read the space anew."""
    moving.place(
        session(), actor().actor_id, activity.edition, activity, form.spot(), form.seen.data
    )
    session().refresh(activity, ["space"])


def _stored(activity: Activity, form: PlaceForm) -> ResponseReturnValue:
    """Do what the script says, and answer what it has not seen."""
    seen = _seen(form)
    try:
        _insist(form)
        moving.place(session(), actor().actor_id, activity.edition, activity, form.spot(), seen)
    except Refused as refusal:
        return answering.refused(refusal, activity.edition, seen)
    return answering.stored(activity.edition, seen)


def _seen(form: MoveForm) -> int:
    """Return the number that the person looked at, 0 where it says none."""
    return answering.within(form.seen.data)


def _insist(form: MoveForm) -> None:
    """Raise Refused with the first thing that is wrong with a form, if anything is."""
    if not form.answered():
        raise Refused(next(str(one) for errors in form.errors.values() for one in errors))


def _back(activity: Activity) -> ResponseReturnValue:
    """Go back to the board."""
    return back_to("schedule.board", edition_id=activity.edition_id)


@bp.post(f"{ACTIVITY}/unplace")
@allow(policy.may_plan_part, find=queries.activity)
def unplace(activity: Activity) -> ResponseReturnValue:
    """Take an activity off the board."""
    form, edition = MoveForm(), activity.edition
    seen = _seen(form)
    try:
        _insist(form)
        moving.unplace(session(), actor().actor_id, edition, activity, seen)
    except Refused as refusal:
        if answering.wants_json():
            return answering.refused(refusal, edition, seen)
        raise
    if answering.wants_json():
        return answering.stored(edition, seen)
    said(_("Taken off the board."))
    return _back(activity)


@bp.post(f"{ACTIVITY}/swap")
@allow(policy.may_plan_part, find=queries.activity)
def swap(activity: Activity) -> ResponseReturnValue:
    """Let two activities change places."""
    form = SwapForm()
    form.offer(_choices(activity))
    _insist(form)
    other = next(one for one in _others(activity) if one.uuid == form.other.data)
    actor_id, edition = actor().actor_id, activity.edition
    moving.swap(session(), actor_id, edition, activity, other, form.seen.data)
    said(_("The two activities have changed places."))
    return _back(activity)
