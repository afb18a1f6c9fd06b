"""The key of an upload: made with it, destroyed with it."""

from app.core import ciphers, keyring
from app.core.ciphers import Undecipherable
from app.core.keyring import NoSuchKey
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
