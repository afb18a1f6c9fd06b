"""What the reviews of a call's proposals amount to: what a ranking stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Any

from sqlalchemy import Float, Select, Subquery, and_, case, cast, exists, func, select
from sqlalchemy.orm import Session

from app.calls.models import Call, Criterion
from app.proposals.models import Proposal
from app.reviews.models import Assignment, Review, Reviewer, Score
from app.reviews.queries.conflicts import free
from app.reviews.rules.scoring import signature

# PostgreSQL rounds halves to even numbers, SQLite does not: a little more than a half is one.
_HALF_UP = 1e-6


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The totals (0 to 100) of the reviews of one proposal that are done, and what is missing.

    `spread` is the standard deviation of the totals, `disagreement` the distance between the
    highest and the lowest; `missing` counts reviews that are assigned and not done.
    """

    mean: Decimal | None = None
    spread: Decimal | None = None
    disagreement: Decimal | None = None
    done: int = 0
    missing: int = 0


def figures(session: Session, call_id: int) -> dict[int, Figures]:
    """Return the figures of every proposal of a call that has any, by proposal; five statements.

    Reviews of whom a conflict shuts out do not count. Totals that older criteria made are made
    anew from the scores.
    """
    call = session.scalars(select(Call).where(Call.id == call_id)).one()
    criteria = session.scalars(select(Criterion).where(Criterion.call_id == call_id)).all()
    sign = signature(criteria)
    outdated = session.scalar(select(exists(_done(call_id).where(Review.measured_by != sign))))
    totals = _measured(call_id, criteria) if outdated else _kept(call_id)
    found = {row.proposal_id: row for row in session.execute(_summed(call, totals))}
    missing = {row.proposal_id: row.missing for row in session.execute(_missing(call))}
    return {
        proposal_id: _figures(found.get(proposal_id), missing.get(proposal_id, 0))
        for proposal_id in sorted(found.keys() | missing.keys())
    }


def _figures(row: Any, missing: int) -> Figures:
    """Round what the database counted; it counts hundredths."""
    if row is None:
        return Figures(missing=missing)
    if row.mean is None:
        return Figures(done=row.done, missing=missing)
    mean = float(row.mean)
    variance = max(0.0, float(row.squares) - mean * mean)
    return Figures(
        mean=_rounded(mean),
        spread=_rounded(sqrt(variance)),
        disagreement=_rounded(float(row.highest) - float(row.lowest)),
        done=row.done,
        missing=missing,
    )


def _rounded(hundredths: float) -> Decimal:
    """Return two decimals, a half up."""
    return Decimal(int(hundredths + 0.5 + _HALF_UP)).scaleb(-2)


def _done(call_id: int) -> Select[Any]:
    """Select the reviews of a call that are done."""
    return (
        select(Review.id)
        .join(Proposal, Proposal.id == Review.proposal_id)
        .where(Proposal.call_id == call_id, Review.done_at.is_not(None))
    )


def _kept(call_id: int) -> Subquery:
    """Select the totals as they are kept, in hundredths."""
    return (
        _done(call_id)
        .with_only_columns(
            Review.proposal_id, Review.user_id, cast(Review.total, Float).label("total")
        )
        .subquery()
    )


def _measured(call_id: int, criteria: Sequence[Criterion]) -> Subquery:
    """Select the totals as these criteria make them of the scores, in hundredths, rounded."""
    counted = [one for one in criteria if one.weight]
    value = case(
        (Score.value < Criterion.least, Criterion.least),
        (Score.value > Criterion.most, Criterion.most),
        else_=Score.value,
    )
    share = Criterion.weight * cast(value - Criterion.least, Float)
    mean = func.sum(share / (Criterion.most - Criterion.least)) / func.sum(Criterion.weight)
    return (
        _done(call_id)
        .outerjoin(
            Score,
            and_(Score.review_id == Review.id, Score.criterion_id.in_([one.id for one in counted])),
        )
        .outerjoin(Criterion, Criterion.id == Score.criterion_id)
        .group_by(Review.id, Review.proposal_id, Review.user_id)
        .with_only_columns(
            Review.proposal_id, Review.user_id, func.round(mean * 10_000 + _HALF_UP).label("total")
        )
        .subquery()
    )


def _summed(call: Call, totals: Subquery) -> Select[Any]:
    """Sum totals up by proposal, without those of whom a conflict shuts out."""
    total = cast(totals.c.total, Float)
    return (
        select(
            totals.c.proposal_id,
            func.count().label("done"),
            func.avg(total).label("mean"),
            func.avg(total * total).label("squares"),
            func.min(total).label("lowest"),
            func.max(total).label("highest"),
        )
        .where(free(call, totals.c.proposal_id, totals.c.user_id))
        .group_by(totals.c.proposal_id)
    )


def _missing(call: Call) -> Select[int, int]:
    """Count reviews that are assigned and not done, without those shut out since."""
    return (
        select(Assignment.proposal_id, func.count(Assignment.id).label("missing"))
        .join(Reviewer, Reviewer.id == Assignment.reviewer_id)
        .outerjoin(
            Review,
            and_(
                Review.proposal_id == Assignment.proposal_id,
                Review.user_id == Reviewer.user_id,
                Review.done_at.is_not(None),
            ),
        )
        .where(
            Reviewer.call_id == call.id,
            Assignment.removed_at.is_(None),
            Review.id.is_(None),
            free(call, Assignment.proposal_id, Reviewer.user_id),
        )
        .group_by(Assignment.proposal_id)
    )
