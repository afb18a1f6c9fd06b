"""Adding, changing and removing venues, and saying how far they are apart."""

from collections.abc import Mapping
from dataclasses import asdict

from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Edition
from app.venues import queries, rules
from app.venues.actions.saving import rewrite, save, write
from app.venues.models import Travel, Venue
from app.venues.rules import VenueFacts


def add_venue(session: Session, actor_id: int | None, edition: Edition, facts: VenueFacts) -> Venue:
    """Add a venue, the last of the edition; raises PointIncomplete."""
    rules.check_venue(facts)
    made = Venue(
        edition_id=edition.id,
        position=queries.next_position(session, edition.id),
        **asdict(facts) | {"name": facts.name},
    )
    session.add(made)
    session.flush()
    write(session, actor_id, "venue.added", edition, made)
    return made


def change_venue(session: Session, actor_id: int | None, venue: Venue, facts: VenueFacts) -> None:
    """Change a venue; raises PointIncomplete and Stale."""
    rules.check_venue(facts)
    if rewrite(session, venue, asdict(facts) | {"name": facts.name}):
        write(session, actor_id, "venue.changed", venue.edition, venue)


def remove_venue(session: Session, actor_id: int | None, venue: Venue) -> None:
    """Remove a venue with its spaces; a second time nothing happens."""
    if venue.removed_at is None:
        venue.removed_at = clock.now()
        save(session)
        write(session, actor_id, "venue.removed", venue.edition, venue)


def restore_venue(session: Session, actor_id: int | None, venue: Venue) -> None:
    """Put a removed venue back, with the spaces that it had then."""
    if venue.removed_at is not None:
        venue.removed_at = None
        save(session)
        write(session, actor_id, "venue.restored", venue.edition, venue)


def set_travel(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    minutes: Mapping[tuple[int, int], int | None],
) -> None:
    """Say how many minutes lie between venues, by both ids; None: nobody knows, so none."""
    stands = queries.travel_rows(session, edition.id)
    before = {pair: row.minutes for pair, row in stands.items()}
    for pair, far in minutes.items():
        row = stands.get(pair)
        if far is None and row is not None:
            session.delete(row)
        elif row is not None and far is not None:
            row.minutes = far
        elif far is not None:
            a_id, b_id = pair
            session.add(Travel(edition_id=edition.id, a_id=a_id, b_id=b_id, minutes=far))
    save(session)
    if queries.travel(session, edition.id) != before:
        write(session, actor_id, "venue.travel_set", edition)
