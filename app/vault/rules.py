"""Opening and closing: how a person's key and what it seals are bound to their places."""

from dataclasses import dataclass

from app.core import ciphers
from app.core.ciphers import Undecipherable
from app.core.keyring import NoSuchKey, Ring
from app.vault.errors import Erased, NoReason, Unreadable
from app.vault.models import PersonKey

PARTS = 3


@dataclass(frozen=True)
class Wrapped:
    """A person's key under one of the installation's keys."""

    participant_id: int
    wrapped: bytes
    wrapped_by: str


def bound(place: str, participant_id: int) -> bytes:
    """Return what binds a value to `table.column.row` and to its person's key."""
    table, column, row = place.split(".", PARTS - 1)
    return ciphers.place(table, column, row, participant_id)


def wrap(ring: Ring, participant_id: int, key: bytes) -> Wrapped:
    """Seal a person's key with the installation's current one."""
    name = ring.current
    sealed = ciphers.seal(ring.key(name), key, _own_place(participant_id, name))
    return Wrapped(participant_id, sealed, name)


def unwrap(ring: Ring, found: PersonKey | Wrapped | None) -> bytes:
    """Return a person's key; raises Erased where it was destroyed, Unreadable where it is not ours.

    A person without a key has nothing that it sealed: whatever claims so is unreadable.
    """
    if found is None:
        raise Unreadable
    if found.wrapped is None:
        raise Erased
    bound_to = _own_place(found.participant_id, found.wrapped_by)
    try:
        return ciphers.unseal(ring.key(found.wrapped_by), found.wrapped, bound_to)
    except (Undecipherable, NoSuchKey) as error:
        raise Unreadable from error


def unsealed(key: bytes, participant_id: int, place: str, sealed: bytes) -> bytes:
    """Return what a person's key sealed for a place; raises Unreadable."""
    try:
        return ciphers.unseal(key, sealed, bound(place, participant_id))
    except Undecipherable as error:
        raise Unreadable from error


def reason_given(reason: str) -> str:
    """Return the reason without blanks around it; raises NoReason where there is none."""
    if not reason.strip():
        raise NoReason
    return reason.strip()


def _own_place(participant_id: int, name: str) -> bytes:
    """Return the place of a person's key under one of the installation's."""
    return ciphers.place("person_keys", "wrapped", participant_id, name)
