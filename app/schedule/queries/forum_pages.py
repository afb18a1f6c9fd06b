"""What the page of a forum shows: its draft laid out, its tracks, and what it costs."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.core.languages import language
from app.editions.models import Edition
from app.schedule.models import Activity, ForumBlock, ForumPlan, Group
from app.schedule.queries import forums
from app.schedule.queries.draft import Draft
from app.schedule.queries.stating import stated
from app.schedule.rules.forum import forum_cost, forum_counts, forum_faults
from app.schedule.rules.forum_grid import Grid, lay_out
from app.schedule.rules.problem import FORUM_COUNTS, Plan, Problem
from app.schedule.rules.stating.forum_rows import ForumRows
from app.venues.models import Space


@dataclass(frozen=True, kw_only=True)
class TrackShown:
    """A track with the number of its talks, and the names of those who chair it."""

    group: Group
    talks: int
    chairs: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ForumShown:
    """A forum's draft: laid out, with its tracks, and each count with its weight.

    `wrong` are the talks that no plan could leave where they stand, each with codes of
    `forum_faults`; `names` those of the tracks by id.
    """

    plan: ForumPlan
    talks: int
    spaces: Sequence[Space]
    tracks: Sequence[TrackShown]
    names: Mapping[int | None, str]
    grid: Grid
    counted: Sequence[tuple[str, int, int]]
    objective: int
    wrong: Sequence[tuple[Activity, Sequence[str]]]
    removed: Sequence[ForumBlock]


def forum_shown(session: Session, edition: Edition) -> ForumShown | None:
    """Return an edition's forum as its page shows it; always as many statements once there is one.

    One statement where there is none.
    """
    if forums.standing(session, edition.id) is None:
        return None
    draft, now = stated(session, edition, priced=True)
    rows, problem = draft.forum, now.problem
    if rows is None:
        return None
    counts = forum_counts(problem, now.plan) or dict.fromkeys(FORUM_COUNTS, 0)
    spaces = _spaces(draft, rows)
    return ForumShown(
        plan=rows.forum,
        talks=len(rows.talks),
        spaces=spaces,
        tracks=_tracks(session, draft, rows),
        names={one.id: one.name.best(language()) for one in draft.groups},
        grid=lay_out(rows.blocks, spaces, (one.activity for one in rows.talks), edition.zone),
        counted=[(name, count, rows.weights.get(name, 0)) for name, count in counts.items()],
        objective=forum_cost(problem.forum, counts) if problem.forum else 0,
        wrong=_wrong(problem, now.plan, rows),
        removed=forums.blocks(session, rows.forum.id, removed=True),
    )


def _wrong(problem: Problem, plan: Plan, rows: ForumRows) -> list[tuple[Activity, Sequence[str]]]:
    """Return the talks on the board that stand as no plan can have them."""
    found: dict[str, list[str]] = defaultdict(list)
    for code, key in forum_faults(problem, plan):
        if key in plan:
            found[key].append(code)
    talks = {one.activity.uuid: one.activity for one in rows.talks}
    return [(talks[key], codes) for key, codes in found.items() if key in talks]


def _spaces(draft: Draft, rows: ForumRows) -> list[Space]:
    """Return the rooms of a forum in their order; until any is named, those that talks stand in."""
    if rows.room_ids:
        known = {one.id: one for one in draft.spaces}
        return [known[one] for one in rows.room_ids if one in known]
    used = {one.activity.space_id for one in rows.talks}
    return [one for one in draft.spaces if one.id in used]


def _tracks(session: Session, draft: Draft, rows: ForumRows) -> list[TrackShown]:
    """Return the tracks in their order, those without talks too."""
    called = {one.id: one.name for one in forums.people(session, rows.forum.id)}
    talks = Counter(one.activity.group_id for one in rows.talks)
    chairs: dict[int, list[str]] = defaultdict(list)
    for group_id, person_id in rows.chairs:
        chairs[group_id].append(called[person_id])
    return [
        TrackShown(group=one, talks=talks[one.id], chairs=sorted(chairs[one.id]))
        for one in draft.groups
        if one.kind == "track" or talks[one.id]
    ]
