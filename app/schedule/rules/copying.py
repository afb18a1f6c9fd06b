"""What becomes of an edition's activities and rules in another one: dates moved, names kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from app.core.errors import Refused
from app.editions.models import Edition
from app.schedule.models import Activity, Clocks, Rule
from app.schedule.rules import activities, requirements
from app.schedule.rules.activities import ActivityFacts, Party
from app.schedule.rules.requirements import RuleFacts, Subject, Times
from app.stages.rules.timing import moved, shift_between

PARTS = ("venues", "activities", "places", "requirements", "weights")


@dataclass(frozen=True, kw_only=True)
class Change:
    """By how many days moments move, from which zone's clocks to which."""

    days: timedelta
    zone: str
    to_zone: str

    def moment(self, moment: datetime | None) -> datetime | None:
        """Return a moment some days on, at the same hour of the other clocks."""
        return moved(moment, self.days, self.zone, self.to_zone) if moment else None


@dataclass(frozen=True, kw_only=True)
class Meaning:
    """What stands for what in the other edition: ids to ids, and who takes part there."""

    region_ids: frozenset[int]
    roles: frozenset[str]
    groups: Mapping[int, int]
    spaces: Mapping[int, int]
    activities: Mapping[int, int]


def between(source: Edition, target: Edition) -> Change:
    """Return how what is taken over from one edition moves to another."""
    days = shift_between(source.starts_on, source.year, target.starts_on, target.year)
    return Change(days=days, zone=source.zone, to_zone=target.zone)


def since(clocks: Clocks, edition: Edition, *, shift: bool, keep_clocks: bool) -> Change:
    """Return how a timetable moves after its edition did: with the days or not, by clock or not."""
    days = _days(clocks.starts_on, edition.starts_on) if shift else timedelta()
    return Change(
        days=days,
        zone=clocks.zone if keep_clocks else edition.zone,
        to_zone=edition.zone,
    )


def has_moved(clocks: Clocks | None, edition: Edition) -> bool:
    """Tell whether the edition's zone or first day changed since its timetable was planned."""
    if clocks is None:
        return False
    return clocks.zone != edition.zone or bool(_days(clocks.starts_on, edition.starts_on))


def taken_over(activity: Activity, change: Change, meaning: Meaning) -> ActivityFacts:
    """Return an activity as another edition has it; people who are named stay behind."""
    facts = activities.facts_of(activity)
    region = facts.region_id if facts.region_id in meaning.region_ids else None
    return replace(
        facts,
        region_id=region,
        group_id=meaning.groups.get(facts.group_id or 0),
        earliest_at=change.moment(facts.earliest_at),
        latest_at=change.moment(facts.latest_at),
        parties=frozenset(one for one in facts.parties if _comes(one, meaning)),
        space_ids=frozenset(
            meaning.spaces[one] for one in facts.space_ids if one in meaning.spaces
        ),
    )


def left_behind(activity: Activity, meaning: Meaning) -> int:
    """Count those who must be at an activity and do not come to the other edition."""
    parties = activities.facts_of(activity).parties
    return sum(not _comes(one, meaning) for one in parties)


def rule_taken_over(rule: Rule, change: Change, meaning: Meaning) -> RuleFacts | None:
    """Return a requirement as another edition has it; None where too little of it is left."""
    facts = requirements.facts_of(rule)
    made = replace(
        facts,
        first=_subjects(facts.first, meaning),
        second=_subjects(facts.second, meaning),
        space_ids=frozenset(
            meaning.spaces[one] for one in facts.space_ids if one in meaning.spaces
        ),
        windows=frozenset(_window(one, change) for one in facts.windows),
    )
    emptied = bool(facts.first) and not made.first
    try:
        requirements.check(made)
    except Refused:
        return None
    return None if emptied else made


def _window(times: Times, change: Change) -> Times:
    """Return a time as it moves."""
    starts, ends = (moved(one, change.days, change.zone, change.to_zone) for one in times)
    return Times(starts, ends)


def _comes(party: Party, meaning: Meaning) -> bool:
    """Tell whether somebody comes to the other edition too; single people are others there."""
    if party.participant_id is not None or party.interpreter_id is not None:
        return False
    known = party.region_id is None or party.region_id in meaning.region_ids
    return known and (party.role is None or party.role in meaning.roles)


def _subjects(named: frozenset[Subject], meaning: Meaning) -> frozenset[Subject]:
    """Return what a rule is about in the other edition."""
    found = set()
    for one in named:
        activity = meaning.activities.get(one.activity_id or 0)
        group = meaning.groups.get(one.group_id or 0)
        if activity or group:
            found.add(Subject(activity_id=activity, group_id=group))
        elif one.region_id in meaning.region_ids or one.role in meaning.roles:
            found.add(one)
    return frozenset(found)


def _days(before: date | None, now: date | None) -> timedelta:
    """Return by how many days a first day moved; none where one of them is unknown."""
    return now - before if before and now else timedelta()
