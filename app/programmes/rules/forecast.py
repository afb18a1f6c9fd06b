"""Who hosts next and why."""

from dataclasses import dataclass

from app.programmes.rules.facts import Programme
from app.programmes.rules.method import Turn
from app.programmes.rules.reasons import Question, Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The turns to come, what is open about the programme as a whole, and why there may be no turns."""

    turns: tuple[Turn, ...] = ()
    questions: tuple[Question, ...] = ()
    reasons: tuple[Reason, ...] = ()


def forecast(facts: Programme, *, turns: int, from_year: int) -> Forecast:
    """Return the next turns from a year on; the first k of n turns are the same for every n >= k."""
    raise NotImplementedError
