"""Taking over an earlier edition's timetable, and following an edition that moved."""

from collections.abc import Sequence

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions import clocks as clock_actions
from app.schedule.actions.copying import take_over
from app.schedule.actions.making import made_already
from app.schedule.forms.sources import moved_form, take_over_form
from app.schedule.models import Clocks
from app.schedule.queries import sources
from app.schedule.routes.blueprint import EDITION, bp
from app.schedule.rules import copying as rules
from app.schedule.words import activities as activity_words
from app.schedule.words import sources as words
from app.venues import queries as venues

SHOWN = 10


@bp.route(f"{EDITION}/activities/from-edition", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def from_edition(edition: Edition) -> ResponseReturnValue:
    """Show what an earlier edition's timetable holds, and take over what is chosen of it."""
    earlier = sources.earlier(session(), edition)
    source = _wished(earlier)
    form = take_over_form(same_host=source is not None and source.host_id == edition.host_id)
    if source is not None and form.answered():
        with form.showing_refusals():
            told, batch = (source, edition, form.parts.data or []), form.batch()
            if not made_already(session(), edition, batch):
                take_over(session(), actor().actor_id, *told, batch=batch)
            return back_to(".activities", edition_id=edition.id, batch=batch)
    status = form.http_status if source is not None else 200
    held = _held(edition, source) if source is not None else {}
    return page(status, edition=edition, earlier=earlier, source=source, form=form, **held)


@bp.route(f"{EDITION}/activities/moved", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def moved(edition: Edition) -> ResponseReturnValue:
    """Ask how the timetable follows its edition, whose zone or first day changed."""
    clocks = sources.clocks(session(), edition.id)
    if clocks is None or not rules.has_moved(clocks, edition):
        return back_to(".activities", edition_id=edition.id)
    form = moved_form(clocks, edition)
    if form.answered():
        with form.showing_refusals():
            how = {"shift": form.shift(), "keep_clocks": form.keep_clocks()}
            clock_actions.move_with(session(), actor().actor_id, edition, **how)
            said(_("The timetable follows the edition."))
            return back_to(".activities", edition_id=edition.id)
    shown = _meant(clocks, edition, shift="days" in form)
    return page(form.http_status, edition=edition, form=form, clocks=clocks, **shown)


def _meant(clocks: Clocks, edition: Edition, *, shift: bool) -> dict[str, object]:
    """Return what each answer would mean for the first activities that stand on the board."""
    placed = [one for one in queries.activities(session(), edition.id) if one.starts_at]
    both = {
        keep: rules.since(clocks, edition, shift=shift, keep_clocks=keep) for keep in (True, False)
    }
    return {"placed": placed[:SHOWN], "both": both}


def _wished(earlier: Sequence[Edition]) -> Edition | None:
    """Return the edition that is asked for, else the newest."""
    wanted = request.args.get("edition", 0, int)
    found = next((one for one in earlier if one.id == wanted), None)
    return found or next(iter(earlier), None)


def _held(edition: Edition, source: Edition) -> dict[str, object]:
    """Return what the earlier edition holds, as it would be here."""
    change, meaning = rules.between(source, edition), sources.meaning(session(), edition)
    every = queries.activities(session(), source.id)
    return {
        "activities": every,
        "change": change,
        "left_behind": {one.id: rules.left_behind(one, meaning) for one in every},
        "groups": queries.groups(session(), source.id),
        "requirements": queries.rules(session(), source.id),
        "spaces": venues.spaces(session(), source.id),
        "words": words,
        "activity_words": activity_words,
    }
