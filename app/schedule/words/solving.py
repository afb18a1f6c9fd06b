"""What became of a search, in words."""

from app.core.languages import _, ngettext, number
from app.schedule.models.runs import Run
from app.schedule.rules.comparing import Change

TONES = {
    "optimal": "settled",
    "feasible": "settled",
    "impossible": "urgent",
    "unknown": "unknown",
    "failed": "urgent",
    "waiting": "waiting",
    "running": "waiting",
}


def tone(run: Run) -> str:
    """Return the tone of what became of a search."""
    return TONES.get(run.status or run.state, "past")


def short(run: Run) -> str:
    """Say in a word or two what became of a search."""
    if run.at_work:
        return _("Searching") if run.state == "running" else _("Waiting for the worker")
    if run.status is None:
        return _("Stopped") if run.state == "stopped" else _("Broken off")
    return {
        "optimal": _("Proven to be the best"),
        "feasible": _("A timetable"),
        "impossible": _("Cannot be"),
        "unknown": _("Nothing found"),
    }[run.status]


def what_for(run: Run) -> str:
    """Say what the search was for."""
    return _("Repair") if run.kind == "repair" else _("Timetable")


def far(run: Run) -> str:
    """Say how good the best plan so far is, and how far from the best there can be at most."""
    if run.objective is None:
        return _("No timetable yet.")
    cost = ngettext("Its cost is %(num)s.", "Its cost is %(num)s.", run.objective)
    if run.gap == 0:
        return _("%(cost)s No timetable costs less: that is proven.", cost=cost)
    if not run.bound:
        return _("%(cost)s How little it could cost is not known yet.", cost=cost)
    return _(
        "%(cost)s None can cost less than %(bound)s: at most %(gap)s %% could still be saved.",
        cost=cost,
        bound=number(run.bound),
        gap=number(round(100 * (run.gap or 0), 1)),
    )


def result(run: Run, moved: int, *, announced: bool = False) -> str:
    """Say what a search that is over has found.

    `moved` are the activities that a repair moves, or those `announced` that it changes.
    """
    if run.status == "impossible":
        return ngettext(
            "There is no such timetable: this one requirement cannot be met.",
            "There is no such timetable: these %(num)s requirements cannot hold together. Without "
            "any one of them the others could.",
            len(run.reason),
        )
    if run.objective is None:
        return _no_plan(run)
    if run.kind == "repair":
        return _announced(run, moved) if announced else _repaired(run, moved)
    if run.status == "optimal" and run.objective == 0:
        return _("Every requirement and every wish is met.")
    stopped = _("Stopped; this is the best timetable so far.") if run.state == "stopped" else ""
    return f"{stopped} {far(run)}".strip()


def _no_plan(run: Run) -> str:
    if run.state == "failed":
        return _(
            "The search broke off several times. Ask for it once more; if that does not help, tell "
            "the people who run this installation."
        )
    if run.state == "stopped":
        return _("Stopped before a timetable was found.")
    return _("No timetable was found in that time. Search longer, or let something give way.")


def _repaired(run: Run, moved: int) -> str:
    if run.status == "optimal":
        return ngettext(
            "%(num)s activity moves. That it cannot be fewer is proven.",
            "%(num)s activities move. That it cannot be fewer is proven.",
            moved,
        )
    return ngettext(
        "%(num)s activity moves. Whether it could be fewer is not proven.",
        "%(num)s activities move. Whether it could be fewer is not proven.",
        moved,
    )


def _announced(run: Run, moved: int) -> str:
    if run.status == "optimal":
        return ngettext(
            "Of what is announced, %(num)s activity changes. That it cannot be fewer is proven.",
            "Of what is announced, %(num)s activities change. That it cannot be fewer is proven.",
            moved,
        )
    return ngettext(
        "Of what is announced, %(num)s activity changes. Whether it could be fewer is not proven.",
        "Of what is announced, %(num)s activities change. Whether it could be fewer is not proven.",
        moved,
    )


def change(one: Change) -> str:
    """Say in a word or two what happens to an activity."""
    return {
        "placed": _("Comes onto the board"),
        "moved": _("Moves"),
        "elsewhere": _("Another space"),
        "taken-off": _("Leaves the board"),
    }[one.what]


def taken(number: int) -> str:
    """Say how many changes were taken over."""
    return ngettext(
        "%(num)s change is taken over. On the board it can be undone at once.",
        "%(num)s changes are taken over. On the board they can be undone at once.",
        number,
    )
