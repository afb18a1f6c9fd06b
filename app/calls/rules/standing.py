"""Where a call stands at a moment; the moment that equals a deadline is late."""

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from app.calls.errors import CallCancelled, CallClosed, CallNotOpen, CodeUnusable
from app.calls.models import Call, CallCode, ReviewPhase

Standing = Literal["draft", "coming", "open", "closed", "cancelled"]
CodeStanding = Literal["usable", "revoked", "over", "used-up"]


def standing(call: Call, now: datetime) -> Standing:
    """Tell where a call stands: a call that is not published is a draft, cancelled or not.

    One of which only the year is known is of the past, whatever the year.
    """
    if call.published_at is None:
        return "draft"
    if call.cancelled_at is not None:
        return "cancelled"
    if now >= call.closes_at or not call.days_known:
        return "closed"
    return "coming" if now < call.opens_at else "open"


def check_open(
    call: Call,
    now: datetime,
    code: CallCode | None = None,
    region_id: int | None = None,
    *,
    taken: bool = False,
) -> None:
    """Refuse what comes before the opening or after the deadline, unless a code lets it in.

    `now` is the moment at which the request reached the server. `taken` says that the proposal
    holds the code already: then it does not matter that it is used up. Raises CallNotOpen,
    CallClosed, CallCancelled, CodeUnusable.
    """
    stands = standing(call, now)
    if stands == "draft":
        raise CallNotOpen
    if stands == "cancelled":
        raise CallCancelled
    if stands == "open":
        return
    if code is not None:
        check_code(code, call, now, region_id, taken=taken)
    elif stands == "coming":
        raise CallNotOpen
    else:
        raise CallClosed


def check_code(
    code: CallCode, call: Call, now: datetime, region_id: int | None, *, taken: bool = False
) -> None:
    """Refuse a code that is another call's or region's, over, revoked or used up: CodeUnusable."""
    foreign = code.region_id is not None and code.region_id != region_id
    lets_in = {"usable", "used-up"} if taken else {"usable"}
    if code.call_id != call.id or foreign or code_stands(code, now) not in lets_in:
        raise CodeUnusable


def code_stands(code: CallCode, now: datetime) -> CodeStanding:
    """Tell whether a code can still be used, and why not."""
    if code.revoked_at is not None:
        return "revoked"
    if code.ends_at is not None and now >= code.ends_at:
        return "over"
    if code.most_uses is not None and code.used >= code.most_uses:
        return "used-up"
    return "usable"


def phase(call: Call, now: datetime) -> ReviewPhase | None:
    """Return the phase of review that a call is in; its phases must be loaded."""
    return phase_of(call.phases, now)


def phase_of(phases: Iterable[ReviewPhase], now: datetime) -> ReviewPhase | None:
    """Return the phase that is open at a moment; phases of a call do not overlap."""
    return next((one for one in phases if one.opens_at <= now < one.closes_at), None)


def survey_open(call: Call, now: datetime) -> bool:
    """Tell whether regions may say if they will take part: from the deadline on, for a time."""
    return (
        standing(call, now) == "closed"
        and call.survey_closes_at is not None
        and now < call.survey_closes_at
    )
