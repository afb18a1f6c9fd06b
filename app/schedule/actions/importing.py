"""Making activities from the rows of a file, at one go."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core.folding import folded
from app.core.languages import language
from app.core.words import Words
from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions import moving
from app.schedule.actions.activities import make
from app.schedule.actions.saving import write
from app.schedule.models import Activity, Group, Spot
from app.schedule.queries import moves
from app.schedule.rules.importing import Line


def make_lines(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    lines: Sequence[Line],
    *,
    batch: str = "",
) -> str:
    """Make what rows of a file say, those that are wrong or there already left out.

    Returns the batch by which all of it is taken back. What has a time is put on the board, as one
    step that can be undone there.
    """
    batch = batch or str(uuid4())
    groups: dict[str, Group] = {}
    made: list[tuple[Line, Activity]] = []
    for line in lines:
        if line.facts is None or line.known:
            continue
        facts = replace(line.facts, fixed=False)
        if line.group:
            group = _group(session, edition, groups, line.group, batch)
            facts = replace(facts, group_id=group.id)
        one = make(session, actor_id, edition, facts, source="file", batch=batch)
        made.append((line, one))
    session.flush()
    _place(session, actor_id, edition, made)
    for line, one in made:
        one.fixed = bool(line.facts and line.facts.fixed)
    session.flush()
    if made:
        write(session, actor_id, "activities.imported", edition, activities=len(made))
    return batch


def _place(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    made: Sequence[tuple[Line, Activity]],
) -> None:
    """Put what has a time on the board."""
    wanted = {
        one.id: Spot(line.starts_at, line.space_id, one.minutes)
        for line, one in made
        if line.starts_at is not None and one.minutes <= moving.LONGEST
    }
    if wanted:
        seen = moves.number(session, edition.id)
        moving.together(session, actor_id, edition, wanted, seen)


def _group(
    session: Session, edition: Edition, known: dict[str, Group], name: str, batch: str
) -> Group:
    """Return the group of a name, made when it is named first."""
    key = folded(name)
    if key not in known:
        known[key] = Group(
            edition_id=edition.id,
            name=Words({language(): name}),
            kind="track",
            position=queries.next_group_position(session, edition.id),
            batch=batch,
        )
        session.add(known[key])
        session.flush()
    return known[key]
