"""What waits for a region in proposals: to submit, and to answer whoever wants to propose together.

And what waits for a coordinator: calls that nobody sees yet.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

from flask import url_for
from sqlalchemy.orm import Session

from app.calls import queries as calls
from app.calls.models import Call
from app.core.languages import _, language
from app.desk.waiting.task import Task, of
from app.proposals.models import Party, Proposal
from app.proposals.queries import waiting
from app.proposals.queries.waiting import Pairs


def tasks(session: Session, pairs: Pairs, now: datetime) -> Iterator[Task]:
    """Finish what is begun, then answer others."""
    yield from (_finish(one) for one in waiting.unfinished(session, pairs, now))
    yield from (_answer(one) for one in waiting.asked(session, pairs))


def calls_to_publish(session: Session, programme_ids: Collection[int]) -> Iterator[Task]:
    """Publish, or look once more at, calls that are drafts."""
    yield from (_publish(one) for one in calls.drafts(session, programme_ids))


def _finish(proposal: Proposal) -> Task:
    """Go on with a proposal that is not submitted."""
    region = proposal.region.name.best(language()) if proposal.region else proposal.organisation
    back = proposal.state == "revise"
    return Task(
        about=of(proposal.title.best(language()), region),
        stands=_("It came back for another version") if back else _("It is not submitted yet"),
        verb=_("Go on with the proposal"),
        address=url_for("proposals.edit", uuid=proposal.uuid),
        until=proposal.revise_until if back else proposal.call.closes_at,
        zone=proposal.call.zone,
    )


def _answer(party: Party) -> Task:
    """Say whether a region proposes together with others."""
    region = party.region.name.best(language()) if party.region else ""
    return Task(
        about=of(party.proposal.title.best(language()), region),
        stands=_("Your region is asked to propose it together"),
        verb=_("Answer"),
        address=url_for("proposals.show", uuid=party.proposal.uuid),
        until=party.proposal.call.closes_at,
        zone=party.proposal.call.zone,
    )


def _publish(call: Call) -> Task:
    """Publish a call."""
    return Task(
        about=of(call.title.best(language()), call.programme.name.best(language())),
        stands=_("Nobody else sees this call yet"),
        verb=_("See the call"),
        address=url_for("calls.show", call_id=call.id),
        until=call.closes_at,
        zone=call.zone,
    )
