"""What a release would do, and the click that does it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask.typing import ResponseReturnValue

from app.calls import queries as calls
from app.calls.models import Call
from app.core.access import actor, allow
from app.core.db import session
from app.core.languages import _, language
from app.core.web import back_to, page, said
from app.decisions import actions, forms, policy, queries, rules
from app.decisions.mail import proposing
from app.decisions.models import OUTCOMES, Decision
from app.decisions.routes.blueprint import bp
from app.decisions.routes.ranking import shown, why_not
from app.proposals import words as proposal_words
from app.reviews import queries as reviews


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What would be released: the decisions by outcome, who is told, what deserves a look.

    Of what a conflict hides from the person only the number is told.
    """

    by_outcome: dict[str, list[Decision]]
    hidden: int
    told: int
    unreached: list[tuple[int, str]]
    warnings: rules.Warnings
    left: int
    seen: str

    @property
    def count(self) -> int:
        """How many decisions are released."""
        return self.hidden + sum(len(some) for some in self.by_outcome.values())


@bp.route("/calls/<int:call_id>/release", methods=["GET", "POST"])
@allow(policy.may_release, find=calls.call)
def release(call: Call) -> ResponseReturnValue:
    """Show what will happen; then let it happen, once."""
    form = forms.ReleaseForm()
    if form.answered():
        with form.showing_refusals():
            actions.release(session(), actor().actor_id, call, form.seen.data or "")
            said(_("The decisions are released, and everybody concerned is told."))
            return back_to(".ranking", call_id=call.id)
        call = calls.call(session(), call.id) or call
    told = outlook(call)
    form.seen.data = told.seen
    made = queries.releases(session(), call.id)
    return page(form.http_status, **_shown(call), outlook=told, form=form, releases=made)


def _shown(call: Call) -> dict[str, Any]:
    """Return what the page needs besides the outlook."""
    return {**shown(call), "why_not": why_not(call), "titles": proposal_words.title}


def outlook(call: Call) -> Outlook:
    """Return what a release would do now."""
    pending = queries.pending(session(), call.id)
    hidden = reviews.shut(session(), call, actor().actor_id)
    ready = [one for one in pending if rules.releasable(one.proposal.state)]
    shown_to = [one for one in ready if one.proposal_id not in hidden]
    told, unreached = _reached(call, ready, hidden)
    visible = [one for one in pending if one.proposal_id not in hidden]
    waiting = set(queries.decidable(session(), call.id))
    return Outlook(
        by_outcome={
            code: some for code in OUTCOMES if (some := [x for x in shown_to if x.outcome == code])
        },
        hidden=len(ready) - len(shown_to),
        told=told,
        unreached=unreached,
        warnings=rules.warnings(_facts(call, visible)),
        left=len(waiting - {one.proposal_id for one in pending}),
        seen=rules.digest((one.id, one.version) for one in pending),
    )


def _facts(call: Call, pending: Sequence[Decision]) -> list[rules.Facts]:
    """Return the decisions as far as warnings need them."""
    figures = reviews.figures(session(), call.id)
    return [
        rules.Facts(
            number=one.proposal.number or 0,
            outcome=one.outcome,
            state=one.proposal.state,
            decided_at=one.decided_at,
            submitted_at=one.proposal.submitted_at,
            commented=bool(one.for_proposer),
            missing=figures[one.proposal_id].missing if one.proposal_id in figures else 0,
            unanswered=any(party.state == "asked" for party in one.proposal.parties),
        )
        for one in pending
    ]


def _reached(
    call: Call, ready: Sequence[Decision], hidden: frozenset[int]
) -> tuple[int, list[tuple[int, str]]]:
    """Count the mails, and name the parties that none reaches, by the proposal's number."""
    readers = queries.coordinators_by_region(session(), call.programme_id)
    count, unreached = 0, []
    for one in ready:
        proposal = one.proposal
        people, missing = rules.reachable(proposing(proposal), dict(readers))
        count += len(people) + len(_organisations(one, reached=True))
        if proposal.id in hidden:
            continue
        names = _names(one)
        unreached += [(proposal.number or 0, names[region]) for region in missing]
        unreached += [(proposal.number or 0, name) for name in _organisations(one, reached=False)]
    return count, unreached


def _names(decision: Decision) -> dict[int, str]:
    """Return the names of the regions that propose, by id."""
    proposal = decision.proposal
    regions = [proposal.region, *(party.region for party in proposal.parties)]
    return {one.id: one.name.best(language()) for one in regions if one is not None}


def _organisations(decision: Decision, *, reached: bool) -> list[str]:
    """Name the organisations that propose and can be reached by mail, or that cannot.

    Of one that proposes with its region no address is known.
    """
    proposal = decision.proposal
    confirmed = [one for one in proposal.parties if one.state == "confirmed" and one.organisation]
    found = [one.organisation for one in confirmed if bool(one.contact_mail) == reached]
    return found if reached or not proposal.organisation else [proposal.organisation, *found]
