"""What is said of a forum's workbook that cannot be read, and of a search for its plan."""

from collections.abc import Callable

from app.core.languages import _
from app.schedule.rules.problem import Outcome, Problem, Progress
from app.schedule.rules.reading.unreadable import Unreadable

_REFUSALS: dict[str, Callable[..., str]] = {
    "large": lambda most: _("The file is too large: at most %(number)s MB.", number=most),
    "damaged": lambda: _("The file is no workbook (XLSX), or is damaged."),
    "sheets": lambda most: _("The workbook has too many sheets: at most %(number)s.", number=most),
    "cells": lambda most: _("The workbook has too many cells: at most %(number)s.", number=most),
    "sheet": lambda sheet: _("The workbook has no sheet “%(sheet)s”.", sheet=sheet),
    "plan": lambda sheet: _(
        "The sheet “%(sheet)s” holds no table of talks below a blank row.", sheet=sheet
    ),
    "names": lambda sheet, most: _(
        "The sheet “%(sheet)s” must list at least one name, and at most %(number)s.",
        sheet=sheet,
        number=most,
    ),
}
_CELLS: dict[str, Callable[..., str]] = {
    "number": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: “%(said)s” is no whole number that may stand here.",
        **cell,
    ),
    "time": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: “%(said)s” is no time of day.", **cell
    ),
    "day": lambda **cell: _("Sheet “%(sheet)s”, cell %(cell)s: “%(said)s” is no day.", **cell),
    "zone": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: “%(said)s” is no zone such as GMT+9.", **cell
    ),
    "unknown": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: nothing is called “%(said)s”.", **cell
    ),
    "twice": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: “%(said)s” stands there a second time.", **cell
    ),
    "nameless": lambda **cell: _(
        "Sheet “%(sheet)s”, cell %(cell)s: the name is missing.",
        sheet=cell["sheet"],
        cell=cell["cell"],
    ),
}


def refusal(refused: Unreadable) -> str:
    """Say why a workbook is not read."""
    return (_REFUSALS | _CELLS)[refused.code](**refused.facts)


def progress(found: Progress) -> str:
    """Say how far a search has come."""
    return _(
        "%(seconds)s s: objective %(objective)s, at least %(bound)s",
        seconds=f"{found.seconds:.1f}",
        objective=found.objective,
        bound=0 if found.bound is None else found.bound,
    )


def told(problem: Problem, outcome: Outcome) -> list[str]:
    """Say what a search found, and what it costs."""
    weights = problem.forum.weights if problem.forum else {}
    counted = [
        f"{name}: {count} × {weights.get(name, 0)}" for name, count in outcome.counts.items()
    ]
    if outcome.status == "optimal":
        proven = _("Proven optimal: objective %(objective)s", objective=outcome.objective)
    else:
        proven = _(
            "Objective %(objective)s, proven to be at least %(bound)s",
            objective=outcome.objective,
            bound=outcome.bound or 0,
        )
    first = _("First plan after %(seconds)s s", seconds=f"{outcome.first or 0:.1f}")
    return [*counted, proven, first]
