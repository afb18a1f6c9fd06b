"""Searching for a timetable: asked for, followed, stopped, and taken over as a whole or in part."""

from collections.abc import Collection

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Refused
from app.core.once import once
from app.core.queue import later
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import jobs, policy, queries
from app.schedule.actions import solving as actions
from app.schedule.forms.solving import GiveWayForm, Movable, TakeForm, solve_form
from app.schedule.models import Run
from app.schedule.queries import moves
from app.schedule.queries import runs as found
from app.schedule.queries.apart import apart
from app.schedule.queries.results import result
from app.schedule.routes.answering import within
from app.schedule.routes.blueprint import EDITION, RUN, bp
from app.schedule.rules.asking import Asked
from app.schedule.rules.layout import days_between
from app.schedule.words import counts
from app.schedule.words import solving as words


@bp.route(f"{EDITION}/solve", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
@once
def solve(edition: Edition) -> ResponseReturnValue:
    """Ask for a timetable, and list what was found before."""
    opened, offered = session(), _offered(edition)
    between = apart(opened, edition.id)
    form = solve_form(offered, between)
    if form.answered():
        with form.showing_refusals():
            movable = form.movable(edition, offered)
            asked, seconds = form.asked(), form.seconds.data
            return _search(edition, asked, movable, seconds, form.kind.data)
    runs = found.runs(opened, edition.id)
    told = {"runs": runs, "words": words, "apart": between}
    return page(form.http_status, edition=edition, form=form, **told)


def _offered(edition: Edition) -> Movable:
    """Return what may be chosen to move."""
    opened, number = session(), edition.id
    days = days_between(edition.starts_on, edition.ends_on)
    return Movable(queries.activities(opened, number), queries.groups(opened, number), days)


def _search(
    edition: Edition, asked: Asked, movable: Collection[str] | None, seconds: int, kind: str
) -> ResponseReturnValue:
    """Ask for a search, wake the worker, and go to where it is followed."""
    made = actions.ask(
        session(),
        actor().actor_id,
        edition,
        asked,
        movable=movable,
        seconds=seconds,
        kind=kind,
    )
    later(jobs.solve, made.id)
    return back_to(".run", run_uuid=made.uuid)


@bp.get(RUN)
@allow(policy.may_plan_part, find=found.run)
def run(one: Run) -> ResponseReturnValue:
    """Show how far a search is, or what it found."""
    return _shown(one, TakeForm(), GiveWayForm())


def _shown(one: Run, form: TakeForm, gives_way: GiveWayForm) -> ResponseReturnValue:
    """Show a search with its forms."""
    told = result(session(), one)
    form.changes.choices = [(move.change.key, move.title) for move in told.moves]
    if not form.is_submitted():
        form.changes.data = [move.change.key for move in told.moves if not move.meanwhile]
    gives_way.gives_way.choices = [(each.key, each.sentence) for each in told.reason]
    status = max(form.http_status, gives_way.http_status)
    return page(
        status,
        one=one,
        edition=one.edition,
        form=form,
        again=gives_way,
        told=told,
        words=words,
        counts=counts,
        seen=moves.number(session(), one.edition_id),
    )


@bp.post(f"{RUN}/stop")
@allow(policy.may_plan_part, find=found.run)
def stop(one: Run) -> ResponseReturnValue:
    """Let a search end with the best timetable so far."""
    actions.stop(session(), actor().actor_id, one)
    return back_to(".run", run_uuid=one.uuid)


@bp.post(f"{RUN}/take")
@allow(policy.may_plan_part, find=found.run)
def take(one: Run) -> ResponseReturnValue:
    """Take over the ticked changes, as one step of the board."""
    chosen, seen = request.form.getlist("changes"), within(request.form.get("seen", 0, int))
    try:
        with session().begin_nested():
            actions.accept(session(), actor().actor_id, one, set(chosen), seen)
    except Refused as refusal:
        said(refusal.message)
        return back_to(".run", run_uuid=one.uuid)
    said(words.taken(len(set(chosen))))
    return back_to(".board", edition_id=one.edition_id)


@bp.post(f"{RUN}/again")
@allow(policy.may_plan_part, find=found.run)
def again(one: Run) -> ResponseReturnValue:
    """Search once more for the same, and let what is ticked give way."""
    asked = one.asked
    chosen = {*asked["gives_way"], *request.form.getlist("gives_way")}
    wanted = Asked(
        everything=asked["everything"],
        gives_way=frozenset(chosen),
        announced=asked.get("announced", False),
    )
    try:
        return _search(one.edition, wanted, asked["movable"], one.seconds, one.kind)
    except Refused as refusal:
        said(refusal.message)
        return back_to(".run", run_uuid=one.uuid)
