"""What the database keeps instead of passwords and tokens."""

import hashlib
import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

TOKEN_BYTES = 32
# The first of OWASP's equivalent argon2id settings with one lane: 19 MiB, two passes.
MEMORY_KIB, PASSES, LANES = 19_456, 2, 1
CHEAP_KIB = 8


@cache
def _hasher(memory: int, passes: int) -> PasswordHasher:
    """Return argon2id with a memory in KiB and a number of passes."""
    return PasswordHasher(time_cost=passes, memory_cost=memory, parallelism=LANES)


@cache
def _nobody(memory: int, passes: int) -> str:
    """Return the hash of a password that nobody has, for the same work where there is none."""
    return _hasher(memory, passes).hash(secrets.token_hex())


def _strength() -> tuple[int, int]:
    """Return this application's memory and passes; tests are cheap."""
    return (CHEAP_KIB, 1) if current_app.config["ARGON2_CHEAP"] else (MEMORY_KIB, PASSES)


def hash_password(password: str) -> str:
    """Return the argon2id hash of a password, composed (NFC) as keyboards differ."""
    return _hasher(*_strength()).hash(unicodedata.normalize("NFC", password))


def fits(password: str, known: str | None) -> bool:
    """Tell whether a password fits a hash; without a hash the same work is done, and it is not."""
    strength = _strength()
    try:
        _hasher(*strength).verify(
            known or _nobody(*strength), unicodedata.normalize("NFC", password)
        )
    except (VerificationError, InvalidHashError):
        return False
    return known is not None


def outdated(known: str) -> bool:
    """Tell whether a hash was made with other parameters than today's."""
    return _hasher(*_strength()).check_needs_rehash(known)


def token() -> str:
    """Return a new secret for a link or a session: 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(secret: str) -> str:
    """Return what is stored of a token: its SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
