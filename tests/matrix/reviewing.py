"""Proposals under review in the world: one that is reviewed, one that is to do, twice."""

from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.accounts.models import Grant, Role, User
from app.core import clock
from app.core.words import Words
from app.proposals.models import Proposal, ProposalPaper, ProposalVersion
from app.reviews.models import Assignment, Review, Reviewer, Score
from tests.matrix.world import World

FIRST, SECOND = 901, 902


def review_all(session: Session, world: World) -> None:
    """Let the reviewer of each programme have written one review, and have another to write."""
    for told, name in ((world.own, "reviewer_own"), (world.other, "signed_in")):
        number = _reviewer(session, told, world.people[name])
        first, second = (submitted(session, told, number) for number in (FIRST, SECOND))
        told["reviewed_uuid"] = _paper(session, first)
        told["to_review_uuid"], told["review_batch"] = second.uuid, str(uuid4())
        now = clock.now()
        for one, how, batch in ((first, "hand", None), (second, "balanced", told["review_batch"])):
            given = {"proposal_id": one.id, "reviewer_id": number, "how": how, "batch": batch}
            session.add(Assignment(**given, made_at=now))
        _review(session, told, first, world.people[name])
        person = _somebody(session, told, "named")
        told["reviewer_id"] = _reviewer(session, told, person)
        told["to_name_id"] = _somebody(session, told, "unnamed")
    session.flush()


def _reviewer(session: Session, told: dict[str, Any], user_id: int) -> int:
    """Name a reviewer of the call."""
    made = Reviewer(call_id=told["call_id"], user_id=user_id, added_at=clock.now())
    session.add(made)
    session.flush()
    return made.id


def _somebody(session: Session, told: dict[str, Any], name: str) -> int:
    """Make a person who holds the role of reviewer."""
    programme_id, now = told["programme_id"], clock.now()
    user = User(email=f"{name}-{programme_id}@example.org", name=name, created_at=now)
    session.add(user)
    session.flush()
    scope = {"role": Role.REVIEWER, "programme_id": programme_id}
    session.add(Grant(user_id=user.id, granted_at=now, **scope))
    return user.id


def submitted(session: Session, told: dict[str, Any], number: int) -> Proposal:
    """Submit what no region proposes: nobody has a conflict of interest about it."""
    now, uuid = clock.now(), str(uuid4())
    made = Proposal(
        uuid=uuid,
        call_id=told["call_id"],
        organisation="Society of ports",
        state="submitted",
        number=number,
        title=Words(en="Quieter ports"),
        made_at=now,
        changed_at=now,
        submitted_at=now,
    )
    session.add(made)
    session.flush()
    content = {
        "original": "en",
        "region": None,
        "organisation": made.organisation,
        "texts": {"en": {"title": "Quieter ports", "summary": "Less noise.", "status": "original"}},
        "areas": ["ports"],
        "values": {},
        **dict.fromkeys(("starts_on", "ends_on", "people", "continues", "place_region")),
        **dict.fromkeys(("place", "people_note"), ""),
        "parties": [],
        "budget": [],
        "papers": [{"uuid": uuid, "line": uuid, "number": 1, "name": "noise.txt"}],
    }
    version = {"number": 1, "submitted_at": now, "content": content}
    session.add(ProposalVersion(proposal_id=made.id, **version))
    return made


def _paper(session: Session, proposal: Proposal) -> str:
    """Attach a paper; its name is the proposal's own."""
    uuid = proposal.uuid
    named = {"name": "noise.txt", "media_type": "text/plain", "digest": "0" * 64}
    content = {"content": b"Noise.", "size": 6, "made_at": clock.now()}
    paper = ProposalPaper(
        uuid=uuid, proposal_id=proposal.id, line=uuid, number=1, **named, **content
    )
    session.add(paper)
    return uuid


def _review(session: Session, told: dict[str, Any], proposal: Proposal, user_id: int) -> None:
    """Finish a review."""
    now = clock.now()
    made = Review(
        proposal_id=proposal.id,
        user_id=user_id,
        phase_id=told["phase_id"],
        begun_at=now,
        changed_at=now,
        done_at=now,
    )
    session.add(made)
    session.flush()
    session.add(Score(review_id=made.id, criterion_id=told["criterion_id"], value=4))
