"""The page from which the head of a delegation sends people their links."""

from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue

from app.consents import queries as consents
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.web import back_to, page, said
from app.editions.models import Invitee
from app.editions.terms import EntryTerms
from app.personal import actions, forms, policy, queries, words
from app.personal.models import OwnLink
from app.personal.routes.blueprint import address, bp
from app.personal.rules import Sent
from app.questions import queries as questions
from app.questions.answering.queries import standings
from app.questions.answering.rules.counting import guarded
from app.questions.models import Question
from app.questions.rules.missing import missing
from app.questions.rules.shown import asked
from app.registration.models import Participant
from app.registration.queries import invitee as find_invitee

LINKS = "/editions/<int:edition_id>/delegations/<code>/links"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A person, what the person misses now, and the links sent so far."""

    person: Participant
    missing: list[Question]
    waits: bool
    sent: list[OwnLink]

    @property
    def last(self) -> OwnLink | None:
        """The newest link."""
        return self.sent[0] if self.sent else None

    @property
    def reminded(self) -> OwnLink | None:
        """The newest reminder."""
        return next((one for one in self.sent if one.why == "reminded"), None)


@bp.route(LINKS, methods=["GET", "POST"])
@allow(policy.may_send, find=find_invitee)
def links(invitee: Invitee) -> ResponseReturnValue:
    """Show who was sent a link and who misses what; send links and reminders."""
    rows = _rows(invitee)
    form = forms.SendForm([row.person.id for row in rows])
    if form.answered():
        with form.showing_refusals():
            said(words.sent(_send(form, rows)))
            return back_to(".links", edition_id=invitee.edition_id, code=invitee.region.code)
    terms = invitee.edition.programme.kind.terms(EntryTerms)
    told = {"invitee": invitee, "edition": invitee.edition, "rows": rows, "terms": terms}
    return page(form.http_status, form=form, words=words, **told)


def _send(form: Any, rows: list[Row]) -> Sent:
    """Send what the form asks for."""
    whom, ticked = form.whom.data, set(form.people.data or ())
    remind = form.remind.data
    chosen = [
        row
        for row in rows
        if (whom == "ticked" and row.person.id in ticked)
        or (whom == "missing" and row.missing)
        or (whom == "never" and not row.sent)
    ]
    if remind:
        chosen = [row for row in chosen if row.missing]
    language = form.language.data
    missing_of = {row.person.id: _labels(row, language) for row in chosen} if remind else None
    people = [row.person for row in chosen]
    return actions.send(session(), actor().actor_id, people, language, address, missing=missing_of)


def _labels(row: Row, language: str) -> list[str]:
    """Name what a person misses, in the language of the mail."""
    spoken = language or (row.last.language if row.last else "")
    spoken = spoken or actions.usual_language(row.person)
    return [one.current.label.best(spoken) for one in row.missing]


def _rows(invitee: Invitee) -> list[Row]:
    """Return the people of a delegation with what they miss, in a constant number of queries."""
    people = queries.people(session(), invitee)
    ids = [one.id for one in people]
    all_asked = questions.questions_for(session(), invitee.edition_id)
    given = standings.given(session(), ids)
    today = clock.today(invitee.edition.zone)
    gates = consents.gates(session(), invitee.edition, people, today) if people else {}
    links_sent = queries.sent(session(), ids)
    rows = []
    for person in people:
        mine = missing(asked(all_asked, person.role), given.get(person.id, {}), clock.now())
        closed = gates[person.id].closed
        now = [one for one in mine if not (closed and guarded(one))]
        row = Row(person=person, missing=now, waits=closed, sent=links_sent.get(person.id, []))
        rows.append(row)
    return rows
