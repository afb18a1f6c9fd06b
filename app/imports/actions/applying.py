"""Applying what was shown: batch by batch, each kept whole, until the end or until stopped."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.core import clock
from app.core.errors import Refused
from app.imports import queries, words
from app.imports.actions import answering, keys
from app.imports.actions.preparing import plan_of
from app.imports.actions.recording import record
from app.imports.actions.undoing import undo_some
from app.imports.errors import NothingToApply, NotReady
from app.imports.models import Import, ImportRow
from app.imports.rules.judging import judge
from app.imports.rules.people import People
from app.imports.rules.rows import Row
from app.imports.rules.sealing import Seal, packed_before, unpacked
from app.registration.actions import change, holding
from app.registration.actions.entering_many import enter_many

# A batch is one transaction: short enough for others to get their turn, long enough to be quick.
BATCH = 2000
# Changes are made one by one, so a batch holds fewer of them.
CHANGES = 100
LEASE = timedelta(minutes=2)
Values = dict[str, Any]


def apply(session: Session, actor_id: int | None, one: Import) -> None:
    """Let the worker apply every row without an error; raises what registration refuses now."""
    held = queries.held(session, one.id)
    if held is None or held.state not in {"ready", "stopped"}:
        raise NotReady
    if not held.total:
        raise NothingToApply
    holding.hold(session, held.invitee.edition, holding.names(session, allowed=False))
    held.state, held.lease_until = "applying", None
    record(session, actor_id, "import.applied", held)


def stop(session: Session, actor_id: int | None, one: Import) -> None:
    """Stop an import after the batch that is being worked at."""
    held = queries.held(session, one.id)
    if held is None or held.state != "applying":
        raise NotReady
    held.state, held.lease_until = "stopped", None
    record(session, actor_id, "import.stopped", held)


def advance(session: Session, import_id: int) -> bool:
    """Work at one batch of an import; tells whether there may be more to do.

    The import's row is held meanwhile: two workers cannot do the same batch, and what was not
    kept has not happened.
    """
    one = queries.at_work(session, import_id)
    if one is None:
        return False
    one.lease_until = clock.now() + LEASE
    if one.state == "undoing":
        return undo_some(session, one)
    rows = _few_changes(queries.to_apply(session, one, BATCH))
    if not rows:
        one.state, one.ended_at, one.lease_until = "applied", clock.now(), None
        return False
    try:
        with session.begin_nested():
            _apply_some(session, one, rows)
    except Refused:
        # Registration was closed meanwhile: what is applied stays, and can be undone.
        one.state, one.lease_until = "stopped", None
        return False
    one.cursor, one.done = rows[-1].number, one.done + len(rows)
    return True


def _few_changes(rows: Sequence[ImportRow]) -> Sequence[ImportRow]:
    """Return as many rows as one batch may hold."""
    changes = 0
    for place, row in enumerate(rows):
        changes += row.state == "changed"
        if changes > CHANGES:
            return rows[:place]
    return rows


def _apply_some(session: Session, one: Import, rows: Sequence[ImportRow]) -> None:
    """Judge some rows anew, for much may have happened, then enter and change their people."""
    people = People(queries.people(session, one.invitee))
    reading = keys.reading_of(one)
    plan = plan_of(session, one, one.invitee, reading).among(people)
    seal = keys.seal_of(one)
    judged = []
    for row in rows:
        marked = unpacked(row.number, seal.open("cells", row.number, row.cells or b""))
        judged.append((row, judge(marked, plan, words.sentences)))
    done = _enter(session, one, [(row, now) for row, now in judged if now.state == "new"])
    done += _change(session, one, seal, [both for both in judged if both[1].state == "changed"])
    done += [_settled(row, now.state) for row, now in judged if now.state in {"same", "error"}]
    session.execute(update(ImportRow), done)


def _settled(row: ImportRow, state: str, why: str = "") -> Values:
    """Return what is noted of a row that changes nothing."""
    return {"id": row.id, "state": state, "why": why}


def _enter(session: Session, one: Import, rows: Sequence[tuple[ImportRow, Row]]) -> list[Values]:
    """Enter the new people; a submission made of file and row is entered once at most."""
    if not rows:
        return []
    sent = [(now.entry, _submission(one, row)) for row, now in rows if now.entry is not None]
    outcome = enter_many(session, one.uploaded_by_id, one.invitee, sent)
    found = [(row, now, outcome[_submission(one, row)]) for row, now in rows]
    given = {who: now.answers for _row, now, who in found if isinstance(who, int) and now.answers}
    refused = answering.first_answers(session, one, given)
    return [
        _entered(row, refused.get(who, who) if isinstance(who, int) else who)
        for row, _now, who in found
    ]


def _entered(row: ImportRow, outcome: int | Refused) -> Values:
    """Return what is noted of a row: whom it entered, or why nobody."""
    if isinstance(outcome, Refused):
        return _settled(row, "error", words.code_of(outcome))
    return _applied(row, outcome, 1)


def _change(
    session: Session, one: Import, seal: Seal, rows: Sequence[tuple[ImportRow, Row]]
) -> list[Values]:
    """Change people one by one; what stood before is kept, sealed, for undoing."""
    ids = [now.person.id for _row, now in rows if now.person is not None]
    found = queries.participants(session, ids)
    done = []
    for row, now in rows:
        if now.person is None or now.entry is None:
            continue
        participant = found[now.person.id]
        try:
            with session.begin_nested():
                if now.entry != now.person.entry:
                    change(session, one.uploaded_by_id, participant, now.entry)
                before = answering.answer_again(session, one, participant, now.answers)
        except Refused as refusal:
            done.append(_settled(row, "error", words.code_of(refusal)))
            continue
        stood = packed_before(now.person.entry, before)
        row.before = seal.close("before", row.number, stood)
        done.append(_applied(row, participant.id, participant.version))
    session.flush()
    return done


def _applied(row: ImportRow, participant_id: int, version: int) -> Values:
    """Return what is noted of a row that was applied."""
    noted = {"participant_id": participant_id, "applied_version": version}
    return {"id": row.id, **noted, "applied_at": clock.now()}


def _submission(one: Import, row: ImportRow) -> str:
    """Return the submission of a row: the same whenever it is tried."""
    return str(uuid5(UUID(one.uuid), str(row.number)))
