"""What the solver of timetables reaches: `python -m bench.solving`, or with names of forums."""

import sys

from bench import weeks
from bench.forums import FIRST_WITHIN, GOALS, LARGE_WITHIN, Result, instance, large, solved

LARGE = "400 × 20"
HEAD = f"{'forum':<10}{'objective':>10}{'goal':>8}{'bound':>8}  {'status':<10}{'first':>7}  load"


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def row(result: Result, goal: int | None, within: float) -> str:
    """Return what a search came to, as a line."""
    outcome = result.outcome
    first = outcome.first or 0.0
    reached = (goal is None or result.objective <= goal) and first <= within
    return (
        f"{result.name:<10}{result.objective:>10,}{goal if goal is not None else '—':>8}"
        f"{outcome.bound or 0:>8,}  {outcome.status:<10}{first:>6.1f}s  {result.load:.1f}"
        f"  {'reached' if reached else 'NOT REACHED'}"
    )


def main() -> None:
    """Solve the forums that are named, else all, each for a minute."""
    asked = sys.argv[1:] or [*GOALS, LARGE]
    if not sys.argv[1:]:
        weeks.main()
    say(HEAD)
    for name in asked:
        if name == LARGE:
            say(row(solved(name, large(), LARGE_WITHIN), None, LARGE_WITHIN))
        else:
            say(row(solved(name, instance(name)), GOALS[name], FIRST_WITHIN))


if __name__ == "__main__":
    main()
