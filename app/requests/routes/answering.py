"""The queue of requests, and one request with what stands and what is proposed."""

from typing import Any

from flask import request as sent
from flask.typing import ResponseReturnValue

from app.accounts.queries import names
from app.core import clock
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _
from app.core.web import back_to, page, said
from app.editions import queries as edition_queries
from app.editions.models import Edition
from app.requests import actions, forms, policy, queries, rules, words
from app.requests.models import Request
from app.requests.routes.blueprint import bp


@bp.get("/requests")
@allow(policy.may_see_all, find=edition_queries.edition)
def queue(edition: Edition) -> ResponseReturnValue:
    """Show the requests that wait, or those that were answered."""
    answered = sent.args.get("show") == "answered"
    count = queries.count(session(), edition.id, answered=answered)
    pages = max(1, -(-count // queries.PAGE))
    number = min(max(sent.args.get("page", 1, type=int), 1), pages)
    return page(
        edition=edition,
        requests=queries.queue(session(), edition.id, answered=answered, page=number),
        count=count,
        pages={"page": number, "of": pages},
        answered=answered,
        words=words,
    )


@bp.get("/requests/<int:request_id>")
@allow(policy.may_see, find=queries.request)
def show(request: Request) -> ResponseReturnValue:
    """Show a request: what stands, what is proposed, and the answer."""
    return page(**_shown(request), form=forms.answer_form(request.what))


@bp.route("/requests/<int:request_id>/answer", methods=["GET", "POST"])
@allow(policy.may_answer, find=queries.request)
def answer(request: Request) -> ResponseReturnValue:
    """Accept or decline, in words; what is accepted is carried out at once."""
    form = forms.answer_form(request.what)
    if form.answered():
        with form.showing_refusals():
            _answer(request, form)
            said(_("Answered: %(state)s.", state=words.state(request.state)))
            return back_to(".queue", edition_id=request.edition_id)
    return page(form.http_status, **_shown(request), form=form)


@bp.post("/requests/<int:request_id>/take-back")
@allow(policy.may_take_back, find=queries.request)
def take_back(request: Request) -> ResponseReturnValue:
    """Take a request back."""
    actions.take_back(session(), actor().actor_id, request)
    said(_("The request is taken back."))
    return back_to(".show", edition_id=request.edition_id, request_id=request.id)


def _answer(request: Request, form: forms.AnswerForm) -> None:
    """Accept or decline as the button says."""
    answer = session(), actor().actor_id, request, form.words.data or ""
    if sent.form.get("do") == "decline":
        actions.decline(*answer)
    elif form.days:
        actions.accept(*answer, days=form.days.data)
    else:
        actions.accept(*answer)


def _shown(request: Request) -> dict[str, object]:
    """Return what both pages of a request show."""
    people = names(session(), {request.asked_by_id, request.answered_by_id})
    return {
        "request_": request,
        "edition": request.edition,
        "rows": _compared(request),
        "asked_by": people.get(request.asked_by_id or 0, ""),
        "answered_by": people.get(request.answered_by_id or 0, ""),
        "may_answer": policy.may_answer(actor(), request) and request.state == "open",
        "may_take_back": policy.may_take_back(actor(), request) and request.state == "open",
        "words": words,
    }


def _compared(request: Request) -> list[tuple[str, str, str]]:
    """Return each answer's name, what stood there when it was asked, and what is proposed."""
    if request.what == "answers":
        return []
    names = rules.listed(request.before, request.proposed)
    hidden = _hidden(request)
    return [
        (
            words.field(request.edition, name),
            _value(request, name, request.before.get(name), hide=name in hidden),
            _value(request, name, request.proposed.get(name), hide=name in hidden),
        )
        for name in names
    ]


def _hidden(request: Request) -> frozenset[str]:
    """Return which answers only the region itself reads."""
    if policy.may_take_back(actor(), request):
        return frozenset()
    today = clock.today(request.edition.zone)
    born = request.participant.birth_date if request.participant else None
    guarded = rules.guarded(request.before, request.proposed, born, today)
    return rules.GUARDED if guarded else frozenset()


def _value(request: Request, name: str, answer: Any, *, hide: bool) -> str:
    """Write an answer, or as much of it as the reader may know."""
    if hide:
        return words.kept(name, answer, clock.today(request.edition.zone))
    return words.value(request.edition, name, answer)
