"""Finding people of an edition who are likely entered twice."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    distinct,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, joinedload, load_only

from app.regions.models import Region
from app.registration import rules
from app.registration.models import Delegation, Distinct, Participant

_KEYS = (Participant.first_key, Participant.second_key, Participant.third_key)
_COMPARED = (
    *(Participant.edition_id, Participant.region_id, Participant.search_key),
    *(Participant.birth_date, Participant.native_family, Participant.native_given),
    *(Participant.kana_family, Participant.kana_given, Participant.name_order),
)
_BY_NAME = (Participant.sort_key, Participant.id)
MOST_GROUPS = 50
# Whose name so many bear is told a few of them; the delegation's page tells all.
MOST_HINTS = 50


_KEY_NAMES = ("key_1", "key_2", "key_3")


class Alike(NamedTuple):
    """Who is likely the same person: in groups; and of whom another region may have one as well."""

    groups: list[list[Participant]]
    elsewhere: list[Participant]


def named_like(session: Session, person: Participant) -> list[Participant]:
    """Return the others of an edition who are likely the same person; one statement."""
    keys = [key for key in _keys_of(person) if key]
    wanted = _people(person.edition_id).where(_one_of(keys), Participant.id != person.id)
    return [one for one in session.scalars(wanted) if rules.alike(person, one)]


def hints(session: Session, person: Participant) -> list[Participant]:
    """Return some of them, to be told at once, those of the own region first; one statement."""
    wanted = {
        **dict(zip(_KEY_NAMES, _keys_of(person), strict=True)),
        "of_edition": person.edition_id,
        "of_region": person.region_id,
        "but": person.id,
        "born": person.birth_date,
    }
    return [one for one in session.scalars(_HINTS, wanted) if rules.alike(person, one)]


def alike_in(session: Session, edition_id: int) -> Alike:
    """Return all groups of an edition; two statements at most."""
    live = _live(edition_id)
    keys = union_all(
        *(select(key.label("key"), Participant.id).where(*live, key.is_not(None)) for key in _KEYS)
    ).subquery()
    shared = (
        select(keys.c.key).group_by(keys.c.key).having(func.count(distinct(keys.c.id)) > 1).cte()
    )
    found = session.scalars(_people(edition_id).where(_one_of(select(shared.c.key)))).all()
    told = _parted(session, found, None) if rules.groups(found) else ()
    return Alike(rules.groups(found, told), [])


def alike_of(session: Session, edition_id: int, region_id: int, *, whole: bool) -> Alike:
    """Return the groups with people of a region; two statements at most.

    With `whole` those of other regions stand in them; else only people of whom another region has
    entered one of the same name and birth date are told, and not where.
    """
    live = _live(edition_id)
    sent = Participant.region_id == region_id
    keys = union_all(*(select(key.label("key")).where(*live, sent) for key in _KEYS)).subquery()
    own = select(keys.c.key).where(keys.c.key.is_not(None))
    found = session.scalars(_people(edition_id).where(_one_of(own))).all()
    if not rules.groups(found):
        return Alike([], [])
    told = _parted(session, found, None if whole else region_id)
    if whole:
        groups = rules.groups(found, told)
        return Alike([one for one in groups if any(p.region_id == region_id for p in one)], [])
    mine = [one for one in found if one.region_id == region_id]
    others = [one for one in found if one.region_id != region_id]
    elsewhere = [one for one in mine if any(_meets(one, other, told) for other in others)]
    return Alike(rules.groups(mine, told), elsewhere)


def _meets(one: Participant, other: Participant, told: Collection[frozenset[int]]) -> bool:
    """Tell whether two have the same name and birth date, and nobody said that they are two."""
    return rules.same(one, other) and frozenset({one.id, other.id}) not in told


def _parted(
    session: Session, people: Iterable[Participant], region_id: int | None
) -> set[frozenset[int]]:
    """Return the pairs that are two people: said for everybody, or in this region for itself."""
    regions = {one.id: one.region_id for one in people}
    rows = session.execute(
        select(Distinct.person_id, Distinct.other_id, Distinct.everybody).where(
            Distinct.person_id.in_(regions)
        )
    )
    return {
        frozenset({row.person_id, row.other_id})
        for row in rows
        if row.everybody or regions[row.person_id] == region_id
    }


def _keys_of(person: Participant) -> tuple[str | None, str | None, str | None]:
    """Return the keys of a person's name; those that are missing equal no other's."""
    return person.first_key, person.second_key, person.third_key


def _live(edition_id: int | BindParameter[int]) -> tuple[ColumnElement[bool], ...]:
    """Return what holds of those who are looked at."""
    return Participant.edition_id == edition_id, Participant.withdrawn_at.is_(None)


def _one_of(keys: Any) -> ColumnElement[bool]:
    """Return the condition that a person has one of these keys."""
    return or_(*(key.in_(keys) for key in _KEYS))


def _people(edition_id: int) -> Select[Participant]:
    """Select people with what is compared and shown, by name."""
    return (
        select(Participant)
        .where(*_live(edition_id))
        .options(
            joinedload(Participant.delegation, innerjoin=True)
            .joinedload(Delegation.region, innerjoin=True)
            .load_only(Region.code, Region.name, Region.country),
            load_only(*_COMPARED),
        )
        .order_by(*_BY_NAME)
    )


def _hints() -> Select[Participant]:
    """Select some of those who bear a name and may be born on the same day, as far as known."""
    born = bindparam("born", type_=Date)
    edition: BindParameter[int] = bindparam("of_edition", type_=Integer)
    return (
        select(Participant)
        .where(
            *_live(edition),
            _one_of([bindparam(name, type_=String) for name in _KEY_NAMES]),
            Participant.id != bindparam("but"),
            or_(born.is_(None), Participant.birth_date.is_(None), Participant.birth_date == born),
        )
        .options(load_only(*_COMPARED))
        .order_by(Participant.region_id != bindparam("of_region"), *_BY_NAME)
        .limit(MOST_HINTS)
    )


# Built once: it runs with every entry.
_HINTS = _hints()
