"""Finding what a timetable is made of."""

from app.schedule.queries.draft import (
    Draft,
    Person,
    activities,
    draft,
    groups,
    interpreters,
    people,
    presences,
    region_ids,
    rules,
    weights,
)

__all__ = [
    "Draft",
    "Person",
    "activities",
    "draft",
    "groups",
    "interpreters",
    "people",
    "presences",
    "region_ids",
    "rules",
    "weights",
]
