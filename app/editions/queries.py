"""Finding editions, their places and the regions that they may name."""

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import JSON, Row, ScalarSelect, Select, bindparam, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.core.orm import as_read
from app.core.words import Words
from app.editions.models import Edition, EditionLimit, EditionRole, Invitee, Place
from app.editions.rules.filling import Counter
from app.programmes.models import Membership
from app.regions.models import Region


def edition(session: Session, edition_id: int) -> Edition | None:
    """Return the edition with programme, hosts, roles and the regions invited; three statements."""
    return session.scalar(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(
            joinedload(Edition.programme),
            joinedload(Edition.host),
            joinedload(Edition.co_host),
            selectinload(Edition.roles),
            selectinload(Edition.invitees).joinedload(Invitee.region),
        )
    )


def edition_to_show(session: Session, edition_id: int) -> Edition | None:
    """Return the edition with programme, hosts and roles; two statements."""
    found = session.scalar(
        select(Edition)
        .where(Edition.id == edition_id)
        .options(
            joinedload(Edition.programme), joinedload(Edition.host), joinedload(Edition.co_host)
        )
    )
    if found is not None:
        put_roles(session, found)
    return found


_ROLES = (
    select(EditionRole)
    .where(EditionRole.edition_id == bindparam("of_edition"))
    .order_by(EditionRole.id)
)


def put_roles(session: Session, edition: Edition) -> None:
    """Load an edition's roles by hand: a loader would take a third of a page's time."""
    roles = session.scalars(_ROLES, {"of_edition": edition.id}).all()
    set_committed_value(edition, "roles", list(roles))


class _Rows(FunctionElement[Sequence[Sequence[Any]] | None]):
    """The rows of a subquery as one JSON value."""

    inherit_cache = True
    type = JSON()


@compiles(_Rows, "sqlite")
def _on_sqlite(rows: _Rows, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_group_array(json_array({compiler.process(rows.clauses, **given)}))"


@compiles(_Rows, "postgresql")
def _on_postgresql(rows: _Rows, compiler: SQLCompiler, **given: Any) -> str:
    return f"json_agg(json_build_array({compiler.process(rows.clauses, **given)}))"


_ROLE = (
    *(EditionRole.id, EditionRole.edition_id, EditionRole.role, EditionRole.per_region),
    *(EditionRole.overall, EditionRole.age_from, EditionRole.age_to),
)
_ROLE_NAMES = tuple(column.key for column in _ROLE)


def roles_within(edition: type[Edition]) -> ScalarSelect[Any]:
    """Return the roles of an edition as a column of a statement that finds it."""
    found = select(_Rows(*_ROLE)).where(EditionRole.edition_id == edition.id)
    return found.correlate(edition).scalar_subquery()


def put_roles_within(edition: Edition, rows: Sequence[Sequence[Any]] | None) -> None:
    """Give an edition the roles that came with it, to be read: no session knows these objects."""
    roles = [
        as_read(EditionRole, _ROLE_NAMES, row) for row in sorted(rows or (), key=itemgetter(0))
    ]
    set_committed_value(edition, "roles", roles)


def invited(session: Session, edition_id: int) -> Sequence[Row[int, str, Words]]:
    """Return id, code and name of the regions invited: no objects, for a page that many read."""
    return session.execute(
        select(Region.id, Region.code, Region.name)
        .join(Invitee, Invitee.region_id == Region.id)
        .where(Invitee.edition_id == edition_id)
        .order_by(Invitee.id)
    ).all()


_LIMITS = (
    select(EditionLimit)
    .where(EditionLimit.edition_id == bindparam("of_edition"))
    .order_by(EditionLimit.id)
)


def limits(session: Session, edition_id: int) -> Sequence[EditionLimit]:
    """Return the limits that stand beside those of the roles, in the order they were set."""
    return session.scalars(_LIMITS, {"of_edition": edition_id}).all()


_COUNTERS = select(
    *(Place.role, Place.region_id, Place.sex, Place.capacity, Place.minimum),
    *(Place.extra, Place.taken, Place.waiting),
).where(Place.edition_id == bindparam("of_edition"))


def counters(session: Session, edition_id: int) -> Sequence[Counter]:
    """Return the edition's counters as the database has them now, not as they were read before."""
    return cast("Sequence[Counter]", session.execute(_COUNTERS, {"of_edition": edition_id}).all())


def places(session: Session, edition_id: int) -> Sequence[Place]:
    """Return the edition's places, the narrowest first."""
    return session.scalars(_places(edition_id)).all()


def locked_places(session: Session, edition_id: int) -> Sequence[Place]:
    """Return the edition's places as they stand; nobody takes one before this transaction ends."""
    return session.scalars(
        _places(edition_id).with_for_update().execution_options(populate_existing=True)
    ).all()


def _places(edition_id: int) -> Select[Place]:
    return (
        select(Place)
        .where(Place.edition_id == edition_id)
        .order_by(
            Place.region_id.is_(None),
            *(Place.role.is_(None), Place.role, Place.region_id),
            *(Place.sex.is_not(None), Place.sex),
        )
    )


def number_taken(session: Session, programme_id: int, number: str, but: int | None) -> bool:
    """Tell whether another edition of the programme that was not postponed bears the number."""
    found = session.scalar(
        select(Edition.id).where(
            Edition.programme_id == programme_id,
            Edition.number == number,
            Edition.status != "postponed",
            Edition.id != (but or 0),
        )
    )
    return found is not None


def zone_of(session: Session, region_id: int | None) -> str | None:
    """Return a region's IANA zone."""
    return session.scalar(select(Region.zone).where(Region.id == region_id))


def regions_to_invite(session: Session, programme_id: int, also: set[int]) -> Sequence[Region]:
    """Return the programme's present members and the regions named besides, by code."""
    members = select(Membership.region_id).where(
        Membership.programme_id == programme_id, Membership.left.is_(None)
    )
    return session.scalars(
        select(Region).where(Region.id.in_(members) | Region.id.in_(also)).order_by(Region.code)
    ).all()


def names(session: Session, region_ids: Collection[int]) -> dict[int, Words]:
    """Return the names of regions by their ids."""
    rows = session.execute(select(Region.id, Region.name).where(Region.id.in_(region_ids)))
    return dict(rows.all())
