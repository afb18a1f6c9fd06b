"""What is wrong with talks of a forum that somebody put on the board by hand."""

from collections.abc import Collection

from app.schedule.rules.checking import Fault
from app.schedule.rules.forum import forum_faults
from app.schedule.rules.problem import Plan, Problem, Requirement

# What of `forum_faults` is told of, by what it is about; two talks at once in a space are told of
# as with any others, and what waits at the side stands nowhere wrong.
ABOUT = {"missing": "slot", "long": "slots", "mixed": "tracks"}


def slot_faults(problem: Problem, plan: Plan, only: Collection[str] | None = None) -> list[Fault]:
    """Return which placed talks begin at no slot, have too few, or stand among another track."""
    return [
        Fault(_asked(ABOUT[code], key), (key,))
        for code, key in forum_faults(problem, plan)
        if code in ABOUT and key in plan and (only is None or key in only)
    ]


def _asked(about: str, key: str) -> Requirement:
    return Requirement(key=f"{about}:{key}", kind="starts", subjects=(key,), about=about)
