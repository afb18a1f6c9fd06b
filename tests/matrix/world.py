"""A small world with everybody and everything in it, twice: one's own and somebody else's."""

from dataclasses import dataclass, field
from typing import Any

PASSWORD = "ropes-and-herring-1672"
ACTORS = (
    "anyone",
    "signed_in",
    "administrator",
    "programme_own",
    "programme_other",
    "region_own",
    "region_other_region",
    "region_other_programme",
    "host_own",
    "host_other",
    "care_own",
    "kitchen_own",
    "reviewer_own",
)


@dataclass
class World:
    """The ids by name (`own` and `other` are told apart), and who is signed in with which token."""

    own: dict[str, Any] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, int] = field(default_factory=dict)
