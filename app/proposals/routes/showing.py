"""A proposal's page."""

from flask.typing import ResponseReturnValue

from app.core.access import actor, allow
from app.core.db import session
from app.core.web import page
from app.proposals import policy, queries
from app.proposals.models import Party, Proposal
from app.proposals.routes import state
from app.proposals.routes.blueprint import bp


@bp.get("/proposals/<uuid>")
@allow(policy.may_see, find=queries.proposal)
def show(proposal: Proposal) -> ResponseReturnValue:
    """Show a proposal: where it stands, what can be done, what it says."""
    return page(
        **state.of(proposal),
        asked=_asked(proposal),
        within=policy.may_read(actor(), proposal),
        versions=queries.versions(session(), proposal.id),
        in_time=state.in_time(proposal),
    )


def _asked(proposal: Proposal) -> list[Party]:
    """Return the parties for which the person can answer."""
    user = actor()
    if proposal.state not in queries.ANSWERABLE:
        return []
    return [one for one in proposal.parties if policy.may_answer(user, one, proposal.call)]
