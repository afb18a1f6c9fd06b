"""People who do not exist become rows, many at once, with counters that are right."""

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from app.core import clock
from app.core.errors import Refused
from app.core.words import Words
from app.editions.models import Edition, EditionRole, Invitee, Place
from app.editions.terms import EntryTerms
from app.programmes.kind import kinds
from app.programmes.models import Programme
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.registration.rules import name_keys, search_key, sort_key
from app.rosters.rules import invented

SLUG = "bench"
REGIONS = 12
ROLES = 4
AT_ONCE = 5000
OPEN_DAYS = 365


class RealPeople(Refused):
    """The database holds people who may exist."""


@dataclass(frozen=True, kw_only=True)
class _Ground:
    """What the editions of a measurement share."""

    programme: Programme
    regions: list[Region]
    roles: list[str]


def fill(session: Session, *, people: int, editions: int, force: bool = False) -> list[int]:
    """Add editions with that many people in each; returns the ids of the editions.

    Raises RealPeople where people outside earlier measurements are in the database.
    """
    if not force and _real_people(session):
        raise RealPeople(
            "This database holds people who may exist: measurements belong into one of their own."
        )
    ground = _ground(session)
    return [_edition(session, ground, people) for _ in range(editions)]


def _real_people(session: Session) -> bool:
    """Tell whether somebody was entered outside a measurement."""
    found = (
        select(Participant.id)
        .join(Edition, Edition.id == Participant.edition_id)
        .join(Programme, Programme.id == Edition.programme_id)
        .where(Programme.slug != SLUG)
        .limit(1)
    )
    return session.scalar(found) is not None


def _ground(session: Session) -> _Ground:
    """Find or make the programme of measurements, its regions and its roles."""
    regions = list(session.scalars(select(Region).order_by(Region.code).limit(REGIONS)))
    for number in range(len(regions), REGIONS):
        name = Words({"en": f"Region {number + 1}", "ja": f"第{number + 1}地域"})
        code = f"{SLUG}-{number + 1:02}"
        regions.append(Region(code=code, kind="prefecture", country="JP", name=name))
    kind, terms = next(
        (kind, one) for kind in kinds() for one in kind.offers if isinstance(one, EntryTerms)
    )
    programme = session.scalar(select(Programme).where(Programme.slug == SLUG)) or Programme(
        slug=SLUG,
        kind_slug=kind.slug,
        name=Words({"en": "Measurements", "ja": "計測", "ru": "Измерения"}),
        summary=Words(),
    )
    session.add_all([programme, *regions])
    session.flush()
    return _Ground(
        programme=programme, regions=regions, roles=[role.slug for role in terms.roles[:ROLES]]
    )


def _edition(session: Session, ground: _Ground, people: int) -> int:
    """Make an open edition and enter that many people into its delegations."""
    now = clock.now()
    last = session.scalar(
        select(func.max(Edition.year)).where(Edition.programme_id == ground.programme.id)
    )
    year = (last or now.year) + 1
    edition = Edition(
        programme_id=ground.programme.id,
        number=str(year),
        year=year,
        host_id=ground.regions[0].id,
        status="open",
        starts_on=date(year, 8, 1),
        ends_on=date(year, 8, 5),
        city="Toyama",
        registration_open=True,
        registration_closes_at=now + timedelta(days=OPEN_DAYS),
    )
    session.add(edition)
    session.flush()
    delegations = _delegations(session, ground, edition)
    _enter(session, ground, edition, delegations, people)
    return edition.id


def _delegations(session: Session, ground: _Ground, edition: Edition) -> list[Delegation]:
    """Invite every region and let it answer that it takes part."""
    now = clock.now()
    delegations = [
        Delegation(edition_id=edition.id, region_id=region.id, taking_part=True, answered_at=now)
        for region in ground.regions
    ]
    session.add_all(EditionRole(edition_id=edition.id, role=role) for role in ground.roles)
    session.add_all(
        Invitee(edition_id=edition.id, region_id=region.id) for region in ground.regions
    )
    session.add_all(delegations)
    session.flush()
    return delegations


def _enter(
    session: Session,
    ground: _Ground,
    edition: Edition,
    delegations: list[Delegation],
    people: int,
) -> None:
    """Insert the people in bulk, and count them as they are."""
    taken: Counter[tuple[int, str]] = Counter()
    numbers = iter(range(people))
    while batch := list(islice(numbers, AT_ONCE)):
        rows = [_row(number, edition, delegations, ground.roles) for number in batch]
        session.execute(insert(Participant), rows)
        taken.update((row["region_id"], row["role"]) for row in rows)
    session.add_all(
        Place(edition_id=edition.id, role=role, region_id=region.id, taken=taken[region.id, role])
        for region in ground.regions
        for role in ground.roles
    )
    session.flush()


def _row(
    number: int, edition: Edition, delegations: list[Delegation], roles: list[str]
) -> dict[str, Any]:
    """Return the columns of one invented person."""
    delegation = delegations[number % len(delegations)]
    # Most come to take part: the first role holds three of four.
    role = roles[0] if number % 4 else roles[number // 4 % len(roles)]
    entry = invented.person(number, role)
    found_by = search_key(entry)
    return {**asdict(entry), **name_keys(found_by)} | {
        "delegation_id": delegation.id,
        "edition_id": edition.id,
        "region_id": delegation.region_id,
        "search_key": found_by,
        "sort_key": sort_key(entry),
        "submission": str(UUID(int=edition.id * 10**9 + number)),
        "entered_at": clock.now(),
        "version": 1,
    }
