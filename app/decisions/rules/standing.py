"""Where a proposal stands in the eyes of those who decide, told by facts alone."""

from typing import Literal, get_args

Standing = Literal[
    "ready",
    "reviews-missing",
    "not-reviewed",
    "resubmitted",
    "pending-accepted",
    "pending-rejected",
    "pending-revise",
    "pending-deferred",
    "revise",
    "deferred",
    "accepted",
    "rejected",
]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
PENDING: dict[str, Standing] = {
    "accepted": "pending-accepted",
    "rejected": "pending-rejected",
    "revise": "pending-revise",
    "deferred": "pending-deferred",
}
# What was released last of a proposal that waits for another decision.
AGAIN: dict[str | None, Standing] = {"deferred": "deferred", "revise": "resubmitted"}


def stands(
    state: str, *, pending: str | None, released: str | None, done: int, missing: int
) -> Standing:
    """Tell where a proposal stands.

    `state` is the proposal's own, `pending` the outcome that is not released yet, `released` the
    outcome that was released last; `done` and `missing` count reviews.
    """
    if state in {"accepted", "rejected"}:
        return "accepted" if state == "accepted" else "rejected"
    if pending is not None:
        return PENDING[pending]
    if state == "revise":
        return "revise"
    again = AGAIN.get(released)
    reviewed: Standing = "ready" if done else "not-reviewed"
    return again or ("reviews-missing" if missing else reviewed)
