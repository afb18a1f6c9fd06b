"""Who is likely the same person: one name in any script, order and spelling, and no other birth."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Protocol, TypeVar

KEYS = ("first_key", "second_key", "third_key")
# An index entry must fit a database page, whatever the script.
LONGEST_KEY = 200


class Known(Protocol):
    """What is compared of a person; `search_key` is folded, every script in both orders."""

    id: int
    search_key: str
    birth_date: date | None


Person = TypeVar("Person", bound=Known)
Pairs = Collection[frozenset[int]]


def name_keys(search_key: str) -> dict[str, str | None]:
    """Return the columns by which people of the same name are found, one for each script at most.

    The signs of a name in their own order: where it is cut in two, and which part stands first,
    does not matter. Other names may have the same signs: `same` tells those apart.
    """
    found = list(dict.fromkeys("".join(sorted(word))[:LONGEST_KEY] for word in search_key.split()))
    padded: list[str | None] = [*found, None, None, None]
    return dict(zip(KEYS, padded, strict=False))


def alike(one: Known, other: Known) -> bool:
    """Tell whether two have a name in common and may be born on the same day, as far as known."""
    born = {one.birth_date, other.birth_date} - {None}
    return len(born) <= 1 and _named_alike(one, other)


def same(one: Known, other: Known) -> bool:
    """Tell whether two have a name in common and were born on the same day, which is known."""
    return one.birth_date is not None and one.birth_date == other.birth_date and alike(one, other)


def groups(people: Iterable[Person], distinct: Pairs = ()) -> list[list[Person]]:
    """Return those who are likely one person together, in the order given.

    `distinct` are pairs of ids of which somebody said that they are two people. Who is like two
    others stands with both, though these may be born on different days.
    """
    listed = list(people)
    parted = {number for pair in distinct for number in pair}
    of = list(range(len(listed)))
    for places in _one_person(listed):
        usual = [one for one in places if listed[one].id not in parted]
        for one in usual[1:]:
            _join(of, usual[0], one)
        for one in set(places).difference(usual):
            for other in places:
                if frozenset({listed[one].id, listed[other].id}) not in distinct:
                    _join(of, one, other)
    found: dict[int, list[Person]] = {}
    for place, person in enumerate(listed):
        found.setdefault(_root(of, place), []).append(person)
    return [group for group in found.values() if len(group) > 1]


def _one_person(listed: Sequence[Known]) -> Iterator[list[int]]:
    """Yield the places of people of whom any two are alike: of one name, and one birth or none."""
    named: dict[str, dict[date | None, list[int]]] = {}
    for place, person in enumerate(listed):
        for word in set(person.search_key.split()):
            named.setdefault(word, {}).setdefault(person.birth_date, []).append(place)
    for births in named.values():
        unknown = births.pop(None, [])
        yield from (unknown + born for born in births.values())
        if not births:
            yield unknown


def _named_alike(one: Known, other: Known) -> bool:
    """Tell whether one of the ways to write a name is one of the other's."""
    return not set(one.search_key.split()).isdisjoint(other.search_key.split())


def _root(of: Sequence[int], place: int) -> int:
    """Return the place that stands for the group of this one."""
    while of[place] != place:
        place = of[place]
    return place


def _join(of: list[int], one: int, other: int) -> None:
    """Put the groups of two places together, under the one that came first."""
    first, last = sorted((_root(of, one), _root(of, other)))
    of[last] = first
