"""What a release is about: its decisions told again by a digest, and what to look at before it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from app.decisions.rules.deciding import DECIDABLE


def digest(decisions: Iterable[tuple[int, int]]) -> str:
    """Return what tells the same decisions again: their ids, and how often each was changed."""
    told = ";".join(f"{number}:{version}" for number, version in sorted(decisions))
    return sha256(told.encode()).hexdigest()


def releasable(state: str) -> bool:
    """Tell whether a decision about a proposal in a state can be released: not once withdrawn."""
    return state in DECIDABLE


@dataclass(frozen=True, kw_only=True)
class Facts:
    """A pending decision, as far as warnings need it; numbers are those of proposals."""

    number: int
    outcome: str
    state: str
    decided_at: datetime
    submitted_at: datetime | None
    commented: bool
    missing: int
    unanswered: bool


@dataclass(frozen=True, kw_only=True)
class Warnings:
    """The numbers of the proposals that deserve a look before the release, by reason."""

    withdrawn: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    unexplained: list[int] = field(default_factory=list)
    unanswered: list[int] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return any((self.withdrawn, self.changed, self.missing, self.unexplained, self.unanswered))


def warnings(facts: Iterable[Facts]) -> Warnings:
    """Return what deserves a look: reviews missing, texts newer than the decision, no comment.

    Also proposals that were withdrawn, whose decisions are left out, and parties that have not
    said whether they propose together.
    """
    found = Warnings()
    for one in facts:
        if not releasable(one.state):
            found.withdrawn.append(one.number)
            continue
        if one.submitted_at is not None and one.submitted_at > one.decided_at:
            found.changed.append(one.number)
        if one.missing:
            found.missing.append(one.number)
        if one.outcome in {"rejected", "revise"} and not one.commented:
            found.unexplained.append(one.number)
        if one.outcome == "accepted" and one.unanswered:
            found.unanswered.append(one.number)
    return found


def reachable(
    region_ids: Collection[int], coordinators: dict[int, Sequence[Any]]
) -> tuple[list[Any], list[int]]:
    """Return the people who are told for some regions, each once, and the regions without any."""
    people = {one.id: one for region in region_ids for one in coordinators.get(region, ())}
    return list(people.values()), [one for one in region_ids if not coordinators.get(one)]
