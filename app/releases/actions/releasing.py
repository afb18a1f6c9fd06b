"""Making the draft known: a release with its number, its entries, and whom to tell."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.editions.models import Edition
from app.history import actions as history
from app.releases import queries, rules
from app.releases.actions.telling import Outlook, outlook
from app.releases.errors import (
    NotConfirmed,
    NothingChanged,
    NothingPlaced,
    OtherDraft,
    ReasonNeeded,
)
from app.releases.models import Release, ReleaseEntry, Shown, Telling
from app.releases.rules import Change, Entry
from app.schedule.actions.items import settle

_WHOM = {"participant": "participant_id", "user": "user_id", "interpreter": "interpreter_id"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answers:
    """What the person said who releases: the draft they saw, a note, and about the warnings."""

    seen: str
    note: Words
    confirmed: bool = False
    reason: str = ""


def release(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    answers: Answers,
    *,
    soft: int = 0,
    hard: int = 0,
) -> Release:
    """Make the draft known as it is; the same click again finds the release that it made.

    `soft` and `hard` are how many wishes and requirements are broken. Raises NothingPlaced,
    NothingChanged, OtherDraft, NotConfirmed and ReasonNeeded.
    """
    session.execute(
        select(Edition.id).where(Edition.id == edition.id).with_for_update(key_share=True)
    )
    last, before = queries.latest(session, edition.id)
    draft = queries.draft(queries.activities(session, edition.id))
    number = last.number + 1 if last else 1
    if rules.digest(number, draft) != answers.seen:
        return _earlier(session, edition, answers.seen)
    _check(before, draft, answers, soft, hard)
    made = _make(session, actor_id, edition, answers, number)
    _keep(session, made, rules.sequenced(before, draft, number))
    _plan(session, made, outlook(session, edition, rules.changes(before, draft)))
    _record(session, made, edition, len(draft))
    settle(session, edition)
    return made


def show_publicly(
    session: Session, actor_id: int | None, edition: Edition, *, public: bool
) -> None:
    """Let anyone see what is released and public, or nobody but those concerned."""
    row = session.scalar(select(Shown).where(Shown.edition_id == edition.id).with_for_update())
    if row is None:
        session.add(Shown(edition_id=edition.id, public=public))
    elif row.public == public:
        return
    else:
        row.public = public
    history.record(
        session,
        actor_id,
        "timetable.shown" if public else "timetable.hidden",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
    )


def _earlier(session: Session, edition: Edition, seen: str) -> Release:
    """Return the release that an earlier click made of the same draft; raises OtherDraft."""
    found = queries.release_seen(session, edition.id, seen)
    if found is None:
        raise OtherDraft
    return found


def _check(
    before: Sequence[Entry], draft: Sequence[Entry], answers: Answers, soft: int, hard: int
) -> None:
    """Refuse what is not to be released, or not yet."""
    if not draft and not before:
        raise NothingPlaced
    if not rules.changes(before, draft):
        raise NothingChanged
    if (soft or hard) and not answers.confirmed:
        raise NotConfirmed
    if hard and not answers.reason:
        raise ReasonNeeded


def _make(
    session: Session, actor_id: int | None, edition: Edition, answers: Answers, number: int
) -> Release:
    """Store the release itself."""
    made = Release(
        edition_id=edition.id,
        number=number,
        at=clock.now(),
        by_id=actor_id,
        note=answers.note,
        zone=edition.zone,
        reasons=answers.reason,
        seen=answers.seen,
    )
    session.add(made)
    session.flush()
    return made


def _record(session: Session, made: Release, edition: Edition, entries: int) -> None:
    """Record that it was released."""
    history.record(
        session,
        made.by_id,
        "timetable.released",
        subject=f"edition:{edition.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        details={"number": made.number, "entries": entries},
        reason=made.reasons,
    )


def _keep(session: Session, made: Release, entries: Sequence[Entry]) -> None:
    """Store what the release holds, with one statement."""
    rows = [
        asdict(one)
        | {
            "release_id": made.id,
            "title": one.title,
            "parties": sorted(one.parties),
            "languages": sorted(one.languages),
        }
        for one in entries
    ]
    if rows:
        session.execute(insert(ReleaseEntry), rows)


def _plan(session: Session, made: Release, found: Outlook) -> None:
    """Note who is to be told, with one statement: the mails are written later, some at a time."""
    # Who reads the same shares one list.
    written = {id(one.changes): _written(one.changes) for one in found.told}
    rows = [
        dict.fromkeys(_WHOM.values())
        | {
            "release_id": made.id,
            _WHOM[one.reader.kind]: one.reader.id,
            "language": one.reader.language,
            "changes": written[id(one.changes)],
        }
        for one in found.told
    ]
    if rows:
        session.execute(insert(Telling), rows)


def _written(changes: Sequence[Change]) -> list[list[str]]:
    """Return what became of each activity, as a telling keeps it."""
    return [[one.entry.key, rules.state(one)] for one in changes]
