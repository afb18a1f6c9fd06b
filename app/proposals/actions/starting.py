"""Beginning a proposal, with an access code and from an earlier proposal where there are such."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.calls import rules as call_rules
from app.calls.actions import redeem
from app.calls.models import Call, CallCode
from app.core import clock
from app.core.languages import speaking
from app.programmes.queries import current_membership
from app.proposals import queries, rules, words
from app.proposals.actions.copying import copy
from app.proposals.actions.keeping import hold_call, record, show_as
from app.proposals.errors import OncePerRegion
from app.proposals.models import BudgetLine, Proposal, ProposalText
from app.regions.models import Region


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What a proposal begins with; `original` is the language in which it is written first."""

    region: Region
    title: str
    original: str
    organisation: str = ""
    code: str = ""
    continues: Proposal | None = None


def start(
    session: Session, actor_id: int | None, call: Call, wanted: Beginning, received: datetime
) -> Proposal:
    """Begin a draft; `received` is when the request arrived.

    A code counts as used now. Raises MayNotPropose, OrganisationMissing, OncePerRegion,
    CodeUnusable and what a call that is not open refuses.
    """
    hold_call(session, call)
    code = redeem(session, call, wanted.code, wanted.region.id, received) if wanted.code else None
    if code is None or call_rules.standing(call, received) in {"draft", "cancelled"}:
        call_rules.check_open(call, received)
    _check(session, call, wanted)
    made = _made(session, actor_id, call, wanted, code)
    record(session, actor_id, "proposal.begun", made)
    return made


def check_proposer(session: Session, call: Call, region_id: int, organisation: str) -> None:
    """Refuse whom the call's type leaves out; raises MayNotPropose, OrganisationMissing."""
    found = current_membership(session, call.programme_id, region_id)
    is_member = found is not None and found.left_reason != "suspended"
    member_class = found.member_class if found and is_member else None
    rules.check_proposer(call.type.proposers, member_class, organisation)


def _check(session: Session, call: Call, wanted: Beginning) -> None:
    """Refuse a region that may not propose, or no more."""
    check_proposer(session, call, wanted.region.id, wanted.organisation)
    if call.type.once_per_region and queries.of_region(session, call.id, wanted.region.id):
        raise OncePerRegion


def _made(
    session: Session, actor_id: int | None, call: Call, wanted: Beginning, code: CallCode | None
) -> Proposal:
    """Store the draft with its first text and the usual budget, or an earlier proposal's parts."""
    now = clock.now()
    made = Proposal(
        call_id=call.id,
        region_id=wanted.region.id,
        organisation=wanted.organisation,
        original=wanted.original,
        code_id=code.id if code else None,
        continues_id=wanted.continues.id if wanted.continues else None,
        made_at=now,
        made_by_id=actor_id,
        changed_at=now,
    )
    set_committed_value(made, "region", wanted.region)
    set_committed_value(made, "call", call)
    titles = {wanted.original: {"title": wanted.title, "summary": "", "status": "original"}}
    show_as(made, {"texts": titles})
    session.add(made)
    session.flush()
    if wanted.continues is not None:
        copy(session, wanted.continues, made, wanted.title, now)
    else:
        _begin_text(session, made, wanted.title, now)
        _offer_lines(session, made, call)
    session.flush()
    return made


def _begin_text(session: Session, made: Proposal, title: str, now: datetime) -> None:
    """Write the title in the original language."""
    session.add(
        ProposalText(
            proposal_id=made.id,
            language=made.original,
            title=title,
            status="original",
            changed_at=now,
        )
    )


def _offer_lines(session: Session, made: Proposal, call: Call) -> None:
    """Offer the usual lines: whoever sends pays the way, whoever hosts pays the stay."""
    if "budget" not in call.type.asks:
        return
    with speaking(made.original):
        usual = words.usual_lines()
    session.add_all(
        BudgetLine(proposal_id=made.id, position=place, what=what, payer=payer)
        for place, (what, payer) in enumerate(usual)
    )
