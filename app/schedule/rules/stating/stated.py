"""An edition's draft as a timetable's problem, and a plan back as moments and spaces."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from app.schedule.models import Activity as Row
from app.schedule.rules.problem import Activity, Placement, Plan, Problem, Requirement, Space
from app.schedule.rules.stating.context import Context
from app.schedule.rules.stating.drafted import Drafted
from app.schedule.rules.stating.forum import StatedForum
from app.schedule.rules.stating.parties import Party, parties
from app.schedule.rules.stating.people import of_holidays, of_languages, of_parties
from app.schedule.rules.stating.places import of_activities, of_nights, of_spaces
from app.schedule.rules.stating.times import Timeline, timeline
from app.schedule.rules.stating.together import of_groups
from app.schedule.rules.stating.wishes import of_rules


@dataclass(frozen=True, kw_only=True)
class Stated:
    """A draft's problem; `plan` is the draft itself, and `parties` say who is meant by a key."""

    problem: Problem
    line: Timeline
    plan: Plan
    parties: Mapping[str, Party]

    def placement(self, starts_at: datetime, space_id: int | None) -> Placement:
        """Return a place of the board as the problem has it."""
        return Placement(self.line.minute(starts_at), None if space_id is None else str(space_id))

    def spot(self, placement: Placement) -> tuple[datetime, int | None]:
        """Return the moment, in UTC, and the space's id of a placement."""
        space = None if placement.space is None else int(placement.space)
        return self.line.moment(placement.start), space

    def spots(self, plan: Plan) -> dict[str, tuple[datetime, int | None]]:
        """Return where a plan puts each activity, by its uuid."""
        return {key: self.spot(placement) for key, placement in plan.items()}


def state(
    draft: Drafted,
    countries: Mapping[int, str | None],
    *,
    movable: Collection[str] | None = None,
    present: Mapping[str, tuple[datetime, int | None]] | None = None,
    kept: Collection[str] = (),
) -> Stated:
    """State a draft: all that is written down, and all that goes without saying.

    `countries` are the regions that take part, each with its country. With `movable` nothing else
    may move. `present` is a plan to keep to instead of the draft itself, such as what is announced,
    and `kept` are the activities for which each change of it counts.
    """
    line = _line(draft, present or {})
    plan = _plan(draft, line)
    announced = {key: _placement(line, *at) for key, at in (present or {}).items()}
    context = Context(
        draft=draft,
        line=line,
        parties=tuple(parties(draft, countries)),
        countries=countries,
        members=_members(draft),
    )
    requirements = [*_implied(context), *of_rules(context), *_kept(context, kept)]
    forum = _forum(draft, line)
    activities = tuple(_activities(context, plan, movable))
    problem = Problem(
        days=line.days(),
        spaces=_spaces(draft),
        activities=activities if forum is None else forum.talks_among(activities, plan),
        requirements=tuple(requirements),
        travel={(str(a), str(b)): minutes for (a, b), minutes in draft.travel.items()},
        present=plan if present is None else announced,
        forum=None if forum is None else forum.forum(draft.groups),
    )
    named = {one.key: one for one in context.parties}
    return Stated(problem=problem, line=line, plan=plan, parties=named)


def _plan(draft: Drafted, line: Timeline) -> dict[str, Placement]:
    """Return where the draft has what it has placed; a space that was removed is none."""
    live = {one.id for one in draft.spaces}
    return {
        one.uuid: _placement(line, one.starts_at, one.space_id if one.space_id in live else None)
        for one in draft.activities
        if one.starts_at is not None
    }


def _placement(line: Timeline, starts_at: datetime, space_id: int | None) -> Placement:
    return Placement(line.minute(starts_at), None if space_id is None else str(space_id))


def _line(draft: Drafted, present: Mapping[str, tuple[datetime, int | None]]) -> Timeline:
    """Return the days of the edition, and those on which something is placed or must be."""
    placed = (one.starts_at for one in draft.activities)
    wanted = (one.earliest_at for one in draft.activities)
    moments = [one for one in chain(placed, wanted) if one is not None]
    moments += [starts_at for starts_at, _space in present.values()]
    moments += draft.forum.moments if draft.forum else []
    edition = draft.edition
    return timeline(edition.zone, edition.starts_on, edition.ends_on, moments)


def _forum(draft: Drafted, line: Timeline) -> StatedForum | None:
    """Return the forum, if there is one with blocks."""
    if draft.forum is None or not draft.forum.blocks:
        return None
    return StatedForum(draft.forum, line, draft.groups, draft.activities)


def _spaces(draft: Drafted) -> tuple[Space, ...]:
    """Return the spaces, a forum's rooms first and in their order: talks are counted by it."""
    rooms = {} if draft.forum is None else {one: n for n, one in enumerate(draft.forum.room_ids)}
    ordered = sorted(draft.spaces, key=lambda one: rooms.get(one.id, len(rooms)))
    return tuple(Space(key=str(one.id), venue=str(one.venue_id)) for one in ordered)


def _members(draft: Drafted) -> dict[int, tuple[Row, ...]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for one in draft.activities:
        if one.group_id is not None:
            found[one.group_id].append(one)
    return {
        group: tuple(sorted(rows, key=lambda one: (one.position, one.id)))
        for group, rows in found.items()
    }


def _activities(
    context: Context, plan: Plan, movable: Collection[str] | None
) -> Iterator[Activity]:
    """Yield the activities; what is fixed stays where it stands, and is free until it stands."""
    spaces = tuple(str(one.id) for one in context.draft.spaces)
    who: dict[str, set[str]] = defaultdict(set)
    for party in context.parties:
        for key in party.activities:
            who[key].add(party.key)
    for one in context.draft.activities:
        stays = one.fixed and one.uuid in plan
        yield Activity(
            key=one.uuid,
            minutes=one.minutes,
            turnround=one.turnround,
            spaces=spaces if one.needs_space else (),
            parties=frozenset(who[one.uuid]),
            languages=frozenset(language.language for language in one.languages),
            fixed=stays if movable is None else one.uuid not in movable,
        )


def _implied(context: Context) -> Iterator[Requirement]:
    """Yield all that goes without saying."""
    yield from of_spaces(context)
    yield from of_activities(context)
    yield from of_parties(context)
    yield from of_languages(context)
    yield from of_groups(context)
    yield from of_nights(context)
    yield from of_holidays(context)


def _kept(context: Context, kept: Collection[str]) -> Iterator[Requirement]:
    for one in context.draft.activities:
        if one.uuid in kept:
            yield from context.says("keep", "keep", f"keep:{one.uuid}", [one.uuid])
