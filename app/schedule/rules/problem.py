"""A timetable's problem as plain data: what is placed, where it may be, and what must hold.

All times are whole minutes since the problem's origin, a moment that only the one who states the
problem knows; so zones, midnights and daylight saving are settled before a problem exists. All keys
are opaque texts. Nothing here knows the database or a solver.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Window(NamedTuple):
    """A stretch of time from `start` up to, not including, `end`, both in minutes."""

    start: int
    end: int


class Placement(NamedTuple):
    """Where an activity stands: its first minute, and its space if it needs one."""

    start: int
    space: str | None


Plan = Mapping[str, Placement]
"""The placed activities by their key; what is not in it is not placed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Space:
    """A hall, court, room or bus that holds one activity at a time."""

    key: str
    venue: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Activity:
    """Something to be placed: `minutes` long, and `turnround` minutes more for its space.

    `spaces` are those that it may be put into at all; none means that it takes no space. `parties`
    must be there; `guests` would like to be (they count in forums only). A `fixed` one stays where
    the present plan has it. A talk of a forum has `slots` (at least 1) of one block instead of a
    length, belongs to a `track`, and may have a wanted `position` in it (0: none).
    """

    key: str
    minutes: int
    turnround: int = 0
    spaces: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    fixed: bool = False
    slots: int = 0
    track: str | None = None
    position: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Requirement:
    """Something that must hold (`weight` is None) or costs `weight` each time it does not.

    What is counted, by `kind`; a length of `minutes` is a gap from one's end to another's start:

    - place: each activity of `subjects` that is not placed;
    - space: each pair of activities that overlap, turn-round included, in the one space of
      `subjects`;
    - open: each activity in that space that does not lie wholly inside one of `windows`;
    - suits: each activity of `subjects` that stands in none of `spaces`;
    - within: each activity of `subjects` that does not lie wholly inside one of `windows`;
    - starts: each activity of `subjects` that begins outside all of `windows`;
    - party: each pair of activities of the one party of `subjects` that overlap, or lie in
      different venues with less than the travel time between them;
    - rest: each pair of activities of `others` with less than `minutes` between them, for the one
      party of `subjects`;
    - present: each activity of that party that does not lie wholly inside one of `windows`;
    - languages: each activity that needs the one language of `subjects` and at whose start, inside
      `windows` (none: always), more than `most` activities that need it are running, itself
      included;
    - order: each pair of one of `subjects` and one of `others` where the second begins less than
      `minutes` after the first's end;
    - apart: each pair of `subjects` with less than `minutes` between them;
    - same-space: the number of different spaces of `subjects`, less one;
    - same-day: the number of different days of `subjects`, less one, by the problem's `days`;
    - keep: each activity of `subjects` that stands elsewhere (start or space) than in the present
      plan, or not at all.

    What is not placed breaks nothing but place and keep. `about` says which words tell it: a
    present may be an arrival or the night of an online participant.
    """

    key: str
    kind: str
    subjects: tuple[str, ...]
    others: tuple[str, ...] = ()
    spaces: tuple[str, ...] = ()
    windows: tuple[Window, ...] = ()
    minutes: int = 0
    most: int = 0
    weight: int | None = None
    about: str = ""


KINDS = (
    "place",
    "space",
    "open",
    "suits",
    "within",
    "starts",
    "party",
    "rest",
    "present",
    "languages",
    "order",
    "apart",
    "same-space",
    "same-day",
    "keep",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A session block of a forum: the first minutes of its slots, and its end."""

    key: str
    starts: tuple[int, ...]
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Track:
    """Talks that belong together, and who chairs them."""

    key: str
    chairs: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Forum:
    """What only forums have: blocks x spaces x tracks, and the price of each combination.

    `weights` are the sixteen of the benchmark's problem by their name in `FORUM_COUNTS`; the tables
    hold only what is not 0, by keys in the order of their name.
    """

    blocks: tuple[Block, ...]
    tracks: tuple[Track, ...]
    weights: Mapping[str, int]
    track_blocks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    track_spaces: Mapping[tuple[str, str], int] = field(default_factory=dict)
    block_spaces: Mapping[tuple[str, str], int] = field(default_factory=dict)
    similar: Mapping[tuple[str, str], int] = field(default_factory=dict)
    zones: Mapping[tuple[str, str], int] = field(default_factory=dict)
    talk_blocks: Mapping[tuple[str, str], int] = field(default_factory=dict)
    talk_spaces: Mapping[tuple[str, str], int] = field(default_factory=dict)


FORUM_COUNTS = (
    "tracks-sessions",
    "tracks-rooms",
    "sessions-rooms",
    "similar-tracks",
    "rooms-per-track",
    "parallel-tracks",
    "consecutive-tracks",
    "time-zones",
    "order",
    "talks-sessions",
    "talks-rooms",
    "presenters-sessions",
    "attendees-sessions",
    "chairs",
    "presenters-slots",
    "attendees-slots",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is to be planned: free activities, the talks of a forum, or both.

    `step` is the grid of starts in minutes, counted from the origin; `days` are the stretches in
    which anything may lie at all; `travel` gives the minutes between two venues, both ways round;
    `present` is the plan as it stands.
    """

    days: tuple[Window, ...]
    spaces: tuple[Space, ...]
    activities: tuple[Activity, ...]
    requirements: tuple[Requirement, ...] = ()
    travel: Mapping[tuple[str, str], int] = field(default_factory=dict)
    present: Plan = field(default_factory=dict)
    forum: Forum | None = None
    step: int = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a search has come: seconds since its start, the best cost so far, and its bound."""

    seconds: float
    objective: int | None
    bound: int | None
    plan: Plan | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a search found.

    `status` is optimal (the bound is reached), feasible, impossible or unknown (time ran out with
    nothing found); `counts` are how often each soft requirement, or count of a forum, is broken;
    `reason` holds, when impossible, the keys of a smallest set of requirements that cannot hold
    together; `first` is the second at which the first plan stood.
    """

    status: str
    plan: Plan | None = None
    objective: int | None = None
    bound: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    reason: tuple[str, ...] = ()
    first: float | None = None
