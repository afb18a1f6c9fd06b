"""Finding people's keys, and who has looked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, func, select, text
from sqlalchemy.orm import Session

from app.core import keyring
from app.core.orm import Model
from app.vault import rules
from app.vault.errors import Unreadable
from app.vault.models import Look, PersonKey

# SQLite takes 32,766 values in a statement.
AT_ONCE = 10_000


@dataclass(frozen=True)
class Looked:
    """Who has looked at what, when and why; the reason is None where it cannot be read any more."""

    at: datetime
    actor_name: str
    field_class: str
    what: str
    reason: str | None


def keys(
    session: Session, participant_ids: Iterable[int], *, held: bool = False
) -> dict[int, PersonKey]:
    """Return the keys that there are by participant; held ones are not destroyed before the end."""
    wanted = sorted(set(participant_ids))
    found: dict[int, PersonKey] = {}
    for start in range(0, len(wanted), AT_ONCE):
        some = select(PersonKey).where(
            PersonKey.participant_id.in_(wanted[start : start + AT_ONCE])
        )
        if held:
            some = some.with_for_update(read=True, key_share=True)
        fresh = session.scalars(some.execution_options(populate_existing=True))
        found.update((one.participant_id, one) for one in fresh)
    return found


def key_to_destroy(session: Session, participant_id: int) -> PersonKey | None:
    """Return a person's key once nobody else seals with it."""
    return session.scalar(
        select(PersonKey)
        .where(PersonKey.participant_id == participant_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def keys_to_rotate(session: Session, current: str, limit: int) -> Sequence[PersonKey]:
    """Return some of the keys that an earlier key of the installation wraps."""
    return session.scalars(
        select(PersonKey)
        .where(PersonKey.wrapped_by != current, PersonKey.destroyed_at.is_(None))
        .order_by(PersonKey.id)
        .limit(limit)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).all()


def hold_all(session: Session) -> None:
    """Wait until nobody is making keys, and let nobody make one until the transaction ends."""
    # SQLite has one writer at a time, and that is this transaction.
    if session.get_bind().dialect.name == "postgresql":
        names = ", ".join(sorted(one.name for one in _wrapping()))
        session.execute(text(f"LOCK TABLE {names} IN SHARE MODE"))


def wrapped_by(session: Session) -> dict[str, int]:
    """Return how many people's keys each of the installation's keys wraps, by its name."""
    counted = (
        select(PersonKey.wrapped_by, func.count())
        .where(PersonKey.destroyed_at.is_(None))
        .group_by(PersonKey.wrapped_by)
    )
    return dict(session.execute(counted).all())


def in_use(session: Session) -> set[str]:
    """Return the names of the installation's keys that still wrap anything, in whatever table."""
    return {
        name
        for table in _wrapping()
        for name in session.scalars(select(table.c.wrapped_by).distinct())
        if name
    }


def _wrapping() -> list[Table]:
    """Return the tables of whatever the installation's keys wrap."""
    return [one for one in Model.metadata.sorted_tables if "wrapped_by" in one.c]


def one_wrapped_by(session: Session, name: str) -> PersonKey:
    """Return one of the keys that a key of the installation wraps, to try it on."""
    return session.scalars(
        select(PersonKey)
        .where(PersonKey.wrapped_by == name, PersonKey.destroyed_at.is_(None))
        .limit(1)
    ).one()


def looks(session: Session, participant_id: int) -> list[Looked]:
    """Return who has looked at a person's sealed data, the last first; two statements."""
    found = session.scalars(
        select(Look)
        .where(Look.participant_id == participant_id)
        .order_by(Look.at.desc(), Look.id.desc())
    ).all()
    key = keys(session, [participant_id]).get(participant_id) if found else None
    return [
        Looked(one.at, one.actor_name, one.field_class, one.what, _reason(key, one))
        for one in found
    ]


def _reason(key: PersonKey | None, look: Look) -> str | None:
    """Return why somebody looked, as far as it can still be read."""
    try:
        opened = rules.unwrap(keyring.ring(), key)
        place = reason_place(look.uuid)
        return rules.unsealed(opened, look.participant_id, place, look.reason).decode()
    except Unreadable:
        return None


def reason_place(uuid: str) -> str:
    """Return the place that the reason of a look is bound to."""
    return f"looks.reason.{uuid}"
