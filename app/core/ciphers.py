"""Sealing bytes with AES-256-GCM, bound to the place where they are stored."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
# The first byte of what is sealed: how it was sealed.
FORMAT = b"\x01"
OVERHEAD = len(FORMAT) + NONCE_BYTES + TAG_BYTES


class Undecipherable(Exception):
    """What is sealed was changed, moved to another place, or sealed with another key."""


def new_key() -> bytes:
    """Return a random key of 256 bits."""
    return secrets.token_bytes(KEY_BYTES)


def place(table: str, column: str, row: object, key: object) -> bytes:
    """Return the associated data that binds a value to where it is stored: `table|column|row|key`.

    Raises ValueError for a part that holds the separator: two places may never read alike.
    """
    parts = [table, column, str(row), str(key)]
    if any("|" in part for part in parts):
        raise ValueError(f"a part of the place {parts} holds the separator")
    return "|".join(parts).encode()


def seal(key: bytes, value: bytes, bound_to: bytes) -> bytes:
    """Return the value sealed for one place: a format byte, a random nonce, ciphertext and tag."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, value, FORMAT + bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """Return what was sealed for this place with this key; raises Undecipherable otherwise."""
    if len(sealed) < OVERHEAD or sealed[:1] != FORMAT:
        raise Undecipherable
    nonce, rest = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    try:
        return AESGCM(key).decrypt(nonce, rest, FORMAT + bound_to)
    except InvalidTag as error:
        raise Undecipherable from error
