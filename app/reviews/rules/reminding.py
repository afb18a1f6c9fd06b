"""When reviewers are reminded: some time before their phase ends."""

from collections.abc import Mapping
from datetime import datetime, timedelta

# Three days and one day before the end of a phase.
HOURS = (72, 24)


def due(
    sent: Mapping[int, datetime], opens_at: datetime, closes_at: datetime, now: datetime
) -> set[int]:
    """Return which reminders go out now, by their hours before the end.

    `sent` says for which end each went out: when the end moves they are due again. A phase that is
    so short that a reminder would come before it opens has none of that distance.
    """
    return {
        hours
        for hours in HOURS
        if opens_at < closes_at - timedelta(hours=hours) <= now < closes_at
        and sent.get(hours) != closes_at
    }
