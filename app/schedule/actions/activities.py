"""Adding, changing, copying and removing activities."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy.orm import Session

from app.core import clock
from app.core.languages import language
from app.editions.models import Edition
from app.schedule.actions.saving import keep, rewrite, save, write
from app.schedule.models import (
    Activity,
    ActivityEquipment,
    ActivityLanguage,
    ActivitySpace,
    Attendance,
)
from app.schedule.queries.activities import held_taken
from app.schedule.rules import activities as rules
from app.schedule.rules.activities import ActivityFacts, Party


def add(session: Session, actor_id: int | None, edition: Edition, facts: ActivityFacts) -> Activity:
    """Add an activity, at the side of the board; raises TimesReversed and TimesTooClose."""
    rules.check(facts)
    made = make(session, actor_id, edition, facts)
    session.flush()
    write(session, actor_id, "activity.added", edition, made, title=_title(made))
    return made


def make(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    facts: ActivityFacts,
    *,
    source: str = "hand",
    batch: str | None = None,
) -> Activity:
    """Make the rows of an activity, without a record: many may be made at once."""
    made = Activity(
        edition_id=edition.id,
        made_at=clock.now(),
        made_by_id=actor_id,
        source=source,
        batch=batch,
        **{name: getattr(facts, name) for name in rules.COLUMNS},
    )
    made.attendances = _attendances(facts.parties)
    made.spaces = [ActivitySpace(space_id=one) for one in sorted(facts.space_ids)]
    made.equipment = [ActivityEquipment(equipment=one) for one in sorted(facts.equipment)]
    made.languages = [ActivityLanguage(language=one) for one in sorted(facts.languages)]
    session.add(made)
    return made


def change(
    session: Session, actor_id: int | None, activity: Activity, facts: ActivityFacts
) -> None:
    """Change an activity, its place in the draft excepted; raises what does not fit, and Stale."""
    rules.check(facts, held_taken(session, activity.id))
    changed = [
        rewrite(activity, {name: getattr(facts, name) for name in rules.COLUMNS}),
        _keep_parties(activity, facts.parties),
        keep(
            activity.spaces,
            {one.space_id: one for one in activity.spaces},
            {one: ActivitySpace(space_id=one) for one in sorted(facts.space_ids)},
        ),
        keep(
            activity.equipment,
            {one.equipment: one for one in activity.equipment},
            {one: ActivityEquipment(equipment=one) for one in sorted(facts.equipment)},
        ),
        keep(
            activity.languages,
            {one.language: one for one in activity.languages},
            {one: ActivityLanguage(language=one) for one in sorted(facts.languages)},
        ),
    ]
    save(session)
    if any(changed):
        edition = activity.edition
        write(session, actor_id, "activity.changed", edition, activity, title=_title(activity))


def copy(session: Session, actor_id: int | None, activity: Activity) -> Activity:
    """Make another activity like one, at the side of the board, with nobody signed up."""
    facts = rules.facts_of(activity)
    made = make(session, actor_id, activity.edition, replace(facts, position=0))
    made.copied_from_id = activity.id
    session.flush()
    write(session, actor_id, "activity.copied", activity.edition, made, title=_title(made))
    return made


def remove(session: Session, actor_id: int | None, activity: Activity) -> None:
    """Remove an activity; it keeps its place in the draft for whoever puts it back."""
    if activity.removed_at is None:
        activity.removed_at = clock.now()
        save(session)
        edition = activity.edition
        write(session, actor_id, "activity.removed", edition, activity, title=_title(activity))


def restore(session: Session, actor_id: int | None, activity: Activity) -> None:
    """Put a removed activity back, where it stood."""
    if activity.removed_at is not None:
        activity.removed_at = None
        save(session)
        edition = activity.edition
        write(session, actor_id, "activity.restored", edition, activity, title=_title(activity))


def _keep_parties(activity: Activity, parties: frozenset[Party]) -> bool:
    """Bring who must be there in step; tells whether anything changed."""
    known = {rules.party(one): one for one in activity.attendances}
    wanted = dict(zip(sorted(parties, key=str), _attendances(parties), strict=True))
    return keep(activity.attendances, known, wanted)


def _attendances(parties: Iterable[Party]) -> list[Attendance]:
    """Return rows for who must be there, always in one order."""
    return [Attendance(**one._asdict()) for one in sorted(parties, key=str)]


def _title(activity: Activity) -> str:
    """Return the title as a record holds it."""
    return activity.title.best(language())
