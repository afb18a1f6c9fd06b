"""An edition's warnings as they stand now, in the reader's words."""

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.queries.stating import stated
from app.schedule.rules.checking import faults
from app.schedule.rules.stating.parties import Party
from app.schedule.words.warnings import Warned
from app.schedule.words.warnings import warnings as told
from app.schedule.words.warnings.scene import Names


def warnings(
    session: Session, edition: Edition, only: Collection[str] | None = None
) -> list[Warned]:
    """Return what the draft breaks, hard and soft, the heaviest first.

    With `only`, what touches these activities, by uuid. The edition's programme must be loaded.
    """
    draft, found = stated(session, edition)
    broken = faults(found.problem, found.plan, only)
    return told(draft, found, names(session, edition, found.parties.values()), broken)


def names(session: Session, edition: Edition, parties: Iterable[Party]) -> Names:
    """Return the names of those who are meant; people only where they are a party by themselves."""
    members = [party.members for party in parties]
    regions = {one[0].region_id for one in members}
    people = {one[0].participant_id for one in members if len(one) == 1}
    return Names(
        regions={
            row.id: row.name
            for row in session.execute(
                select(Region.id, Region.name).where(Region.id.in_(regions - {None}))
            )
        },
        people={
            one.id: one.native
            for one in session.scalars(
                select(Participant).where(Participant.id.in_(people - {None}))
            )
        },
        role=edition.programme.kind.terms(EntryTerms).label,
    )
