"""An upload is sealed with a key of its own: destroying the key erases file and rows at once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from app.core import ciphers
from app.core.keyring import Ring
from app.imports.rules.judging import Marked
from app.imports.rules.reading.table import Cell
from app.registration.rules import Entry

_DAY = "day"
_ANSWERS = "answers"


def wrapped(ring: Ring, uuid: str, key: bytes) -> tuple[bytes, str]:
    """Return an upload's key sealed with the installation's current one, and that one's name."""
    name = ring.current
    return ciphers.seal(ring.key(name), key, _place("wrapped", uuid, name)), name


def unwrapped(ring: Ring, uuid: str, sealed: bytes, name: str) -> bytes:
    """Return an upload's key; raises Undecipherable or NoSuchKey."""
    return ciphers.unseal(ring.key(name), sealed, _place("wrapped", uuid, name))


class Seal:
    """Seals and opens what belongs to one upload, each thing bound to its place."""

    def __init__(self, uuid: str, key: bytes) -> None:
        """Keep the upload's key."""
        self.uuid = uuid
        self.key = key

    def close(self, column: str, row: object, value: bytes) -> bytes:
        """Seal bytes for a column and row."""
        return ciphers.seal(self.key, value, _place(column, self.uuid, row))

    def open(self, column: str, row: object, sealed: bytes) -> bytes:
        """Open what was sealed for a column and row; raises Undecipherable."""
        return ciphers.unseal(self.key, sealed, _place(column, self.uuid, row))


def _place(column: str, uuid: str, row: object) -> bytes:
    return ciphers.place("imports", column, uuid, row)


def packed(marked: Marked) -> bytes:
    """Write a row with its marks."""
    cells = [{_DAY: one.isoformat()} if isinstance(one, date) else one for one in marked.cells]
    told = {"cells": cells, "faults": marked.faults, "remarks": marked.remarks}
    return json.dumps(told, ensure_ascii=False).encode()


def unpacked(number: int, content: bytes) -> Marked:
    """Read a row with its marks."""
    told = json.loads(content)
    cells: Sequence[Cell] = [
        date.fromisoformat(one[_DAY]) if isinstance(one, dict) else one for one in told["cells"]
    ]
    return Marked(
        number=number,
        cells=cells,
        faults=_by_column(told["faults"]),
        remarks=_by_column(told["remarks"]),
    )


def _by_column(codes: dict[str, str]) -> dict[int, str]:
    return {int(place): code for place, code in codes.items()}


def packed_before(entry: Entry, answers: Mapping[int, Any]) -> bytes:
    """Write what was said of a person, and the answers that stood, None where there was none."""
    told = {**asdict(entry), _ANSWERS: answers}
    return json.dumps(told, default=str, ensure_ascii=False).encode()


def unpacked_before(content: bytes) -> tuple[Entry, dict[int, Any]]:
    """Read what was said of a person, and the answers that stood."""
    told: dict[str, Any] = json.loads(content)
    answers = {int(number): value for number, value in told.pop(_ANSWERS, {}).items()}
    if told["birth_date"]:
        told["birth_date"] = date.fromisoformat(told["birth_date"])
    return Entry(**told), answers


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the file was read: what was found beside the rows.

    `unknown` are words of the column of roles that mean none, `meanings` what was said they mean.
    """

    headings: list[str]
    head: int
    depth: int
    sheets: list[dict[str, Any]]
    encodings: list[str]
    epoch_1904: bool
    unknown: list[str] = field(default_factory=list)
    meanings: dict[str, str] = field(default_factory=dict)


def packed_reading(reading: Reading) -> bytes:
    """Write how the file was read: headings may hold names where none were found."""
    return json.dumps(asdict(reading), ensure_ascii=False).encode()


def unpacked_reading(content: bytes) -> Reading:
    """Read how the file was read."""
    return Reading(**json.loads(content))
