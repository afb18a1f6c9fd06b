"""What may become of a turn: one table of states and steps."""

from collections.abc import Iterable, Mapping
from typing import Literal

from app.programmes.rules.forecast import Forecast
from app.turns.errors import NotPossible, Overtaken

Step = Literal["accept", "decline", "withdraw", "swap", "postpone", "cancel", "open"]
RESULT: Mapping[str, str] = {
    "accept": "accepted",
    "decline": "declined",
    "withdraw": "withdrawn",
    "swap": "swapped",
    "postpone": "postponed",
    "cancel": "cancelled",
    "open": "opened",
}
POSSIBLE: Mapping[str, frozenset[str]] = {
    "offered": frozenset({"accept", "decline", "withdraw", "swap", "postpone", "cancel"}),
    "accepted": frozenset({"decline", "swap", "postpone", "cancel", "open"}),
    "opened": frozenset({"postpone", "cancel"}),
}


def steps(state: str) -> frozenset[str]:
    """Return the steps that a turn in a state can take."""
    return POSSIBLE.get(state, frozenset())


def takes(state: str, step: Step, *, seen: int, now: int) -> bool:
    """Tell whether a step is still to be taken: a repeated one was taken already.

    `seen` is the version that the person looked at, `now` the one that stands. Raises Overtaken
    where somebody else moved the turn on, NotPossible where the state does not allow the step.
    """
    if state == RESULT[step]:
        return False
    if seen != now:
        raise Overtaken(state)
    check(state, step)
    return True


def check(state: str, step: str) -> None:
    """Raise NotPossible where the state does not allow the step."""
    if step not in steps(state):
        raise NotPossible(state)


def departs(forecast: Forecast, year: int, regions: Iterable[str]) -> bool:
    """Tell whether hosts in a year differ from what the rule leads one to expect."""
    wanted = set(regions)
    for turn in forecast.turns:
        if turn.year == year:
            if turn.hosts:
                return wanted != set(turn.hosts)
            return bool(turn.candidates) and not wanted <= set(turn.candidates)
    return bool(forecast.turns)
