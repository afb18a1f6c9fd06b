"""Entries of releases, as plain as rules want them."""

from datetime import UTC, datetime, timedelta

from app.core.words import Words
from app.releases.rules import Entry

NOON = datetime(2027, 8, 5, 3, tzinfo=UTC)


def entry(key="a", at=0, minutes=60, **more):
    """Something `at` hours after noon of Tokyo's first day."""
    starts_at = NOON + timedelta(hours=at)
    told = {
        "kind": "match",
        "title": Words(en=f"Match {key}"),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=minutes),
        "space_id": 1,
        "space": Words(en="Hall A"),
        "parties": frozenset({"region:1"}),
    }
    return Entry(key=key, **(told | more))
