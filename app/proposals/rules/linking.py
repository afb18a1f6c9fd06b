"""How long a co-writer's link opens a draft."""

from datetime import datetime, timedelta

USUAL_DAYS, LONGEST_DAYS = 14, 60
# Links of one proposal that are in force at once, and made within a day.
MOST_LINKS, MOST_A_DAY = 10, 20
A_DAY = timedelta(days=1)
# After the deadline nothing can be submitted: whoever still writes has time to notice.
GRACE = timedelta(days=3)
# In these a proposal is written; what is submitted waits for nobody's pen.
WRITTEN = frozenset({"draft", "revise"})


def ends(ends_at: datetime, until: datetime | None) -> datetime:
    """Return when a link ends: on its day, or soon after the deadline; `until` None means none."""
    return ends_at if until is None else min(ends_at, until + GRACE)


def opens(
    state: str,
    ends_at: datetime,
    revoked_at: datetime | None,
    until: datetime | None,
    now: datetime,
) -> bool:
    """Tell whether a link opens the draft now; `until` is the deadline of its submission."""
    return revoked_at is None and state in WRITTEN and now < ends(ends_at, until)
