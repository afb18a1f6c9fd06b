"""The key of an upload: made with it, destroyed with it."""

import hmac
from hashlib import sha256

from sqlalchemy.orm import Session

from app.core import ciphers, keyring
from app.core.ciphers import Undecipherable
from app.core.keyring import NoSuchKey
from app.imports import queries
from app.imports.errors import FileGone
from app.imports.models import Import
from app.imports.rules import sealing
from app.imports.rules.sealing import Reading, Seal


def fresh(uuid: str) -> tuple[Seal, bytes, str]:
    """Make a key for an upload; returns its seal, the wrapped key and what wraps it."""
    key = ciphers.new_key()
    return Seal(uuid, key), *sealing.wrapped(keyring.ring(), uuid, key)


def seal_of(one: Import) -> Seal:
    """Return what opens an upload; raises FileGone where its key was destroyed or is not ours."""
    if one.wrapped is None:
        raise FileGone
    try:
        key = sealing.unwrapped(keyring.ring(), one.uuid, one.wrapped, one.wrapped_by)
    except (Undecipherable, NoSuchKey):
        raise FileGone from None
    return Seal(one.uuid, key)


def reading_of(one: Import) -> Reading:
    """Return how the file was read; raises FileGone."""
    if one.head is None:
        raise FileGone
    return sealing.unpacked_reading(seal_of(one).open("head", 0, one.head))


def mark_of(content: bytes) -> str:
    """Return what tells a file again, and nobody without the installation's key which it was."""
    ring = keyring.ring()
    return hmac.new(ring.key(ring.current), content, sha256).hexdigest()


def destroy(one: Import) -> None:
    """Delete a file with its key, and what would tell the same file again."""
    one.content = one.wrapped = one.head = None
    one.wrapped_by = one.digest = ""


def rotate(session: Session, limit: int) -> int:
    """Wrap some uploads' keys anew with the installation's current one; returns how many."""
    ring = keyring.ring()
    found = queries.keys_to_rotate(session, ring.current, limit)
    for one in found:
        if one.wrapped is None:
            one.wrapped_by = ""
            continue
        key = sealing.unwrapped(ring, one.uuid, one.wrapped, one.wrapped_by)
        one.wrapped, one.wrapped_by = sealing.wrapped(ring, one.uuid, key)
    session.flush()
    return len(found)
