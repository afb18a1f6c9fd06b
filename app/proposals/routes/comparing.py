"""The versions that were submitted, and what changed between any two."""

from dataclasses import dataclass

from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from app.accounts.queries import names
from app.core.access import Actor, allow
from app.core.db import session
from app.core.web import page
from app.proposals import policy, queries, words
from app.proposals.models import Proposal, ProposalVersion
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two versions of a proposal."""

    proposal: Proposal
    before: ProposalVersion
    after: ProposalVersion


def pair(session: Session, uuid: str, first: int, second: int) -> Pair | None:
    """Return two versions of a proposal."""
    proposal = queries.by_uuid(session, uuid)
    if proposal is None:
        return None
    before = queries.version(session, proposal.id, first)
    after = queries.version(session, proposal.id, second)
    return Pair(proposal=proposal, before=before, after=after) if before and after else None


def may_compare(user: Actor, two: Pair) -> bool:
    """Let those compare versions who read the proposal."""
    return policy.may_compare(user, two.proposal)


@bp.get("/proposals/<uuid>/versions")
@allow(policy.may_compare, find=queries.by_uuid)
def versions(proposal: Proposal) -> ResponseReturnValue:
    """List the versions that were submitted, with who submitted them."""
    found = queries.versions(session(), proposal.id)
    people = names(session(), [one.submitted_by_id for one in found])
    shown = {"proposal": proposal, "call": proposal.call, "words": words}
    return page(**shown, versions=found, people=people)


@bp.get("/proposals/<uuid>/versions/<int:first>/<int:second>")
@allow(may_compare, find=pair)
def compare(two: Pair) -> ResponseReturnValue:
    """Show what changed between two versions, part by part, words marked."""
    contents = two.before.content, two.after.content
    names = state.names(contents)
    return page(
        proposal=two.proposal,
        call=two.proposal.call,
        before=two.before,
        after=two.after,
        changes=words.difference_rows(two.proposal.call.type, *contents, names),
        words=words,
    )
