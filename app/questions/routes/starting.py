"""Starting an edition's questions from its last edition's, or with the usual ones of its kind."""

from flask import render_template
from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, ngettext
from app.core.panels import panel
from app.core.web import back_to, page, said
from app.editions.models import Edition
from app.editions.queries import edition as find_edition
from app.editions.terms import EntryTerms
from app.questions import actions, policy, queries
from app.questions.routes.blueprint import bp, common
from app.questions.rules import starting
from app.questions.terms import Draft, QuestionTerms
from app.stages.words import edition_name


@bp.get("/beginning")
@allow(policy.may_build, find=find_edition)
def beginning(edition: Edition) -> ResponseReturnValue:
    """Show what the edition could start with."""
    source = queries.last_with_questions(session(), edition)
    return page(
        edition=edition,
        begun=bool(queries.questions_for(session(), edition.id)),
        source=source,
        source_name=edition_name(source) if source else "",
        drafts=_as_last(source, edition) if source else [],
        usual=edition.programme.kind.terms(QuestionTerms).usual,
        **common(),
    )


def _as_last(source: Edition, edition: Edition) -> list[Draft]:
    """Return the last edition's questions as this one would ask them."""
    known = {role.slug for role in edition.programme.kind.terms(EntryTerms).roles}
    there = queries.questions_for(session(), source.id)
    return starting.drafts_of(there, source, edition, known)


@bp.post("/take-over")
@allow(policy.may_build, find=find_edition)
def take_over(edition: Edition) -> ResponseReturnValue:
    """Start with what the last edition asked, its stages and limits, their dates moved."""
    taken = actions.take_over(session(), actor().actor_id, edition)
    name = edition_name(taken.source)
    said(_("Taken over from %(edition)s. Look at the dates.", edition=name))
    if taken.questions:
        said(ngettext("%(num)s question", "%(num)s questions", taken.questions))
    if taken.stages:
        said(ngettext("%(num)s stage of entry", "%(num)s stages of entry", taken.stages))
    if taken.limits:
        said(_("Roles and limits"))
    return back_to(".index", edition_id=edition.id)


@bp.post("/start")
@allow(policy.may_build, find=find_edition)
def start(edition: Edition) -> ResponseReturnValue:
    """Start with the questions that are usual for the kind of programme."""
    made = actions.start(session(), actor().actor_id, edition)
    said(
        ngettext(
            "%(num)s question is asked now. Take away what you do not need.",
            "%(num)s questions are asked now. Take away what you do not need.",
            made,
        )
    )
    return back_to(".index", edition_id=edition.id)


@panel("edition", 15)
def of_edition(edition: Edition) -> str:
    """Offer the coordinator of an edition that asks nothing yet to begin with something."""
    if edition.status not in {"planned", "open"} or not policy.may_build(actor(), edition):
        return ""
    if queries.asks(session(), edition.id):
        return ""
    source = queries.last_with_questions(session(), edition)
    name = edition_name(source) if source else ""
    return render_template("questions/_begin.html", edition=edition, source_name=name)
