"""Finding by name who of a forum's people is entered in its edition."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.folding import folded
from app.registration.models import Participant

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


def _names(person: Participant) -> set[str]:
    """Return a person's names, folded, in every script and both orders."""
    pairs = [
        (getattr(person, f"{one}_family") or "", getattr(person, f"{one}_given") or "")
        for one in SPELLINGS
    ]
    names = {folded(f"{a} {b}") for pair in pairs for a, b in (pair, pair[::-1])}
    return names - {""}
