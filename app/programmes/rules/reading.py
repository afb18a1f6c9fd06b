"""Reading a decoded JSON document strictly, with a path for everything that is wrong."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar, cast

from app.core.dates import PartialDate
from app.core.text import storable
from app.core.words import FALLBACK, Words
from app.programmes.rules.problems import Problem

Choices = TypeVar("Choices", bound=StrEnum)

EARLIEST, LATEST = 1000, 9999
LONGEST = 2_000


@dataclass(slots=True)
class Reading:
    """What the whole reading shares: the problems found, and the regions that may be named."""

    problems: list[Problem] = field(default_factory=list)
    regions: frozenset[str] | None = None


class Node:
    """One object of the document; each field is asked for once, and `done` finds those unasked."""

    def __init__(self, value: object, path: str, reading: Reading) -> None:
        """Stand at an object; anything else is a problem and reads as empty."""
        self.path = path
        self.reading = reading
        self._asked: dict[str, None] = {}
        self._fields: dict[str, object] = {}
        if isinstance(value, dict):
            self._fields = cast("dict[str, object]", value)
        else:
            self.refuse("", "object")

    def refuse(self, key: str, code: str, /, **params: str | int) -> None:
        """Note a problem with a field, or with the object itself."""
        self.reading.problems.append(Problem(self._at(key), code, params))

    def _at(self, key: str) -> str:
        """Return the path of a field."""
        return (f"{self.path}.{key}" if self.path else key) if key else self.path or "$"

    def _get(self, key: str) -> object:
        """Take a field; null is as good as absent."""
        self._asked[key] = None
        return self._fields.get(key)

    def done(self) -> None:
        """Refuse the fields that nobody asked for."""
        for key in self._fields:
            if key not in self._asked:
                self.refuse(key, "unknown_field", fields=", ".join(self._asked))

    def text(self, key: str, *, required: bool = False, longest: int = LONGEST) -> str | None:
        """Read a text that can be stored; blank ones count as absent."""
        value = self._get(key)
        if value is None or value == "":
            if required:
                self.refuse(key, "missing")
            return None
        if isinstance(value, str) and len(value) <= longest and storable(value):
            return value
        self.refuse(key, "text", longest=longest)
        return None

    def whole(self, key: str, *, least: int, most: int, code: str) -> int | None:
        """Read a whole number between two bounds."""
        value = self._get(key)
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.refuse(key, code, least=least, most=most)
        return None

    def year(self, key: str, *, required: bool = False) -> int | None:
        """Read a year."""
        if required and self._fields.get(key) is None:
            self._get(key)
            self.refuse(key, "missing_year")
            return None
        return self.whole(key, least=EARLIEST, most=LATEST, code="year")

    def date(self, key: str) -> PartialDate | None:
        """Read a date as far as it is known."""
        value = self._get(key)
        if value is None or value == "":
            return None
        try:
            return PartialDate(value if isinstance(value, str) else "")
        except ValueError:
            self.refuse(key, "date")
            return None

    def choice(self, key: str, choices: type[Choices], default: Choices) -> Choices:
        """Read one of several words; absent, the default."""
        return self.maybe(key, choices) or default

    def maybe(self, key: str, choices: type[Choices]) -> Choices | None:
        """Read one of several words, or nothing."""
        value = self.word(key, [one.value for one in choices])
        return None if value is None else choices(value)

    def word(self, key: str, choices: Collection[str], *, required: bool = False) -> str | None:
        """Read one of several words."""
        value = self._get(key)
        if value is None and not required:
            return None
        if isinstance(value, str) and value in choices:
            return value
        self.refuse(key, "choice", choices=", ".join(choices))
        return None

    def flag(self, key: str, *, default: bool) -> bool:
        """Read true or false."""
        value = self._get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, "flag")
        return value if isinstance(value, bool) else default

    def region(self, key: str, *, required: bool = False) -> str | None:
        """Read the code of a region that the document lists."""
        code = self.text(key, required=required)
        return code if code is None or self._listed(key, code) else None

    def _listed(self, key: str, code: str) -> bool:
        """Refuse a code that is not among the regions."""
        known = self.reading.regions
        if known is not None and code not in known:
            self.refuse(key, "region", code=code[:40])
            return False
        return True

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of different texts."""
        value = self._get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(_text(one) for one in value):
            self.refuse(key, "list_of_texts")
            return ()
        if len(set(value)) != len(value):
            self.refuse(key, "repeated")
        return tuple(dict.fromkeys(value))

    def regions(self, key: str) -> tuple[str, ...]:
        """Read a list of codes of regions."""
        codes = self.texts(key)
        return tuple(
            code for number, code in enumerate(codes) if self._listed(f"{key}[{number}]", code)
        )

    def words(self, key: str) -> Words:
        """Read a text in several languages."""
        value = self._get(key)
        if value is None:
            return Words()
        if not isinstance(value, dict):
            self.refuse(key, "words", languages=", ".join(FALLBACK))
            return Words()
        for language, text in value.items():
            if language not in FALLBACK or not _text(text):
                self.refuse(f"{key}.{language}", "words", languages=", ".join(FALLBACK))
        return Words({one: text for one, text in value.items() if one in FALLBACK and _text(text)})

    def object(self, key: str) -> "Node":
        """Step into an object; absent, an empty one."""
        value = self._get(key)
        return Node({} if value is None else value, self._at(key), self.reading)

    def objects(self, key: str) -> Iterator["Node"]:
        """Step into each object of a list."""
        value = self._get(key)
        if value is not None and not isinstance(value, list):
            self.refuse(key, "list")
        for number, one in enumerate(value if isinstance(value, list) else ()):
            yield Node(one, f"{self._at(key)}[{number}]", self.reading)


def _text(value: object) -> bool:
    """Tell whether a value is a text that is not blank and can be stored."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST and storable(value)
