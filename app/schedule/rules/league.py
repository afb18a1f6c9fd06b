"""Who plays whom in a full league, round by round: the circle method."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

Team = TypeVar("Team")
FEWEST, MOST = 2, 40


class Match(NamedTuple):
    """Two of a league's teams, by their place in the list, and the round in which they meet."""

    round: int
    first: int
    second: int


def matches(teams: Sequence[Team], *, twice: bool = False) -> list[Match]:
    """Return the matches of a league: each two teams meet once, or twice the other way round.

    In a round nobody plays two matches, and everybody plays unless their number is odd. One team
    stands still while the others move on around it.
    """
    places: list[int | None] = [*range(len(teams)), *([None] if len(teams) % 2 else [])]
    found = []
    for turn in range(len(places) - 1):
        for one, other in _facing(places):
            # Who stands still is named first in every second round, so that nobody always is.
            first, second = (other, one) if turn % 2 and one == places[0] else (one, other)
            found.append(Match(turn + 1, first, second))
        places = [places[0], places[-1], *places[1:-1]]
    if twice:
        rounds = max((one.round for one in found), default=0)
        found += [Match(one.round + rounds, one.second, one.first) for one in found]
    return found


def _facing(places: Sequence[int | None]) -> list[tuple[int, int]]:
    """Return who faces whom when the first half of a circle stands opposite the second."""
    half = len(places) // 2
    facing = zip(places[:half], reversed(places[half:]), strict=True)
    return [(one, other) for one, other in facing if one is not None and other is not None]
