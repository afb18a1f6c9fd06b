"""How fast weeks of activities are solved, in the solver's own process: `python -m bench.weeks`.

Every plan is looked at by the independent checker; a broken one ends the run.
"""

import sys
from time import perf_counter

from app.schedule.rules import checking
from app.schedule.rules.problem import Outcome, Problem
from app.schedule.searching import search
from bench.assembly import assembly
from bench.timetables import games, repair

SECONDS, WORKERS = 60, 2


def measure(name: str, problem: Problem, *, at_most: float) -> Outcome:
    """Solve, check, and print one line; the seconds include the start of the process."""
    began = perf_counter()
    outcome = search(problem, seconds=SECONDS, workers=WORKERS)
    took = perf_counter() - began
    plan = outcome.plan or {}
    hard = [one for one in checking.faults(problem, plan) if one.requirement.weight is None]
    if hard or checking.misplaced(problem, plan):
        raise RuntimeError(hard)
    if outcome.objective != checking.price(problem, plan):
        raise RuntimeError(outcome)
    good = outcome.status == "optimal" and took <= at_most
    sys.stdout.write(
        f"{name:<46} {took:5.2f} s  at most {at_most:>2} s: {'yes' if good else 'NO':<3}"
        f"  {outcome.status}, objective {outcome.objective}, bound {outcome.bound},"
        f" first after {outcome.first or 0:.2f} s\n"
    )
    sys.stdout.flush()
    return outcome


def main() -> None:
    """Solve a games week, mend it, and solve an assembly."""
    week = games()
    found = measure(f"games week, {len(week.activities)} activities", week, at_most=2)
    lost = repair(week, found.plan or {})
    mended = measure("the same, repaired after a lost afternoon", lost, at_most=5)
    sys.stdout.write(f"    moved, proven to be the fewest: {mended.counts['keep']}\n")
    measure("assembly, 33 regions, 3 days, 5 languages", assembly(), at_most=10)


if __name__ == "__main__":
    main()
