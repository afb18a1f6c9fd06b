"""The keys that seal people's own keys: a file outside the database and outside its copies."""

import base64
import binascii
import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app

from app.core import ciphers
from app.core.settings import Unsafe

OWN = 0o400
OTHERS = 0o077


class NoSuchKey(Exception):
    """The file holds no key of that name."""


@dataclass(frozen=True)
class Ring:
    """The keys by name; the last one in the file seals what is new."""

    keys: dict[str, bytes]

    @property
    def current(self) -> str:
        """The name of the key that seals what is new."""
        return list(self.keys)[-1]

    def key(self, name: str) -> bytes:
        """Return a key by its name; raises NoSuchKey."""
        if name not in self.keys:
            raise NoSuchKey(name)
        return self.keys[name]


class Keyring:
    """The file of keys, read anew whenever it has been replaced: workers need no restart."""

    def __init__(self, path: Path) -> None:
        """Read the file; raises Unsafe where others could read it too or it holds no keys."""
        self.path = path
        self._read_as = stamp(path)
        self._ring = read(path)

    def ring(self) -> Ring:
        """Return the keys as the file has them now."""
        now = stamp(self.path)
        if now != self._read_as:
            self._ring, self._read_as = read(self.path), now
        return self._ring


def stamp(path: Path) -> tuple[int, int, int]:
    """Return what changes when the file is replaced; raises Unsafe where there is none."""
    try:
        found = path.stat()
    except OSError as error:
        raise Unsafe(f"{path}: no keys there. Make them with `flask keys new`.") from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def read(path: Path) -> Ring:
    """Read the keys, a line each, `name:base64`; raises Unsafe, with nothing of a key in it."""
    if stat.S_IMODE(path.stat().st_mode) & OTHERS:
        raise Unsafe(f"{path}: others can read the keys. Type: chmod 400 {path}")
    keys: dict[str, bytes] = {}
    for number, line in enumerate(path.read_text("ascii").splitlines(), start=1):
        name, _colon, written = line.strip().partition(":")
        try:
            key = base64.b64decode(written, validate=True)
        except binascii.Error:
            key = b""
        if not name or name in keys or len(key) != ciphers.KEY_BYTES:
            raise Unsafe(f"{path}: line {number} is not a key.")
        keys[name] = key
    if not keys:
        raise Unsafe(f"{path}: no keys there. Make them with `flask keys new`.")
    return Ring(keys)


def write(path: Path, ring: Ring) -> None:
    """Put the keys into the place of the file, whole or not at all, for this user alone."""
    _beside(path, ring).replace(path)
    _keep_folder(path)


def add(path: Path) -> str:
    """Add a random key to the file, made if it is missing, and return the current key's name."""
    name = f"key-{secrets.token_hex(4)}"
    fresh = {name: ciphers.new_key()}
    if path.exists():
        write(path, Ring({**read(path).keys, **fresh}))
        return name
    beside = _beside(path, Ring(fresh))
    # Of two processes that start at once for the first time, one makes the keys of both.
    with suppress(FileExistsError):
        path.hardlink_to(beside)
    beside.unlink()
    _keep_folder(path)
    return read(path).current


def _beside(path: Path, ring: Ring) -> Path:
    """Write the keys into a new file beside the other, down to the disk."""
    lines = "".join(f"{name}:{base64.b64encode(key).decode()}\n" for name, key in ring.keys.items())
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    number = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWN)
    with os.fdopen(number, "w", encoding="ascii") as file:
        file.write(lines)
        file.flush()
        os.fsync(file.fileno())
    return beside


def _keep_folder(path: Path) -> None:
    """Keep the file's name through a power cut."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def ring() -> Ring:
    """Return the keys of the current application as its file has them now."""
    found: Keyring = current_app.extensions["keyring"]
    return found.ring()


def path_of(app: Flask) -> Path:
    """Return where the application's keys are."""
    return Path(app.config["KEYS_FILE"])


def init_app(app: Flask) -> None:
    """Read the keys, or refuse to start; a developer's are made on the first start."""
    if not app.config["SITE"]:
        return
    path = path_of(app)
    if app.config["DEVELOPMENT"] and not path.exists():
        path.parent.mkdir(exist_ok=True)
        add(path)
    app.extensions["keyring"] = Keyring(path)
