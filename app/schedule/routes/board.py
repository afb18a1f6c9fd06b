"""The board: days and spaces with the activities on them, what moved, and taking that back."""

from collections.abc import Callable

from flask import Response, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.editions.queries import invited
from app.schedule import policy
from app.schedule.actions import moving
from app.schedule.forms.filtering import sought
from app.schedule.models.moves import Step
from app.schedule.queries import board as queries
from app.schedule.queries import moves
from app.schedule.queries.board import Sought
from app.schedule.routes import answering
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules.layout import NOWHERE, days_between, lay_out
from app.schedule.words.activities import kinds

# What an arrow key and a mouse move by; the form takes any minute.
STEP_MINUTES = 15


@bp.get(f"{EDITION}/board")
@allow(policy.may_see_draft, find=queries.edition)
def board(edition: Edition) -> ResponseReturnValue:
    """Show the draft of the timetable."""
    wanted = sought(request.args)
    return page(edition=edition, wanted=wanted, **_draft(edition, wanted), **_choices(edition))


def _draft(edition: Edition, wanted: Sought) -> dict[str, object]:
    """Return the activities that are sought, laid out, and how far the board has come."""
    opened, number = session(), edition.id
    found = queries.entries(opened, number, wanted)
    days = days_between(edition.starts_on, edition.ends_on)
    return {
        "layout": lay_out(found, days, edition.zone, wanted.day),
        "count": len(found),
        "kinds": kinds(),
        "number": moves.number(opened, number),
        "changed": moves.changed(opened, number),
        "step": STEP_MINUTES,
    }


def _choices(edition: Edition) -> dict[str, object]:
    """Return what the board can be narrowed to, and its spaces."""
    opened, number, spoken = session(), edition.id, language()
    groups = queries.groups(opened, number)
    return {
        "halls": queries.halls(opened, number),
        "nowhere": NOWHERE,
        "groups": groups,
        "group_names": {one.id: one.name.best(spoken) for one in groups},
        "regions": invited(opened, number),
        "people": queries.people(opened, number),
    }


@bp.get(f"{EDITION}/board.json")
@allow(policy.may_see_draft, find=queries.edition)
def changes(edition: Edition) -> ResponseReturnValue:
    """Tell what moved since a number; nothing at all while nothing did."""
    number = moves.number(session(), edition.id)
    mark = f"{number}-{moves.changed(session(), edition.id)}"
    if request.if_none_match.contains(mark):
        answer = Response(status=304)
    else:
        since = answering.within(request.args.get("since", 0, int))
        answer = answering.told(edition, since)
    answer.set_etag(mark)
    return answer


@bp.post(f"{EDITION}/board/undo")
@allow(policy.may_plan, find=queries.edition)
def undo(edition: Edition) -> ResponseReturnValue:
    """Take back what the person did last."""
    return _again(edition, moving.undo, _("Your last move is undone."))


@bp.post(f"{EDITION}/board/redo")
@allow(policy.may_plan, find=queries.edition)
def redo(edition: Edition) -> ResponseReturnValue:
    """Do again what the person took back."""
    return _again(edition, moving.redo, _("Your move is done again."))


def _again(
    edition: Edition, act: Callable[[Session, int | None, Edition], Step], words: str
) -> ResponseReturnValue:
    """Undo or redo, and say so; a refusal is told where the board is."""
    seen = answering.seen()
    try:
        act(session(), actor().actor_id, edition)
    except Refused as refusal:
        if answering.wants_json():
            return answering.forgotten(refusal, edition, seen)
        words = refusal.message
    if answering.wants_json():
        return answering.stored(edition, seen)
    said(words)
    return back_to("schedule.board", edition_id=edition.id)
