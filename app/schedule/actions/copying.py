"""Taking over the timetable of an earlier edition: what is chosen of it, dates moved."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core.folding import folded
from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions import moving, requirements
from app.schedule.actions.activities import make
from app.schedule.actions.saving import write
from app.schedule.models import Activity, Group, Spot
from app.schedule.queries import moves, sources
from app.schedule.queries.requirements import weight_rows
from app.schedule.rules import copying as rules
from app.schedule.rules.copying import Change, Meaning
from app.venues import actions as venue_actions
from app.venues import queries as venues

GROUP = ("name", "kind", "one_space", "one_day", "in_order", "rest", "gap")


def take_over(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    parts: Collection[str],
    *,
    batch: str = "",
) -> str:
    """Take over parts of another edition's timetable; returns the batch they are taken back by.

    Named people and interpreters stay behind; spaces that are not taken over are found by name.
    """
    batch, change = batch or str(uuid4()), rules.between(source, target)
    meaning = sources.meaning(session, target)
    if "venues" in parts:
        told = (source, target, change.days, batch)
        spaces = venue_actions.take_over_venues(session, actor_id, *told)
    else:
        spaces = _same_names(session, source, target)
    meaning = replace(meaning, spaces=spaces)
    if "activities" in parts:
        meaning = _activities(session, actor_id, source, target, change, meaning, batch)
        if "places" in parts:
            _places(session, actor_id, source, target, change, meaning)
        _fix(session, source, meaning)
    if "requirements" in parts:
        for rule in queries.rules(session, source.id):
            facts = rules.rule_taken_over(rule, change, meaning)
            if facts is not None:
                requirements.make_rule(session, target, facts, batch=batch)
    if "weights" in parts:
        rows = weight_rows(session, source.id)
        weights = {about: row.weight for about, row in rows.items()}
        requirements.set_weights(session, actor_id, target, weights)
    session.flush()
    count = len(meaning.activities)
    write(session, actor_id, "activities.taken_over", target, activities=count)
    return batch


def _same_names(session: Session, source: Edition, target: Edition) -> dict[int, int]:
    """Return which spaces of two editions bear the same name."""
    named = {
        folded(name): one.id
        for one in venues.spaces(session, target.id)
        for name in one.name.values()
    }
    found = {}
    for one in venues.spaces(session, source.id):
        same = next((named[folded(name)] for name in one.name.values() if folded(name) in named), 0)
        if same:
            found[one.id] = same
    return found


def _activities(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    change: Change,
    meaning: Meaning,
    batch: str,
) -> Meaning:
    """Make the groups and activities; returns what stands for what."""
    groups = _groups(session, source, target, batch)
    meaning = replace(meaning, groups=groups)
    made: dict[int, Activity] = {}
    for one in queries.activities(session, source.id):
        facts = replace(rules.taken_over(one, change, meaning), fixed=False)
        made[one.id] = make(session, actor_id, target, facts, source="edition", batch=batch)
        made[one.id].copied_from_id = one.id
    session.flush()
    return replace(meaning, activities={old: one.id for old, one in made.items()})


def _groups(session: Session, source: Edition, target: Edition, batch: str) -> dict[int, int]:
    """Make the groups, then what they come after; returns their ids by the old ones."""
    made: dict[int, Group] = {}
    after: dict[int, int] = {}
    first = queries.next_group_position(session, target.id)
    for place, one in enumerate(queries.groups(session, source.id), first):
        told = {name: getattr(one, name) for name in GROUP}
        made[one.id] = Group(edition_id=target.id, position=place, batch=batch, **told)
        if one.after_group_id is not None:
            after[one.id] = one.after_group_id
    session.add_all(made.values())
    session.flush()
    for old, before in after.items():
        if before in made:
            made[old].after_group_id = made[before].id
    session.flush()
    return {old: one.id for old, one in made.items()}


def _places(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    change: Change,
    meaning: Meaning,
) -> None:
    """Put what had a place on the board, as one step."""
    wanted: dict[int, Spot] = {}
    for one in queries.activities(session, source.id):
        starts = change.moment(one.starts_at)
        if starts is not None and one.minutes <= moving.LONGEST:
            space = meaning.spaces.get(one.space_id or 0)
            wanted[meaning.activities[one.id]] = Spot(starts, space, one.minutes)
    if wanted:
        seen = moves.number(session, target.id)
        moving.together(session, actor_id, target, wanted, seen)


def _fix(session: Session, source: Edition, meaning: Meaning) -> None:
    """Let what was fixed be fixed, now that it has its place."""
    fixed: Mapping[int, int] = meaning.activities
    for one in queries.activities(session, source.id):
        if one.fixed:
            session.get_one(Activity, fixed[one.id]).fixed = True
    session.flush()
