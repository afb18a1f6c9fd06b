"""Sealing for a person, opening again, recording who looked, destroying and rotating keys."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import ciphers, clock, keyring
from app.history.actions import record_all
from app.registration.models import Participant
from app.vault import queries, rules
from app.vault.classes import FieldClass
from app.vault.errors import Unreadable
from app.vault.models import Look, PersonKey


def seal(session: Session, participant_id: int, place: str, value: bytes) -> bytes:
    """Return a value sealed for a person and bound to its place, `table.column.row`.

    The person's key is made on first use; raises Erased where it was destroyed.
    """
    return seal_many(session, [(participant_id, place, value)])[0]


def seal_many(session: Session, values: Sequence[tuple[int, str, bytes]]) -> list[bytes]:
    """Seal (participant id, place, value) each, with two to four statements for all of them."""
    known = _keys_made(session, {person for person, _place, _value in values})
    return [
        ciphers.seal(known[person], value, rules.bound(place, person))
        for person, place, value in values
    ]


def unseal(session: Session, participant_id: int, place: str, sealed: bytes) -> bytes:
    """Return what was sealed for a person at a place.

    Raises Erased where the key was destroyed, Unreadable where it was tampered with or moved.
    """
    found = queries.keys(session, [participant_id]).get(participant_id)
    key = rules.unwrap(keyring.ring(), found)
    return rules.unsealed(key, participant_id, place, sealed)


def unseal_many(session: Session, values: Sequence[tuple[int, str, bytes]]) -> list[bytes | None]:
    """Open (participant id, place, sealed) each with one statement; None where one cannot be."""
    found = queries.keys(session, {person for person, _place, _sealed in values})
    ring = keyring.ring()
    opened = {person: _or_none(rules.unwrap, ring, key) for person, key in found.items()}

    def open_one(person: int, place: str, sealed: bytes) -> bytes | None:
        key = opened.get(person)
        return _or_none(rules.unsealed, key, person, place, sealed) if key else None

    return [open_one(*value) for value in values]


def look(
    session: Session,
    actor_id: int | None,
    participant: Participant,
    field_class: FieldClass,
    what: str,
    reason: str,
) -> None:
    """Record that somebody looks at sealed data of a participant whose delegation is loaded.

    `what` names the field, never its content. The record is written at once: where it fails,
    nothing is shown. Raises NoReason without a reason, Erased where there is nothing left to see.
    """
    look_all(session, actor_id, [(participant, what)], field_class, reason)


def look_all(
    session: Session,
    actor_id: int | None,
    whats: Sequence[tuple[Participant, str]],
    field_class: FieldClass,
    reason: str,
) -> None:
    """Record the same of many people, each with the field looked at; constant statements."""
    why = rules.reason_given(reason).encode()
    who = session.get(User, actor_id) if actor_id is not None else None
    uuids = [str(uuid4()) for _one in whats]
    reasons = seal_many(
        session,
        [
            (person.id, queries.reason_place(uuid), why)
            for (person, _what), uuid in zip(whats, uuids, strict=True)
        ],
    )
    by = {
        "at": clock.now(),
        "actor_id": actor_id,
        "actor_name": who.name if who else "",
        "field_class": str(field_class),
    }
    rows = [
        by | {"uuid": uuid, "participant_id": person.id, "what": what, "reason": sealed}
        for (person, what), uuid, sealed in zip(whats, uuids, reasons, strict=True)
    ]
    if rows:
        session.execute(insert(Look), rows)
    told = [_told(person, field_class, what) for person, what in whats]
    record_all(session, actor_id, "vault.looked", told)


def _told(person: Participant, field_class: FieldClass, what: str) -> dict[str, Any]:
    """Return what the history tells of a look; why stays sealed."""
    return {
        "subject": f"participant:{person.id}",
        "programme_id": person.delegation.edition.programme_id,
        "edition_id": person.edition_id,
        "region_id": person.region_id,
        "details": {"field_class": str(field_class), "what": what},
    }


def destroy(session: Session, participant_id: int) -> None:
    """Destroy a person's key for good: what it sealed is noise, and no new key is ever made."""
    _insert(session, [_row(participant_id, wrapped=None, wrapped_by="")])
    found = queries.key_to_destroy(session, participant_id)
    assert found is not None
    found.wrapped, found.wrapped_by = None, ""
    found.destroyed_at = found.destroyed_at or clock.now()
    found.erased_at = found.erased_at or clock.now()
    session.flush()


def forget(session: Session, participant_ids: Collection[int]) -> None:
    """Delete the keys of people who are entered no more, as if there had been none.

    Their numbers may be given again: a key destroyed would let nothing be sealed for the next.
    """
    session.execute(
        delete(PersonKey)
        .where(PersonKey.participant_id.in_(participant_ids))
        .execution_options(synchronize_session="fetch")
    )


def rotate(session: Session, limit: int) -> int:
    """Wrap some people's keys anew with the installation's current one; returns how many it was."""
    ring = keyring.ring()
    found = queries.keys_to_rotate(session, ring.current, limit)
    for one in found:
        fresh = rules.wrap(ring, one.participant_id, rules.unwrap(ring, one))
        one.wrapped, one.wrapped_by = fresh.wrapped, fresh.wrapped_by
    session.flush()
    return len(found)


def _keys_made(session: Session, people: set[int]) -> dict[int, bytes]:
    """Return each person's key, made where there is none yet; raises Erased."""
    ring = keyring.ring()
    found = queries.keys(session, people, held=True)
    if missing := sorted(people - found.keys()):
        fresh = [rules.wrap(ring, person, ciphers.new_key()) for person in missing]
        _insert(
            session,
            [
                _row(one.participant_id, wrapped=one.wrapped, wrapped_by=one.wrapped_by)
                for one in fresh
            ],
        )
        # Somebody else may have made one at the same time: what stands is what counts.
        found |= queries.keys(session, missing, held=True)
    # The file is read again: had a key been retired meanwhile, nothing may be sealed under it.
    ring = keyring.ring()
    return {person: rules.unwrap(ring, found[person]) for person in people}


def _row(participant_id: int, *, wrapped: bytes | None, wrapped_by: str) -> dict[str, Any]:
    """Return the row of a key; without one, that of a key destroyed."""
    now = clock.now()
    return {
        "participant_id": participant_id,
        "wrapped": wrapped,
        "wrapped_by": wrapped_by,
        "made_at": now,
        "destroyed_at": None if wrapped is not None else now,
    }


def _insert(session: Session, rows: Iterable[dict[str, Any]]) -> None:
    """Add keys of people who have none, leaving alone those who have."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert: Any = sqlite.insert if on_sqlite else postgresql.insert
    leaving = insert(PersonKey).on_conflict_do_nothing(index_elements=["participant_id"])
    session.execute(leaving, list(rows))


def _or_none(open_: Callable[..., bytes], *given: Any) -> bytes | None:
    """Return what opens, None where it does not."""
    try:
        return open_(*given)
    except Unreadable:
        return None
