"""An edition's forum as a workbook tells it: everything by its name instead of by its key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy.orm import Session

from app.core.languages import language
from app.editions.models import Edition
from app.schedule.queries import forums
from app.schedule.queries.stating import stated
from app.schedule.rules.problem import Activity, Forum, Plan, Problem
from app.schedule.rules.reading.forums import ForumBook
from app.schedule.rules.stating import Stated
from app.schedule.rules.stating.forum import (
    NO_TRACK,
    block_key,
    hours_of,
    person_key,
    track_key,
)
from app.schedule.rules.stating.forum_rows import ForumRows


@dataclass(frozen=True, kw_only=True)
class Named:
    """A forum by names: the book, the draft's plan of its talks, and each key's name."""

    book: ForumBook
    plan: Plan
    names: Mapping[str, str]


def named(session: Session, edition: Edition) -> Named | None:
    """Return an edition's forum by names, if it has one with blocks.

    What is called the same is told apart by a number. People are those who speak, attend or chair;
    who must be there besides stands in no workbook.
    """
    draft, found = stated(session, edition, priced=True)
    if draft.forum is None or found.problem.forum is None:
        return None
    people = {person_key(one.id): one.name for one in forums.people(session, draft.forum.forum.id)}
    tracks = {track_key(one.id): one.name.best(language()) for one in draft.groups}
    rooms = {str(one.id): one.name.best(language()) for one in draft.spaces}
    uuids = {one.id: one.uuid for one in draft.activities}
    names = people | {
        **_apart((block_key(one.id), one.name) for one in draft.forum.blocks),
        **_apart({**tracks, NO_TRACK: "–"}.items()),
        **_apart((key, name) for key, name in rooms.items()),
        **_apart((uuids[one.activity_id], one.reference) for one in draft.forum.talks),
    }
    problem = _renamed(found.problem, found.problem.forum, names, set(_rooms(draft.forum)))
    talks = {one.key for one in problem.activities}
    return Named(
        book=ForumBook(
            problem=problem,
            first=found.line.first,
            local=_local(found),
            hours=hours_of(draft.forum.forum),
            offsets={
                names[uuids[one.activity_id]]: one.offset_minutes
                for one in draft.forum.talks
                if one.offset_minutes is not None
            },
        ),
        plan={
            names[key]: there._replace(space=names.get(there.space or "", None))
            for key, there in found.plan.items()
            if names.get(key) in talks
        },
        names=names,
    )


def _rooms(rows: ForumRows) -> Iterable[str]:
    return (str(one) for one in rows.room_ids)


def _local(found: Stated) -> int:
    """Return how many minutes the edition's clocks are ahead of UTC on its first day."""
    offset = found.line.local(0).utcoffset()
    return 0 if offset is None else int(offset.total_seconds()) // 60


def _apart(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return names by their key, the second of a name with a number behind it."""
    taken: set[str] = set()
    found = {}
    for key, name in named:
        new, number = name, 1
        while new in taken:
            number += 1
            new = f"{name} ({number})"
        taken.add(new)
        found[key] = new
    return found


def _renamed(problem: Problem, forum: Forum, names: Mapping[str, str], rooms: set[str]) -> Problem:
    """Return the forum's part of a problem, by names."""
    talks = tuple(_talk(one, names) for one in problem.activities if one.slots)
    tables: dict[str, Any] = {
        one.name: {
            (names[first], names[second]): price
            for (first, second), price in getattr(forum, one.name).items()
        }
        for one in fields(forum)
        if one.name not in {"blocks", "tracks", "weights"}
    }
    return Problem(
        days=problem.days,
        spaces=tuple(
            replace(one, key=names[one.key], venue="")
            for one in problem.spaces
            if one.key in rooms or not rooms
        ),
        activities=talks,
        forum=replace(
            forum,
            blocks=tuple(replace(one, key=names[one.key]) for one in forum.blocks),
            tracks=tuple(
                replace(one, key=names[one.key], chairs=_people(one.chairs, names))
                for one in forum.tracks
            ),
            **tables,
        ),
        step=1,
    )


def _talk(talk: Activity, names: Mapping[str, str]) -> Activity:
    return replace(
        talk,
        key=names[talk.key],
        minutes=0,
        turnround=0,
        spaces=tuple(names[one] for one in talk.spaces),
        parties=_people(talk.parties, names),
        guests=_people(talk.guests, names),
        languages=frozenset(),
        fixed=False,
        track=names[talk.track or NO_TRACK],
    )


def _people(keys: Iterable[str], names: Mapping[str, str]) -> frozenset[str]:
    return frozenset(names[key] for key in keys if key.startswith("speaker:"))
