"""Deciding about one proposal or many, taking decisions back, and taking a vote's outcome over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import request
from flask.typing import ResponseReturnValue

from app.ballots import queries as ballots
from app.calls import queries as calls
from app.calls.models import Call
from app.core.access import actor, allow
from app.core.db import session
from app.core.errors import Absent
from app.core.languages import _, ngettext
from app.core.web import back_to, page, said
from app.decisions import actions, forms, policy, queries, rules
from app.decisions.models import Decision
from app.decisions.routes.blueprint import bp
from app.decisions.routes.ranking import OF_CALL, shown, wanted, why_not
from app.proposals.models import Proposal
from app.reviews import queries as reviews


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """The proposals that are decided: which pending decisions were seen, and which are there."""

    proposals: Sequence[Proposal]
    by_number: Mapping[int, int]
    seen: Mapping[int, int]
    pending: Mapping[int, Decision]
    votes: Mapping[int, ballots.Outcome]

    @property
    def several(self) -> bool:
        """Tell whether there are more than one."""
        return len(self.proposals) > 1


@bp.route(f"{OF_CALL}/decide", methods=["GET", "POST"])
@allow(policy.may_decide, find=calls.call)
def decide(call: Call) -> ResponseReturnValue:
    """Ask for the decision about the chosen proposals, and let it wait for the release."""
    found = _chosen(call)
    form = _form(call, found)
    if _wanted(form):
        with form.showing_refusals():
            _done(call, found, form)
            return back_to(".ranking", call_id=call.id)
        call = calls.call(session(), call.id) or call
        found = _chosen(call)
    return page(form.http_status, **shown(call), form=form, found=found, why_not=why_not(call))


@bp.post(f"{OF_CALL}/take-vote")
@allow(policy.may_take_vote, find=calls.call)
def take_vote(call: Call) -> ResponseReturnValue:
    """Let what the members voted wait for the release, wherever nothing is decided yet."""
    hidden = reviews.shut(session(), call, actor().actor_id)
    count = actions.take_vote(session(), actor().actor_id, call, hidden)
    said(
        ngettext(
            "%(num)s decision was taken over from the vote. It is not released yet.",
            "%(num)s decisions were taken over from the vote. They are not released yet.",
            count,
        )
    )
    return back_to(".ranking", call_id=call.id)


def _wanted(form: forms.DecisionForm) -> bool:
    """Tell whether something is to be done: taking back asks nothing else."""
    if request.form.get("do") == "undo":
        return bool(form.is_submitted())
    return bool(form.answered())


def _done(call: Call, found: Chosen, form: forms.DecisionForm) -> None:
    """Decide, or take back; say which."""
    if request.form.get("do") == "undo":
        actions.undo(session(), actor().actor_id, call, found.seen)
        said(_("The decision is taken back."))
        return
    verdict = form.verdict(keeping=found.several)
    actions.decide(session(), actor().actor_id, call, found.seen, verdict)
    said(_("It is decided, and nobody else knows before the release."))


def _form(call: Call, found: Chosen) -> forms.DecisionForm:
    """Make the form of what was chosen."""
    alone = None if found.several else next(iter(found.pending.values()), None)
    says = {rules.offered(one.outcome) for one in found.votes.values()}
    told = next(iter(says)) if len(says) == 1 and len(found.votes) == len(found.proposals) else None
    return forms.decision_form(call, found.by_number, alone, told)


def _chosen(call: Call) -> Chosen:
    """Return what was chosen; what is hidden from the person answers as what is absent."""
    by_number = _asked(call)
    shut = reviews.shut(session(), call, actor().actor_id)
    proposals = queries.chosen(session(), call.id, list(by_number))
    if len(proposals) != len(by_number) or any(one.id in shut for one in proposals):
        raise Absent
    ids = [one.id for one in proposals]
    return Chosen(
        proposals=proposals,
        by_number=by_number,
        seen={one.id: by_number[one.number or 0] for one in proposals},
        pending=queries.pending_of(session(), ids),
        votes=ballots.outcomes(session(), ids) if call.decided_by == "vote" else {},
    )


def _asked(call: Call) -> dict[int, int]:
    """Return the numbers that were chosen, one by one or all that were found in the ranking."""
    if request.method == "GET" and request.args.get("all"):
        found = queries.ranking(session(), call, wanted(page=None), actor().actor_id)
        rows = [line.row for line in found.lines if line.proposal.state in rules.DECIDABLE]
        return {row.number: row.seen for row in rows}
    given = request.args if request.method == "GET" else request.form
    return forms.chosen(given.getlist("chosen"))
