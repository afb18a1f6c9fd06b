"""The ranking of a call's proposals: figures of all, and the rows of one page."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.ballots import queries as ballots
from app.calls.models import Call
from app.core.folding import folded
from app.decisions.models import Decision
from app.decisions.rules import Row, ordered, places, stands
from app.intentions import queries as intentions
from app.intentions.rules import Counts
from app.proposals.models import Proposal, ProposalArea
from app.proposals.queries.listing import TAKEN
from app.regions.models import Region
from app.reviews import queries as reviews
from app.reviews.queries import Figures

PAGE = 50
NOTHING = Figures()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a decider looks for; empty means anything, no page means all."""

    search: str = ""
    state: str = ""
    area_id: int | None = None
    sorted_by: str = "mean"
    descending: bool = True
    page: int | None = 1


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the ranking with all that it shows."""

    row: Row
    proposal: Proposal
    counts: Counts
    vote: ballots.Outcome | None


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """A page of the ranking: how many are found in all, how many a conflict hides."""

    lines: list[Line]
    count: int
    hidden: int
    pending: int


def ranking(session: Session, call: Call, wanted: Wanted, user_id: int | None) -> Ranking:
    """Return a page of a call's ranking to a person; twelve statements, however many rows.

    Of what a conflict shuts the person out of there is no row, and it has no place.
    """
    shut = reviews.shut(session, call, user_id)
    every = _rows(session, call, shut)
    found = ordered(
        _found(session, call, every, wanted), wanted.sorted_by, descending=wanted.descending
    )
    shown = found if wanted.page is None else found[(wanted.page - 1) * PAGE :][:PAGE]
    return Ranking(
        lines=_lines(session, shown),
        count=len(found),
        hidden=len(shut & _taken(session, call)) if shut else 0,
        pending=sum(one.pending is not None for one in every),
    )


def _taken(session: Session, call: Call) -> frozenset[int]:
    """Return the ids of the proposals that were submitted and not withdrawn."""
    found = select(Proposal.id).where(Proposal.call_id == call.id, Proposal.state.in_(TAKEN))
    return frozenset(session.scalars(found))


def _rows(session: Session, call: Call, shut: Collection[int]) -> list[Row]:
    """Return a row of every proposal that the person may see, with its place."""
    figures = reviews.figures(session, call.id)
    told = _decisions(session, call.id)
    facts = [
        one
        for one in session.execute(
            select(Proposal.id, Proposal.number, Proposal.search_key, Proposal.state, Region.code)
            .outerjoin(Region, Region.id == Proposal.region_id)
            .where(Proposal.call_id == call.id, Proposal.state.in_(TAKEN))
        )
        if one.id not in shut
    ]
    order = places({one.id: figures.get(one.id, NOTHING).mean for one in facts})
    return [
        _row(one, figures.get(one.id, NOTHING), told.get(one.id, Told()), order.get(one.id))
        for one in facts
    ]


def _row(facts: Any, figures: Figures, told: "Told", place: int | None) -> Row:
    """Return what the ranking knows of one proposal."""
    return Row(
        proposal_id=facts.id,
        number=facts.number,
        title_key=facts.search_key,
        region=facts.code or "",
        stands=stands(
            facts.state,
            pending=told.pending,
            released=told.released,
            done=figures.done,
            missing=figures.missing,
        ),
        mean=figures.mean,
        spread=figures.spread,
        disagreement=figures.disagreement,
        done=figures.done,
        missing=figures.missing,
        pending=told.pending,
        seen=told.seen,
        place=place,
    )


class Told(NamedTuple):
    """The outcomes of a proposal: pending and released last; `seen` names the pending one."""

    pending: str | None = None
    released: str | None = None
    seen: int = 0


def _decisions(session: Session, call_id: int) -> dict[int, Told]:
    """Return what is decided about each proposal of a call; one statement."""
    rows = session.execute(
        select(Decision.proposal_id, Decision.outcome, Decision.version, Decision.released_at)
        .join(Decision.proposal)
        .where(Proposal.call_id == call_id)
        .order_by(Decision.id)
    )
    found: dict[int, Told] = {}
    for proposal_id, outcome, version, released_at in rows:
        before = found.get(proposal_id, Told())
        found[proposal_id] = (
            Told(pending=outcome, released=before.released, seen=version)
            if released_at is None
            else Told(pending=before.pending, released=outcome, seen=before.seen)
        )
    return found


def _found(session: Session, call: Call, every: list[Row], wanted: Wanted) -> list[Row]:
    """Return the rows that are looked for."""
    found = every
    if wanted.state:
        found = [one for one in found if one.stands == wanted.state]
    for key in (folded(word) for word in wanted.search.split()):
        found = [one for one in found if key in one.title_key]
    if wanted.area_id is not None:
        about = set(
            session.scalars(
                select(ProposalArea.proposal_id)
                .join(Proposal, Proposal.id == ProposalArea.proposal_id)
                .where(Proposal.call_id == call.id, ProposalArea.area_id == wanted.area_id)
            )
        )
        found = [one for one in found if one.proposal_id in about]
    return found


def _lines(session: Session, rows: Sequence[Row]) -> list[Line]:
    """Return the rows with what a page shows besides: texts, intentions, votes."""
    ids = [one.proposal_id for one in rows]
    proposals = {
        one.id: one
        for one in session.scalars(
            select(Proposal)
            .where(Proposal.id.in_(ids))
            .options(joinedload(Proposal.region), selectinload(Proposal.areas))
        )
    }
    counts, votes = intentions.counts(session, ids), ballots.outcomes(session, ids)
    return [
        Line(
            row=one,
            proposal=proposals[one.proposal_id],
            counts=counts[one.proposal_id],
            vote=votes.get(one.proposal_id),
        )
        for one in rows
    ]
