"""Setting an edition's stages, and starting from those of another edition."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from app.core.errors import Stale
from app.core.languages import _
from app.editions.actions.saving import as_written, write
from app.editions.models import Edition
from app.stages import queries, rules
from app.stages.errors import NothingToCopy
from app.stages.models import Stage, StageReminder
from app.stages.rules import Planned

# What stages depend on in an edition; SQLAlchemy reads no row again without its version.
WINDOW = (
    *("version", "status", "zone", "registration_open"),
    *("registration_opens_at", "registration_closes_at"),
)


def set_stages(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    planned: Collection[Planned],
    seen: Mapping[str, int] | None = None,
) -> None:
    """Set an edition's stages; kinds that are not named have no stage any more.

    `seen` holds the versions that the coordinator saw. Raises Stale when somebody else saved since,
    and what the order or the closing of registration refuses. Reminders of a deadline that moves
    are due again.
    """
    _hold(session, edition)
    rules.check_planned(planned, edition.registration_closes_at)
    _keep(session, actor_id, edition, planned, seen)


def _hold(session: Session, edition: Edition) -> None:
    """Let nobody enter by a deadline that moves: whoever enters people holds the edition too."""
    session.refresh(edition, WINDOW, with_for_update=True)


def _keep(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    planned: Collection[Planned],
    seen: Mapping[str, int] | None = None,
) -> None:
    """Bring the rows in step with what is planned, and record what changed."""
    stands = queries.fresh_with_reminders(session, edition.id)
    if seen is not None and seen != {kind: stage.version for kind, stage in stands.items()}:
        raise Stale(
            _("Somebody else saved this at the same moment. Save again to see what changed."), {}
        )
    before = _written(_planned(stage) for stage in stands.values())
    for kind in stands.keys() - {one.kind for one in planned}:
        session.delete(stands[kind])
    for one in planned:
        _put(session, edition, stands.get(one.kind), one)
    session.flush()
    after = _written(planned)
    both = dict.fromkeys((*before, *after))
    names = [name for name in both if (before.get(name) or "") != (after.get(name) or "")]
    if names:
        changed = {name: [before.get(name), after.get(name)] for name in names}
        write(session, actor_id, "stages.set", edition, changed)


def copy(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    shift: timedelta | None = None,
) -> int:
    """Give an edition the stages of another, moved by whole days; return how many there are.

    The hours on the clocks stay, those of the source's zone on those of the target's. Without
    `shift` they move as far as the editions' first days stand apart.
    """
    far = shift or rules.shift_between(source.starts_on, source.year, target.starts_on, target.year)
    found = queries.with_reminders(session, source.id)
    planned = [
        rules.shifted(_planned(stage), far, source.zone, target.zone) for stage in found.values()
    ]
    if planned:
        # Registration may close earlier so far; the page of the stages says so when it is saved.
        _hold(session, target)
        _keep(session, actor_id, target, planned)
    return len(planned)


def take_over(session: Session, actor_id: int | None, edition: Edition) -> Edition:
    """Start with the stages of the last edition that has any; raises NothingToCopy."""
    source = queries.last_with_stages(session, edition)
    if source is None:
        raise NothingToCopy
    copy(session, actor_id, source, edition)
    return source


def _put(session: Session, edition: Edition, stage: Stage | None, planned: Planned) -> None:
    """Bring one stage in step with what is planned."""
    if stage is None:
        stage = Stage(
            edition_id=edition.id,
            kind=planned.kind,
            deadline=planned.deadline,
            after=planned.after,
        )
        session.add(stage)
    stage.deadline, stage.after = planned.deadline, planned.after
    known = {one.before_minutes: one for one in stage.reminders}
    for before in known.keys() - planned.reminders:
        stage.reminders.remove(known[before])
    for before in sorted(planned.reminders - known.keys(), reverse=True):
        stage.reminders.append(StageReminder(before_minutes=before))


def _planned(stage: Stage) -> Planned:
    """Return a stored stage as it would be set."""
    return Planned(
        kind=stage.kind,
        deadline=stage.deadline,
        after=stage.after,
        reminders=frozenset(one.before_minutes for one in stage.reminders),
    )


def _written(planned: Iterable[Planned]) -> dict[str, object]:
    """Return stages as a record's details hold them."""
    written: dict[str, object] = {}
    for one in planned:
        written[f"{one.kind}_deadline"] = as_written(one.deadline)
        written[f"{one.kind}_after"] = one.after
        written[f"{one.kind}_reminders"] = " ".join(
            str(before) for before in sorted(one.reminders, reverse=True)
        )
    return written
