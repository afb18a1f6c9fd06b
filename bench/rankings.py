"""A call with a thousand proposals under review, so that its ranking can be measured."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any
from uuid import uuid4

from flask import Flask
from sqlalchemy import insert, select, text
from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.calls.models import Call, Criterion, ReviewPhase
from app.calls.type import proposal_types
from app.core import clock
from app.core.db import transaction
from app.core.words import Words
from app.editions.models import Edition, Invitee
from app.intentions.models import Intention
from app.proposals.models import Proposal
from app.reviews.models import Assignment, Review, Reviewer, Score
from app.reviews.rules.scoring import signature
from app.reviews.rules.scoring import total as weighed

PROPOSALS, REVIEWERS, EACH = 1000, 60, 5
WEIGHTS = (3, 2, 1)
MOST = 5
DAY = timedelta(days=1)
# One in so many reviews is not done.
LEFT = 20


def fill(app: Flask, edition_id: int) -> int:
    """Let those invited to an edition propose, and reviewers judge; returns the call's id."""
    with app.app_context(), transaction() as session:
        programme_id = session.get_one(Edition, edition_id).programme_id
        invited = select(Invitee.region_id).where(Invitee.edition_id == edition_id)
        regions = list(session.scalars(invited))
        call = _call(session, programme_id)
        proposals = _proposals(session, call.id, regions)
        reviewers = _reviewers(session, call, regions)
        _judge(session, call, proposals, reviewers)
        _intend(session, proposals, regions)
        call_id = call.id
    with app.extensions["engine"].connect() as connection:
        outside = connection.execution_options(isolation_level="AUTOCOMMIT")
        outside.execute(text("VACUUM ANALYZE"))
    return call_id


def _call(session: Session, programme_id: int) -> Call:
    """Make a call whose reviews are over."""
    now = clock.now()
    call = Call(
        programme_id=programme_id,
        type_slug=proposal_types()[0].slug,
        title=Words(en="Ports together"),
        text=Words(),
        opens_at=now - 60 * DAY,
        closes_at=now - 30 * DAY,
        survey_closes_at=now - DAY,
        zone="Asia/Tokyo",
        year=now.year,
        published_at=now - 60 * DAY,
    )
    session.add(call)
    session.flush()
    for place, weight in enumerate(WEIGHTS, 1):
        measure = {"position": place, "weight": weight, "most": MOST}
        session.add(Criterion(call_id=call.id, label=Words(en="Use"), hint=Words(), **measure))
    over = {"opens_at": now - 29 * DAY, "closes_at": now - DAY}
    session.add(ReviewPhase(call_id=call.id, name=Words(en="Reviews"), **over))
    session.flush()
    return call


def _proposals(session: Session, call_id: int, regions: list[int]) -> list[int]:
    """Submit proposals of all regions in turn."""
    now = clock.now()
    rows = [
        {
            "uuid": str(uuid4()),
            "call_id": call_id,
            "region_id": regions[number % len(regions)] if regions else None,
            "organisation": "" if regions else "Port",
            "number": number,
            "state": "submitted",
            "title": {"en": f"Quieter port {number}", "ja": f"静かな港{number}"},
            "summary": {},
            "search_key": f"quieter port {number}",
            "made_at": now,
            "changed_at": now,
            "submitted_at": now - 31 * DAY,
            "version": 1,
        }
        for number in range(1, PROPOSALS + 1)
    ]
    session.execute(insert(Proposal), rows)
    found = select(Proposal.id).where(Proposal.call_id == call_id).order_by(Proposal.number)
    return list(session.scalars(found))


def _reviewers(session: Session, call: Call, regions: list[int]) -> list[Reviewer]:
    """Name reviewers: every second for a region, which shuts some of their reviews out."""
    now = clock.now()
    made = []
    for number in range(REVIEWERS):
        user = User(
            email=f"reviewer-{number}@example.org", name=f"Reviewer {number}", created_at=now
        )
        session.add(user)
        session.flush()
        scope = {"role": Role.REVIEWER, "programme_id": call.programme_id}
        session.add(Grant(user_id=user.id, granted_at=now, **scope))
        region = regions[number % len(regions)] if regions and number % 2 else None
        told = {"user_id": user.id, "region_id": region, "added_at": now}
        made.append(Reviewer(call_id=call.id, **told))
    session.add_all(made)
    session.flush()
    return made


def _judge(session: Session, call: Call, proposals: list[int], reviewers: list[Reviewer]) -> None:
    """Assign five reviewers to each proposal, and let most of them be done."""
    criteria = session.scalars(select(Criterion).where(Criterion.call_id == call.id)).all()
    phase = session.scalars(select(ReviewPhase.id).where(ReviewPhase.call_id == call.id)).one()
    reviews: list[dict[str, Any]] = []
    given: list[dict[str, Any]] = []
    chance = Random(20270601)  # noqa: S311  (the same figures each time)
    for place, proposal_id in enumerate(proposals):
        for turn in range(EACH):
            one = reviewers[(place * EACH + turn) % REVIEWERS]
            told = {"proposal_id": proposal_id, "reviewer_id": one.id}
            given.append({**told, "how": "balanced", "made_at": clock.now()})
            if (place + turn) % LEFT:
                values = {criterion.id: chance.randint(0, MOST) for criterion in criteria}
                told = {"proposal_id": proposal_id, "user_id": one.user_id, "phase_id": phase}
                reviews.append({**told, **_review(criteria, values)})
    session.execute(insert(Assignment), given)
    session.execute(insert(Review), reviews)
    made = session.scalars(select(Review.id).where(Review.phase_id == phase))
    scores = [
        {"review_id": number, "criterion_id": one.id, "value": chance.randint(0, MOST)}
        for number in made
        for one in criteria
    ]
    session.execute(insert(Score), scores)


def _review(criteria: Sequence[Criterion], values: dict[int, int]) -> dict[str, Any]:
    """Return a review that is done."""
    now = clock.now()
    return {
        "total": weighed(criteria, values),
        "measured_by": signature(criteria),
        "for_committee": "",
        "for_proposer": "Thank you.",
        "begun_at": now,
        "changed_at": now,
        "done_at": now,
        "version": 1,
    }


def _intend(session: Session, proposals: list[int], regions: list[int]) -> None:
    """Let up to five regions say what they intend about each proposal."""
    rows = [
        {
            "proposal_id": proposal_id,
            "region_id": region,
            "answer": ("will", "interested")[place % 2],
            "answered_at": clock.now(),
            "version": 1,
        }
        for place, proposal_id in enumerate(proposals)
        for region in regions[:5]
    ]
    if rows:
        session.execute(insert(Intention), rows)
