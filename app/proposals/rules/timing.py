"""Until when a proposal may be changed and submitted; the moment is when the request arrived."""

from datetime import datetime

from app.calls.models import Call, CallCode
from app.calls.rules import check_open, code_stands, standing
from app.proposals.errors import TooLateToRevise


def check_in_time(
    call: Call,
    state: str,
    revise_until: datetime | None,
    received: datetime,
    code: CallCode | None,
) -> None:
    """Refuse what the deadline of the call, or of an answer to "revise", does not let in.

    `code` is the one that the proposal took up; having been used up since does not matter. It lets
    in a first submission alone: what reviewers read already does not change under their eyes.
    Raises TooLateToRevise, and what `calls.rules.check_open` does.
    """
    if state == "revise":
        if revise_until is not None and received >= revise_until:
            raise TooLateToRevise
        return
    usable = code is not None and code_stands(code, received) in {"usable", "used-up"}
    if usable and state == "draft" and standing(call, received) in {"coming", "closed"}:
        return
    check_open(call, received)


def open_until(call: Call, state: str, revise_until: datetime | None) -> datetime | None:
    """Return the moment before which a submission counts, without any code; None means never."""
    return revise_until if state == "revise" else call.closes_at
