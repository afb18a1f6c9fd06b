"""A forum from a workbook and back: bringing it in, taking it back, and the files of it."""

from io import BytesIO

from flask import Response, request, send_file
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Absent, Refused
from app.core.languages import _, language
from app.core.sheets import FORMATS
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.schedule import policy, queries
from app.schedule.actions import bringing as actions
from app.schedule.actions import making
from app.schedule.exports.forum_template import write_template
from app.schedule.exports.forums import write_plan
from app.schedule.exports.workbooks import write_forum
from app.schedule.forms.forums import BringInForm, bring_in_form
from app.schedule.models import ForumPlan
from app.schedule.queries import Batch, forums
from app.schedule.queries.books import Named, named
from app.schedule.routes.blueprint import bp
from app.schedule.routes.forums import FORUM
from app.schedule.rules.reading.forums import ForumBook, read_book
from app.schedule.rules.reading.unreadable import Unreadable
from app.schedule.words.reading import refusal
from app.venues import queries as venues


@bp.route(f"{FORUM}/import", methods=["GET", "POST"])
@allow(policy.may_plan, find=edition_queries.edition)
def import_forum(edition: Edition) -> ResponseReturnValue:
    """Bring a forum in from a workbook, all of it at one go."""
    known = venues.venues(session(), edition.id)
    form = bring_in_form(known, edition.venue or _("Forum"))
    if form.answered():
        with form.showing_refusals():
            batch = form.batch()
            if not making.made_already(session(), edition, batch):
                _bring_in(edition, form, batch)
            return back_to(".forum", edition_id=edition.id, batch=batch)
    return page(form.http_status, edition=edition, form=form)


def _bring_in(edition: Edition, form: BringInForm, batch: str) -> None:
    """Make what the workbook tells; refuses one that cannot be read, on its field."""
    venue_id = form.venue.data
    venue = venues.venue(session(), edition.id, venue_id) if venue_id else None
    actions.bring_in(
        session(),
        actor().actor_id,
        edition,
        _read(form.content),
        venue=venue,
        venue_name=form.venue_name.data or "",
        first=form.first.data,
        batch=batch,
    )


def _read(content: bytes) -> ForumBook:
    try:
        return read_book(content)
    except Unreadable as unreadable:
        raise Refused(refusal(unreadable), "file") from None


@bp.post(f"{FORUM}/batches/<batch>")
@allow(policy.may_plan_batch, find=queries.batch)
def take_forum_back(batch: Batch) -> ResponseReturnValue:
    """Take back a forum that was brought in, or put it back."""
    act = making.give_back if "back" in request.form else making.take_back
    try:
        with session().begin_nested():
            act(session(), actor().actor_id, batch)
    except Refused as refusal:
        said(refusal.message)
    return back_to(".forum", edition_id=batch.edition.id, batch=batch.number)


@bp.get(f"{FORUM}/template.xlsx")
@allow(policy.may_plan, find=edition_queries.edition)
def forum_template(edition: Edition) -> Response:
    """Hand out an empty workbook with two talks as an example, and the edition's own spaces."""
    spaces = [one.name.best(language()) for one in venues.spaces(session(), edition.id)]
    return _sent(write_template(edition, spaces), f"forum-template-{edition.id}.xlsx")


@bp.get(f"{FORUM}.xlsx")
@allow(policy.may_plan_part, find=forums.forum)
def forum_xlsx(forum: ForumPlan) -> Response:
    """Hand out a forum as a workbook of the form that it is brought in by."""
    return _sent(write_forum(_named(forum).book), f"forum-{forum.edition_id}.xlsx")


@bp.get(f"{FORUM}/plan.xlsx")
@allow(policy.may_plan_part, find=forums.forum)
def forum_plan_xlsx(forum: ForumPlan) -> Response:
    """Hand out the draft of a forum as a workbook: which track and which talk is where."""
    found = _named(forum)
    content = write_plan(found.book.problem, found.plan)
    return _sent(content, f"forum-plan-{forum.edition_id}.xlsx")


def _named(forum: ForumPlan) -> Named:
    """Return a forum by names; one without blocks has no workbook."""
    found = named(session(), forum.edition)
    if found is None:
        raise Absent
    return found


def _sent(content: bytes, name: str) -> Response:
    """Send a workbook."""
    return send_file(
        BytesIO(content), mimetype=FORMATS["xlsx"][1], as_attachment=True, download_name=name
    )
