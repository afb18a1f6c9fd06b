"""The forecast of a programme, and what follows from it: offers and notes."""

from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.once import once
from app.core.web import back_to, page, said
from app.programmes.models import Programme
from app.programmes.queries import programme as find_programme
from app.programmes.words import sentences
from app.turns import actions, policy, queries, words
from app.turns.forms.steps import NoteForm, OfferForm
from app.turns.routes.blueprint import bp, link, named, named_or_none, outlook_of


@bp.get("/programmes/<slug>/turns")
@allow(policy.may_plan, find=find_programme)
def index(programme: Programme) -> ResponseReturnValue:
    """Show who hosts next and why, and every turn there was."""
    return page(
        programme=programme,
        outlook=outlook_of(programme),
        turns=queries.turns(session(), programme.id),
        regions=queries.region_ids(session()),
        sentences=sentences,
        words=words,
    )


@bp.route("/programmes/<slug>/turns/offer", methods=["GET", "POST"])
@allow(policy.may_plan, find=find_programme)
@once
def offer(programme: Programme) -> ResponseReturnValue:
    """Offer a region the turn of a year."""
    form = OfferForm(data=_proposed())
    members = queries.possible_hosts(session(), programme.id)
    form.region.choices, form.co_region.choices = named(members), named_or_none(members)
    seen = outlook_of(programme)
    if form.answered():
        with form.showing_refusals():
            turn = actions.offer(
                session(), actor().actor_id, programme, seen.forecast, **_offered(form)
            )
            return back_to(".show", turn_id=turn.id)
    return page(form.http_status, form=form, programme=programme, outlook=seen, sentences=sentences)


@bp.route("/programmes/<slug>/turns/note", methods=["GET", "POST"])
@allow(policy.may_plan, find=find_programme)
@once
def note(programme: Programme) -> ResponseReturnValue:
    """Note a candidacy or a pause."""
    form = NoteForm()
    form.region.choices = named_or_none(queries.possible_hosts(session(), programme.id))
    if form.answered():
        actions.note(session(), actor().actor_id, programme, **form.facts())
        said(_("It is noted, and the forecast follows it."))
        return back_to(".index", slug=programme.slug)
    return page(form.http_status, form=form, programme=programme)


def _proposed() -> dict[str, Any]:
    """Return the offer that a line of the forecast proposes."""
    names = ("year", "region", "co_region")
    return {name: request.args.get(name, type=int) for name in names}


def _offered(form: OfferForm) -> dict[str, Any]:
    """Return the offer that was written."""
    return {
        "year": form.year.data,
        "region_id": form.region.data,
        "co_region_id": form.co_region.data,
        "reason": form.reason.data or "",
        "link": link,
    }
