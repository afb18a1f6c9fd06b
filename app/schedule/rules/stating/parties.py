"""Who must be where, in as few parties as can say it.

A delegation and its coach are in each other's way although no row says so: so all attendances are
first told of each person, and of each delegation as such; then those who attend the same, and are
there from when until when alike, are one party.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from app.schedule.models import Activity, Attendance, Presence
from app.schedule.rules.stating.drafted import Drafted


class Member(NamedTuple):
    """A person, or all who are sent by a region, or all of a role of it; or an interpreter.

    A team is of a region too, known by its group (or by its one activity, below 0): nobody knows
    who is in it, but for the people who are named besides.
    """

    region_id: int | None
    role: str | None = None
    participant_id: int | None = None
    interpreter_id: int | None = None
    team: int | None = None


@dataclass(frozen=True, kw_only=True)
class Party:
    """Those who attend the same activities, and are there from when until when."""

    key: str
    members: tuple[Member, ...]
    activities: frozenset[str]
    presence: Presence | None = None

    @property
    def region_id(self) -> int | None:
        """The region that sends them."""
        return self.members[0].region_id


@dataclass(frozen=True, kw_only=True)
class Present:
    """The presences by whom they are of; a person's own counts before the region's."""

    regions: Mapping[int, Presence]
    people: Mapping[int, Presence]

    def of(self, member: Member) -> Presence | None:
        """Return when the member is there, if it is said."""
        own = self.people.get(member.participant_id or 0)
        return own or self.regions.get(member.region_id or 0)


def parties(draft: Drafted, region_ids: Iterable[int]) -> list[Party]:
    """Return all parties that attend something; each activity's parties are those that hold it."""
    present = Present(
        regions={one.region_id: one for one in draft.presences if one.region_id is not None},
        people={
            one.participant_id: one for one in draft.presences if one.participant_id is not None
        },
    )
    attending, classes = _Attending(draft), defaultdict[_Signature, list[Member]](list)
    for member in _members(draft, region_ids):
        keys, there = attending.of(member), present.of(member)
        if keys:
            at = there.id if there else None
            alike = _Signature(member.region_id, member.interpreter_id, at, keys)
            classes[alike].append(member)
    return [
        Party(
            key=_key(members[0]),
            members=tuple(members),
            activities=signature.keys,
            presence=present.of(members[0]),
        )
        for signature, members in classes.items()
    ]


class _Signature(NamedTuple):
    region_id: int | None
    interpreter_id: int | None
    presence_id: int | None
    keys: frozenset[str]


def _members(draft: Drafted, region_ids: Iterable[int]) -> Iterator[Member]:
    """Yield delegations, then roles that something asks for, then people, then interpreters."""
    found = (_whom(one, activity) for activity in draft.activities for one in activity.attendances)
    said = {one for one in found if one is not None}
    roles = sorted({one.role for one in said if one.role is not None})
    regions = {one.region_id for one in said if one.region_id is not None}
    peopled = {one.region_id for one in draft.people}
    for region in sorted({*region_ids, *regions}):
        yield Member(region)
        # A role of a delegation that nobody is entered for yet counts as soon as it is asked for.
        for role in roles:
            if region not in peopled or Member(region, role) in said:
                yield Member(region, role)
    yield from sorted((one for one in said if one.team is not None), key=str)
    for person in draft.people:
        yield Member(person.region_id, person.role, person.id)
    for interpreter in draft.interpreters:
        yield Member(None, interpreter_id=interpreter.id)


def _whom(one: Attendance, activity: Activity) -> Member | None:
    if one.everyone:
        return None
    team = None
    if activity.teams and one.region_id is not None:
        team = -activity.id if activity.group_id is None else activity.group_id
    return Member(one.region_id, one.role, one.participant_id, one.interpreter_id, team)


class _Attending:
    """Whom the attendances mean, and what each member attends by that."""

    def __init__(self, draft: Drafted) -> None:
        self.said = defaultdict[Member | None, set[str]](set)
        speakers = draft.forum.speakers if draft.forum else {}
        self.shared: dict[tuple[int | None, str | None], frozenset[str]] = {}
        for activity in draft.activities:
            for one in activity.attendances:
                self.said[_whom(one, activity)].add(activity.uuid)
            for participant in speakers.get(activity.id, ()):
                self.said[Member(None, None, participant)].add(activity.uuid)

    def of(self, member: Member) -> frozenset[str]:
        """Return what a member attends: by name, or as one of a delegation, a role, of everyone."""
        named = self.said.get(member._replace(region_id=None, role=None), set())
        if member.interpreter_id is not None:
            return frozenset(named)
        region, role = alike = member.region_id, member.role
        if alike not in self.shared:
            meant = {None, Member(region)} | (
                {Member(None, role), Member(region, role)} if role else set()
            )
            self.shared[alike] = frozenset().union(*(self.said.get(whom, ()) for whom in meant))
        shared = self.shared[alike]
        if member.team is not None:
            return shared | self.said[member]
        return shared | named if member.participant_id is not None and named else shared


def _key(first: Member) -> str:
    """Name a party by its widest member."""
    if first.interpreter_id is not None:
        return f"interpreter:{first.interpreter_id}"
    if first.participant_id is not None:
        return f"person:{first.participant_id}"
    role = f":{first.role}" if first.role else ""
    return f"region:{first.region_id}{role}" + ("" if first.team is None else f":{first.team}")
