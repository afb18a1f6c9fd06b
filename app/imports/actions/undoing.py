"""Undoing an import: who was entered is removed, who was changed is as before."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.core import clock
from app.core.errors import Refused
from app.imports import queries
from app.imports.actions import answering, keys
from app.imports.actions.recording import record
from app.imports.errors import FileGone, NotReady
from app.imports.models import Import, ImportRow
from app.imports.rules.sealing import unpacked_before
from app.registration.actions import change, holding

BATCH = 500
CHANGES = 100
SINCE = "changed-since"


def undo(session: Session, actor_id: int | None, one: Import) -> None:
    """Let the worker undo an import; raises FileGone once its file was deleted."""
    held = queries.held(session, one.id)
    if held is None or held.state not in {"applied", "stopped"}:
        raise NotReady
    if held.wrapped is None:
        raise FileGone
    holding.hold(session, held.invitee.edition, holding.names(session, allowed=False))
    held.state, held.lease_until = "undoing", None
    record(session, actor_id, "import.undone", held)


def undo_some(session: Session, one: Import) -> bool:
    """Undo one batch, the last row first; tells whether there may be more to do."""
    rows = queries.to_undo(session, one, BATCH)
    entered = [row for row in rows if row.before is None]
    changed = [row for row in rows if row.before is not None][:CHANGES]
    if not rows:
        _end(session, one)
        return False
    try:
        with session.begin_nested():
            _remove(session, one, entered)
            _change_back(session, one, changed)
    except Refused:
        one.state, one.lease_until = "stopped", None
        return False
    one.done -= len(entered) + len(changed)
    return True


def _end(session: Session, one: Import) -> None:
    """Note the end; with everything undone the file is needed no more."""
    one.state, one.ended_at, one.lease_until = "undone", clock.now(), None
    keys.destroy(one)
    queries.forget_rows(session, one.id)


def _remove(session: Session, one: Import, rows: Sequence[ImportRow]) -> None:
    """Remove the people whom rows entered, if they are as they were."""
    versions = {
        row.participant_id: row.applied_version or 0
        for row in rows
        if row.participant_id is not None
    }
    people = {row.id: row.participant_id for row in rows}
    applied = {
        row.participant_id: row.applied_at
        for row in rows
        if row.participant_id is not None and row.applied_at is not None
    }
    gone = answering.remove(session, one, versions, applied)
    for row in rows:
        _note(row, undone=people[row.id] in gone)


def _change_back(session: Session, one: Import, rows: Sequence[ImportRow]) -> None:
    """Change people back whom nobody changed since."""
    ids = [row.participant_id for row in rows if row.participant_id is not None]
    found = queries.participants(session, ids)
    seal = keys.seal_of(one)
    for row in rows:
        person = found.get(row.participant_id or 0)
        if person is None or person.version != row.applied_version or person.withdrawn_at:
            _note(row, undone=False)
            continue
        before, stood = unpacked_before(seal.open("before", row.number, row.before or b""))
        try:
            with session.begin_nested():
                answering.answer_back(session, one, person, stood, row.applied_at)
                change(session, one.uploaded_by_id, person, before)
        except Refused:
            _note(row, undone=False)
        else:
            _note(row, undone=True)


def _note(row: ImportRow, *, undone: bool) -> None:
    """Note what became of a row."""
    if undone:
        row.undone_at = clock.now()
    else:
        row.why = SINCE
