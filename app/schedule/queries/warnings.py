"""An edition's warnings as they stand now, in the reader's words."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.queries.draft import Draft
from app.schedule.queries.stating import stated
from app.schedule.rules.checking import faults
from app.schedule.rules.slots import slot_faults
from app.schedule.rules.stating.parties import Party
from app.schedule.words.warnings import Warned
from app.schedule.words.warnings import warnings as told
from app.schedule.words.warnings.kinds import kind
from app.schedule.words.warnings.scene import Names

PAGE = 50
_ORDERS: Mapping[str, Callable[[Warned], tuple[object, ...]]] = {
    "severity": lambda one: (one.severity,),
    "kind": lambda one: (kind(one.about),),
    "time": lambda one: (one.start,),
}
SORTS = tuple(_ORDERS)


@dataclass(frozen=True, kw_only=True)
class Sought:
    """Which warnings are looked for; "" and 0 mean any."""

    search: str = ""
    about: str = ""
    region_id: int = 0
    space_id: int = 0
    activity: str = ""
    hard: bool | None = None
    sorted_by: str = "severity"
    descending: bool = True


def warnings(
    session: Session, edition: Edition, only: Collection[str] | None = None
) -> list[Warned]:
    """Return what the draft breaks, hard and soft, the heaviest first.

    With `only`, what touches these activities, by uuid. The edition's programme must be loaded.
    """
    return with_draft(session, edition, only)[1]


def with_draft(
    session: Session, edition: Edition, only: Collection[str] | None = None
) -> tuple[Draft, list[Warned]]:
    """Return the draft, and what it breaks as `warnings` does; always as many statements."""
    draft, found = stated(session, edition)
    broken = faults(found.problem, found.plan, only)
    broken += slot_faults(found.problem, found.plan, only)
    return draft, told(draft, found, names(session, edition, found.parties.values()), broken)


def sought(found: Iterable[Warned], wanted: Sought) -> list[Warned]:
    """Return the warnings that are looked for, in the order that is wished."""
    words = wanted.search.casefold().split()
    kept = [
        one
        for one in found
        if _fits(one, wanted)
        and all(word in f"{one.sentence} {one.note}".casefold() for word in words)
    ]
    return sorted(kept, key=_ORDERS[wanted.sorted_by], reverse=wanted.descending)


def _fits(one: Warned, wanted: Sought) -> bool:
    return (
        (not wanted.about or kind(one.about) == kind(wanted.about))
        and (not wanted.region_id or wanted.region_id in one.regions)
        and (not wanted.space_id or wanted.space_id in one.spaces)
        and (not wanted.activity or wanted.activity in one.activities)
        and wanted.hard in {None, one.hard}
    )


def regions(session: Session, found: Iterable[Warned]) -> Sequence[Region]:
    """Return the regions that warnings are about."""
    wanted = {region for one in found for region in one.regions}
    return session.scalars(select(Region).where(Region.id.in_(wanted)).order_by(Region.code)).all()


def names(session: Session, edition: Edition, parties: Iterable[Party]) -> Names:
    """Return the names of those who are meant; people only where they are a party by themselves."""
    members = [party.members for party in parties]
    meant = {one[0].region_id for one in members} - {None}
    named = {one[0].participant_id for one in members if len(one) == 1} - {None}
    found = session.execute(
        select(Region.id, Region.name, Region.code).where(Region.id.in_(meant))
    ).all()
    people = session.scalars(select(Participant).where(Participant.id.in_(named)))
    return Names(
        regions={row.id: row.name for row in found},
        codes={row.id: row.code for row in found},
        people={one.id: one.native for one in people},
        role=edition.programme.kind.terms(EntryTerms).label,
    )
