"""What readers take and give, and how they take texts apart."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.core import text
from app.core.languages import _
from app.questions.errors import AnswerRefused

Raw = str | Sequence[str] | Mapping[str, Any] | bool | None
LINE = 200


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An answer as it is stored: a JSON value, and the keys of the options chosen."""

    value: Any
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What reading depends on besides the question: the day, the person's country, earlier keys.

    `kept` are the options that this person chose before: one that is offered no more stays theirs.
    """

    today: date
    country: str | None = None
    kept: frozenset[str] = field(default_factory=frozenset)


def line(raw: object, longest: int = LINE) -> str:
    """Return one line of text, tidied; raises AnswerRefused for what hides or is too long."""
    return _checked(text.tidy(_text(raw)), longest)


def lines(raw: object, longest: int) -> str:
    """Return several lines of text, tidied; raises AnswerRefused as `line` does."""
    return _checked(text.tidy(_text(raw).replace("\r\n", "\n"), lines=True), longest)


@contextmanager
def within(name: str) -> Iterator[None]:
    """Say of a refusal which part of an answer in several parts it is about."""
    try:
        yield
    except AnswerRefused as refusal:
        refusal.field = refusal.field or name
        raise


def part(raw: Raw, name: str) -> object:
    """Return one part of an answer in several parts."""
    return raw.get(name) if isinstance(raw, Mapping) else None


def parts(raw: Raw, first: str) -> Mapping[str, Any]:
    """Return an answer's parts by name; a bare text is the part named `first`."""
    if isinstance(raw, Mapping):
        return raw
    return {first: raw} if isinstance(raw, str) and raw.strip() else {}


def several(raw: object) -> list[str]:
    """Return a list of texts; a bare text is one of them, blank ones are left out."""
    if isinstance(raw, str) or raw is None:
        raw = [raw]
    if not isinstance(raw, Sequence):
        raise AnswerRefused(_("Choose from the options."))
    return [one for one in (line(one) for one in raw) if one]


def _text(raw: object) -> str:
    """Return a text; numbers and days from files are written out, anything else is refused."""
    if raw is None:
        return ""
    if isinstance(raw, str | int | float | date) and not isinstance(raw, bool):
        return str(raw)
    raise AnswerRefused(_("Write a text here."))


def _checked(value: str, longest: int) -> str:
    """Refuse a text that is too long or holds signs that hide or reverse it."""
    if len(value) > longest:
        raise AnswerRefused(_("At most %(number)s characters.", number=longest))
    if text.hidden(value):
        raise AnswerRefused(_("Remove the invisible or direction-changing characters."))
    return value
