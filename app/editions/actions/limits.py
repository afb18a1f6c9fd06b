"""Roles, limits and the places that follow from them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core.languages import language
from app.editions import queries, rules, words
from app.editions.actions.saving import save, write
from app.editions.errors import LimitUnderTaken, StillEntered
from app.editions.models import Edition, EditionRole, Place
from app.editions.rules import Limits, What
from app.editions.terms import EntryTerms


def set_limits(session: Session, actor_id: int | None, edition: Edition, limits: Limits) -> None:
    """Set the roles offered and the limits; raises LimitUnderTaken, naming who is over."""
    rules.check_limits(limits, edition.programme.kind.terms(EntryTerms))
    flag_modified(edition, "note")
    save(session, edition)
    invited = {invitee.region_id for invitee in edition.invitees}
    keep_places(session, edition, rules.places(limits, invited))
    keep_roles(session, edition, edition.roles, limits)
    details = {
        "roles": [asdict(limit) for limit in limits.roles],
        "regions": {str(region): limit for region, limit in limits.regions.items()},
        "edition": limits.edition,
    }
    write(session, actor_id, "edition.limits_set", edition, details)


def keep_roles(
    session: Session, edition: Edition, rows: Iterable[EditionRole], limits: Limits
) -> None:
    """Bring the role rows in step with the limits."""
    left: Mapping[str, EditionRole] = {row.role: row for row in rows}
    for limit in limits.roles:
        row = left.get(limit.role)
        if row is None:
            session.add(
                EditionRole(
                    edition_id=edition.id,
                    role=limit.role,
                    per_region=limit.per_region,
                    overall=limit.overall,
                )
            )
        else:
            row.per_region, row.overall = limit.per_region, limit.overall
    offered = {limit.role for limit in limits.roles}
    for role, row in left.items():
        if role not in offered:
            session.delete(row)


def keep_places(session: Session, edition: Edition, wanted: Mapping[What, int | None]) -> None:
    """Bring the place rows in step with the capacities wanted, by (role, region id).

    Raises StillEntered where people stand in a place that would go, LimitUnderTaken where more
    people are entered than a capacity. Until the transaction ends nobody else takes a place.
    """
    rows = {(row.role, row.region_id): row for row in queries.locked_places(session, edition.id)}
    gone = [row for what, row in rows.items() if what not in wanted]
    inside = [row for row in gone if row.taken and row.role and row.region_id]
    if inside:
        raise StillEntered(_named(session, edition, inside), "roles")
    for row in gone:
        session.delete(row)
    taken = {what: row.taken for what, row in rows.items() if None not in what}
    for what in wanted:
        if what not in rows:
            counted = sum(number for narrow, number in taken.items() if rules.belongs(narrow, what))
            role, region_id = what
            rows[what] = Place(edition_id=edition.id, role=role, region_id=region_id, taken=counted)
    over = [row for what, row in rows.items() if _over(row, wanted.get(what))]
    if over:
        raise LimitUnderTaken(_named(session, edition, over, wanted))
    for what, capacity in wanted.items():
        rows[what].capacity = capacity
        session.add(rows[what])
    session.flush()


def _over(row: Place, capacity: int | None) -> bool:
    """Tell whether more people are entered than the capacity allows."""
    return capacity is not None and row.taken > capacity


def _named(
    session: Session,
    edition: Edition,
    rows: Iterable[Place],
    wanted: Mapping[What, int | None] | None = None,
) -> list[str]:
    """Name places in words, with how many are entered and how many may be."""
    rows = list(rows)
    regions = queries.names(session, {row.region_id for row in rows if row.region_id})
    terms = edition.programme.kind.terms(EntryTerms)
    return [
        words.filled(
            regions[row.region_id].best(language()) if row.region_id else None,
            str(terms.label(row.role)) if row.role else None,
            row.taken,
            wanted[row.role, row.region_id] if wanted else None,
        )
        for row in rows
    ]
