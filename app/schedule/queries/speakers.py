"""Finding by name who of a forum's people is entered in its edition."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.folding import folded
from app.registration.models import Participant
from app.schedule.models import (
    Activity,
    ForumAttendance,
    ForumChair,
    ForumPerson,
    ForumPlan,
    ForumTalk,
)

SPELLINGS = ("native", "latin", "kana")


def entered(session: Session, edition_id: int) -> dict[str, int]:
    """Return the ids of those who are entered by each way to write their name, folded.

    Both orders of names count; a name that two people have is nobody's.
    """
    people = session.scalars(
        select(Participant).where(
            Participant.edition_id == edition_id,
            Participant.state == "entered",
            Participant.withdrawn_at.is_(None),
            Participant.name_purged_at.is_(None),
        )
    )
    found: dict[str, set[int]] = defaultdict(set)
    for one in people:
        for name in _names(one):
            found[name].add(one.id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def parts_of(session: Session, participant_id: int) -> list[tuple[str, str, str | None]]:
    """Return what a forum says of a person: the name there, the part, and its activity's key."""
    mine = ForumPerson.participant_id == participant_id
    stands = ForumPlan.removed_at.is_(None)
    talks = session.execute(
        select(ForumPerson.name, ForumAttendance.part, Activity.uuid)
        .join(ForumAttendance, ForumAttendance.person_id == ForumPerson.id)
        .join(ForumTalk, ForumTalk.id == ForumAttendance.talk_id)
        .join(Activity, Activity.id == ForumTalk.activity_id)
        .join(ForumPlan, ForumPlan.id == ForumPerson.forum_id)
        .where(mine, stands)
        .order_by(ForumAttendance.id)
    )
    chairs = session.scalars(
        select(ForumPerson.name)
        .join(ForumChair, ForumChair.person_id == ForumPerson.id)
        .join(ForumPlan, ForumPlan.id == ForumPerson.forum_id)
        .where(mine, stands)
        .order_by(ForumChair.id)
    )
    found: list[tuple[str, str, str | None]] = [(name, part, key) for name, part, key in talks]
    return found + [(name, "chair", None) for name in chairs]


def _names(person: Participant) -> set[str]:
    """Return a person's names, folded, in every script and both orders."""
    pairs = [
        (getattr(person, f"{one}_family") or "", getattr(person, f"{one}_given") or "")
        for one in SPELLINGS
    ]
    names = {folded(f"{a} {b}") for pair in pairs for a, b in (pair, pair[::-1])}
    return names - {""}
