"""What carers see of an edition: who has something recorded, and for a reason what it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask.typing import ResponseReturnValue

from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.names import language_of
from app.core.web import page
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.questions.answering import actions, forms, policy, words
from app.questions.answering.queries.health import Recorded, recorded
from app.questions.answering.routes.blueprint import bp
from app.questions.answering.rules.care import Part
from app.questions.rules.kinds import FILES
from app.registration.queries import edition as find_edition

OK = 200
Opened = Mapping[int, Mapping[int, Any]]


@bp.route("/care", methods=["GET", "POST"])
@allow(policy.may_care, find=find_edition)
def care(edition: Edition) -> ResponseReturnValue:
    """Show who has something recorded; for a reason, what it is."""
    part = Part.asked(request.args.to_dict())
    people = recorded(session(), edition, part, clock.today(edition.zone))
    form, opened = forms.ReasonForm(), None
    if form.answered():
        with form.showing_refusals():
            opened = actions.look_at_health(session(), actor().actor_id, people, form.reason.data)
    status = form.http_status if opened is None else OK
    return page(status, **_shown(edition, part, people, opened), form=form)


def _shown(
    edition: Edition, part: Part, people: Sequence[Recorded], opened: Opened | None
) -> dict[str, Any]:
    """Return what the page shows; without anything opened, how much is recorded alone."""
    terms = edition.programme.kind.terms(EntryTerms)
    return {
        "edition": edition,
        "part": part,
        "people": people,
        "named": sum(not one.waits for one in people),
        "opened": opened is not None,
        "lines": {one.person.id: _lines(one, opened or {}) for one in people},
        "scripts": {one.person.id: _script(one) for one in people},
        "roles": {one.person.role: terms.label(one.person.role) for one in people},
        "now": clock.now(),
    }


def _lines(one: Recorded, opened: Opened) -> list[tuple[str, list[str], Sequence[Any]]]:
    """Return the question, the answer's lines and its files, as far as they were opened."""
    values = opened.get(one.person.id, {})
    return [
        (
            words.label(answer.asked),
            words.answer(answer.question, answer.asked, values[answer.question_id])
            if values[answer.question_id] is not None
            else [words.unreadable()],
            answer.files if answer.question.kind in FILES else (),
        )
        for answer in one.answers
        if answer.question_id in values
    ]


def _script(one: Recorded) -> str | None:
    """Return the language of a name's script."""
    return language_of(one.person.native, one.person.delegation.region.country)
