"""Pages of delegations: all of an edition, one, and its answer."""

from typing import Any

from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.names import language_of
from app.core.web import page, said
from app.editions import queries as edition_queries
from app.editions import rules as edition_rules
from app.editions import words as edition_words
from app.editions.models import Edition, Invitee
from app.editions.terms import EntryTerms
from app.registration import actions, forms, policy, queries, words
from app.registration.routes import offers
from app.registration.routes.blueprint import bp, missing, to_delegation
from app.stages.queries import stages as stages_of
from app.stages.rules import standing


@bp.get("/delegations")
@allow(policy.may_see_all, find=queries.edition)
def delegations(edition: Edition) -> ResponseReturnValue:
    """Show every delegation with its answer and its counts."""
    places = edition_queries.counters(session(), edition.id)
    return page(
        edition=edition,
        answers=queries.delegations(session(), edition.id),
        filled=edition_rules.filled(places),
        missing=missing(edition, edition_rules.missing(places)),
        terms=edition.programme.kind.terms(EntryTerms),
        window=edition_rules.window(edition, clock.now()),
        edition_words=edition_words,
        words=words,
    )


@bp.get("/delegations/<code>")
@allow(policy.may_see, find=queries.invitee)
def delegation(invitee: Invitee) -> ResponseReturnValue:
    """Show one region's delegation: its answer, its people, its places."""
    answered = queries.delegation(session(), invitee)
    edition = invitee.edition
    return page(
        invitee=invitee,
        edition=edition,
        delegation=answered,
        people=queries.people(session(), answered),
        **_places(invitee),
        terms=edition.programme.kind.terms(EntryTerms),
        **_times(edition),
        may_enter=policy.may_enter(actor(), invitee),
        edition_words=edition_words,
        words=words,
        language_of=language_of,
    )


def _times(edition: Edition) -> dict[str, Any]:
    """Return where registration stands, the stages, and where the one for names stands."""
    now, stages = clock.now(), stages_of(session(), edition.id)
    return {
        "window": edition_rules.window(edition, now),
        "stages": stages,
        "names": standing(stages.get("names"), edition, now),
    }


def _places(invitee: Invitee) -> dict[str, Any]:
    """Return how full the edition is, what a region still misses, and where its people wait."""
    places = edition_queries.counters(session(), invitee.edition_id)
    short = edition_rules.missing(places)
    here = [one for one in short if one.what.region_id == invitee.region_id]
    waiting = any(row.waiting for row in places if row.region_id == invitee.region_id)
    return {
        "filled": edition_rules.filled(places),
        "missing": missing(invitee.edition, here),
        "standing": offers.standing(invitee.edition, places) if waiting else {},
    }


@bp.route("/delegations/<code>/answer", methods=["GET", "POST"])
@allow(policy.may_enter, find=queries.invitee)
def answer(invitee: Invitee) -> ResponseReturnValue:
    """Say whether the region takes part."""
    answered = queries.delegation(session(), invitee)
    form = forms.answer_form(answered.taking_part if answered else None)
    if form.merged():
        with form.showing_refusals():
            yes = form.taking_part.data == "yes"
            actions.answer(session(), actor().actor_id, invitee, taking_part=yes)
            said(words.answered(taking_part=yes))
            return to_delegation(invitee.edition_id, invitee.region.code)
    return page(form.http_status, invitee=invitee, edition=invitee.edition, form=form)
