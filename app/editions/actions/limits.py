"""Roles, limits and the places that follow from them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.editions import queries, rules
from app.editions.actions.naming import named, named_waiting, unknown
from app.editions.actions.saving import as_written, save, write
from app.editions.errors import LimitUnderTaken, SexUnknown, StillEntered
from app.editions.models import Edition, EditionLimit, EditionRole, Place
from app.editions.rules import Bound, Limits, What
from app.editions.terms import EntryTerms

# How many people hold a place, by role, region and sex; a blank sex means that nobody said it.
Counts = Mapping[What, int]
Count = Callable[[], Counts]


def set_limits(
    session: Session, actor_id: int | None, edition: Edition, limits: Limits, count: Count
) -> None:
    """Set the roles offered and the limits; `count` counts people once nobody else can enter.

    Raises LimitUnderTaken and StillEntered, naming who is over, and SexUnknown.
    """
    rules.check_limits(limits, edition.programme.kind.terms(EntryTerms))
    edition.age_on, edition.sex_asked = limits.age_on, rules.sex_asked(limits)
    flag_modified(edition, "note")
    save(session, edition)
    invited = {invitee.region_id for invitee in edition.invitees}
    keep_places(session, edition, rules.places(limits, invited), count)
    keep_roles(session, edition, edition.roles, limits)
    keep_limits(session, edition, limits)
    write(session, actor_id, "edition.limits_set", edition, _told(limits))


def _told(limits: Limits) -> dict[str, object]:
    """Return the limits as the record holds them."""
    return {
        "roles": [asdict(limit) for limit in limits.roles],
        "regions": {str(region): limit for region, limit in limits.regions.items()},
        "edition": limits.edition,
        "extra": [asdict(limit) for limit in limits.extra],
        "age_on": as_written(limits.age_on),
        "sex_asked": rules.sex_asked(limits),
    }


def keep_roles(
    session: Session, edition: Edition, rows: Iterable[EditionRole], limits: Limits
) -> None:
    """Bring the role rows in step with the limits."""
    left: Mapping[str, EditionRole] = {row.role: row for row in rows}
    for limit in limits.roles:
        row = left.get(limit.role)
        if row is None:
            session.add(EditionRole(edition_id=edition.id, **asdict(limit)))
        else:
            row.per_region, row.overall = limit.per_region, limit.overall
            row.age_from, row.age_to = limit.age_from, limit.age_to
    offered = {limit.role for limit in limits.roles}
    for role, row in left.items():
        if role not in offered:
            session.delete(row)


def keep_limits(session: Session, edition: Edition, limits: Limits) -> None:
    """Bring the rows of the limits beside the roles in step with the limits."""
    if list(limits.beside_roles) == list(
        rules.limits_of(edition, [], kept := queries.limits(session, edition.id)).beside_roles
    ):
        return
    for row in kept:
        session.delete(row)
    session.flush()
    session.add_all(
        EditionLimit(
            edition_id=edition.id,
            role=one.role,
            every_region=one.every_region,
            region_id=one.region_id,
            sex=one.sex,
            at_most=one.most,
            at_least=one.least,
        )
        for one in limits.beside_roles
    )


def keep_places(
    session: Session, edition: Edition, wanted: Mapping[What, Bound], count: Count | None = None
) -> None:
    """Bring the place rows in step with the bounds wanted; `count` where limits may be new.

    Raises StillEntered where people stand or wait in a place that would go, LimitUnderTaken where
    more people are entered than may be. Until the transaction ends nobody else takes a place.
    """
    locked = queries.locked_places(session, edition.id)
    rows = {What(row.role, row.region_id, row.sex): row for row in locked}
    _let_go(session, edition, [row for what, row in rows.items() if what not in wanted])
    taken = {what: row.taken for what, row in rows.items() if _narrow(what)}
    if count and any(what.sex for what in wanted):
        taken = dict(count())
        _check_known(session, edition, wanted, taken)
    for what in wanted:
        if what not in rows:
            counted = sum(number for narrow, number in taken.items() if rules.belongs(narrow, what))
            rows[what] = Place(edition_id=edition.id, **what._asdict(), taken=counted)
    over = [(rows[what], most) for what, (most, _) in wanted.items() if _over(rows[what], most)]
    if over:
        raise LimitUnderTaken(named(session, edition, over))
    for what, (most, least) in wanted.items():
        rows[what].capacity, rows[what].minimum = most, least
        session.add(rows[what])
    session.flush()


def _narrow(what: What) -> bool:
    """Tell whether a counter is the one of a role and region that always exists."""
    return None not in {what.role, what.region_id} and what.sex is None


def _let_go(session: Session, edition: Edition, gone: list[Place]) -> None:
    """Delete places; refuse where people stand in them or wait for them."""
    narrow = [row for row in gone if _narrow(What(row.role, row.region_id, row.sex))]
    inside = [(row, None) for row in narrow if row.taken]
    waiting = [row for row in narrow if row.waiting]
    if inside or waiting:
        still = named(session, edition, inside) + named_waiting(session, edition, waiting)
        raise StillEntered(still, "roles")
    for row in gone:
        session.delete(row)


def _check_known(
    session: Session, edition: Edition, wanted: Mapping[What, Bound], taken: Counts
) -> None:
    """Refuse limits that count by sex where the sex of people is not known."""
    by_sex = [what._replace(sex=None) for what in wanted if what.sex]
    nameless = {
        narrow: number
        for narrow, number in taken.items()
        if number and not narrow.sex and any(rules.belongs(narrow, what) for what in by_sex)
    }
    if nameless:
        raise SexUnknown(unknown(session, edition, nameless))


def _over(row: Place, most: int | None) -> bool:
    """Tell whether more people are entered than may be, with those granted above the limit."""
    return most is not None and row.taken > most + (row.extra or 0)
