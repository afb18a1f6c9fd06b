"""What may become of a project: it runs, ends with a reason, and an end by mistake is undone."""

from collections.abc import Mapping

from app.projects.errors import ProjectEnded, ProjectRuns, ReasonMissing, ReportsMissing

# From which states a step leads where; what is unknown of the past stays as it is.
STEPS: Mapping[str, tuple[frozenset[str], str]] = {
    "finish": (frozenset({"running"}), "finished"),
    "stop": (frozenset({"running"}), "stopped"),
    "resume": (frozenset({"finished", "stopped"}), "running"),
}


def after(state: str, step: str) -> str:
    """Return the state after a step; raises ProjectEnded or ProjectRuns where it is none."""
    before, then = STEPS[step]
    if state not in before:
        raise ProjectRuns if step == "resume" else ProjectEnded
    return then


def check_running(state: str) -> None:
    """Refuse changes to what has ended; raises ProjectEnded."""
    if state != "running":
        raise ProjectEnded


def check_end(step: str, reason: str, missing: int) -> None:
    """Refuse an end that nobody could explain.

    `missing` is how many reports were not handed in. Raises ReasonMissing, ReportsMissing.
    """
    if step == "stop" and not reason:
        raise ReasonMissing
    if step == "finish" and missing:
        raise ReportsMissing(missing)
