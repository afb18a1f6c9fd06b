"""What is stated of people: not in two places, there and awake, rested, and understood."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from app.schedule.models import Group, Interpreter
from app.schedule.rules.holidays import holidays_of
from app.schedule.rules.problem import Requirement, Window
from app.schedule.rules.stating.context import Context
from app.schedule.rules.stating.times import daily, dates, gaps, merged


def of_parties(context: Context) -> Iterator[Requirement]:
    """Yield that nobody is in two places, nor somewhere before arriving or after leaving."""
    for party in context.parties:
        if len(party.activities) > 1:
            yield from context.says("party", "party", f"party:{party.key}", [party.key])
    yield from _presences(context)
    for group in context.draft.groups:
        if group.rest:
            yield from _rests(context, group)


def _presences(context: Context) -> Iterator[Requirement]:
    interpreters = {one.id: one for one in context.draft.interpreters}
    for party in context.parties:
        there = party.presence or interpreters.get(party.members[0].interpreter_id or 0)
        window = _there(context, there)
        if window is not None:
            yield from context.says(
                "present", "present", f"present:{party.key}", [party.key], windows=(window,)
            )
        if party.presence and party.presence.zone:
            one = party.presence
            hours = daily(context.line, party.presence.zone, one.sociable_from, one.sociable_until)
            yield from context.says(
                "unsocial", "present", f"unsocial:{party.key}", [party.key], windows=hours
            )


def _there(context: Context, there: object) -> Window | None:
    start = getattr(there, "arrives_at", None) or getattr(there, "starts_at", None)
    end = getattr(there, "leaves_at", None) or getattr(there, "ends_at", None)
    return context.line.window(start, end) if start or end else None


def _rests(context: Context, group: Group) -> Iterator[Requirement]:
    """Yield a group's rest, once for a region where several of its parties attend the same."""
    said = set()
    for party in context.parties:
        keys = context.attended(party.activities, context.of(group.id))
        if len(keys) > 1 and (party.region_id, keys) not in said:
            said.add((party.region_id, keys))
            more = {"others": keys, "minutes": group.rest}
            key = f"rest:{group.id}:{party.key}"
            yield from context.says("rest", "rest", key, [party.key], **more)


def of_languages(context: Context) -> Iterator[Requirement]:
    """Yield that not more is interpreted at once than there are interpreters at the time."""
    wanted = {one.language for activity in context.draft.activities for one in activity.languages}
    for language in sorted(wanted):
        who = [
            one
            for one in context.draft.interpreters
            if any(own.language == language for own in one.languages)
        ]
        for most, windows in _shifts(context, who).items():
            key = f"languages:{language}:{most}"
            more = {"most": most, "windows": merged(windows)}
            yield from context.says("languages", "languages", key, [language], **more)


def _shifts(context: Context, who: list[Interpreter]) -> dict[int, list[Window]]:
    """Return when how many of them are there."""
    there = [context.line.window(one.starts_at, one.ends_at) for one in who]
    ends = {end for window in there for end in window} | set(context.whole)
    edges = sorted(edge for edge in ends if 0 <= edge <= context.whole.end)
    found: dict[int, list[Window]] = {}
    for start, end in pairwise(edges):
        most = sum(1 for window in there if window.start <= start and end <= window.end)
        found.setdefault(most, []).append(Window(start, end))
    return found


def of_holidays(context: Context) -> Iterator[Requirement]:
    """Yield that what a country's delegations attend does not begin on a holiday of theirs."""
    days = dates(context.line.first, context.line.last)
    for country in sorted({code for code in context.countries.values() if code}):
        free = holidays_of(country, days)
        attended: set[str] = set()
        for party in context.parties:
            if context.countries.get(party.region_id or 0) == country:
                attended |= party.activities
        keys = context.attended(frozenset(attended), context.draft.activities)
        if free and keys:
            off = [
                Window(context.line.at(day), context.line.at(day + timedelta(days=1)))
                for day in free
            ]
            windows = gaps(off, context.whole)
            more = {"windows": windows, "about": "holiday"}
            yield from context.says("holiday", "starts", f"holiday:{country}", keys, **more)
