"""What a kind of programme is: its words, and the terms it agrees with each capability."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from flask_babel import LazyString

from app.core.errors import Absent


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What one capability asks a kind to decide; subclassed by each capability."""


T = TypeVar("T", bound=Terms)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of programme: everything that the rest of the application may ask about it."""

    slug: str
    label: LazyString
    summary: LazyString
    offers: tuple[Terms, ...]

    def terms(self, wanted: type[T]) -> T:
        """Return this kind's terms with a capability; raises Absent if it has none."""
        for terms in self.offers:
            if isinstance(terms, wanted):
                return terms
        raise Absent


_kinds: dict[str, Kind] = {}


def install(kinds: Iterable[Kind]) -> None:
    """Make the kinds known; called once, by the application factory."""
    _kinds.clear()
    _kinds.update({kind.slug: kind for kind in kinds})


def kind(slug: str) -> Kind:
    """Return the kind with that slug."""
    return _kinds[slug]


def kinds() -> tuple[Kind, ...]:
    """Return all kinds in the order in which they are offered."""
    return tuple(_kinds.values())
