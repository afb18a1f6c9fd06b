"""Finding imports, their rows, and the people whom they may mean."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.consents.models import Clearance
from app.editions.models import Edition, Invitee
from app.imports.models import AT_WORK, Import, ImportRow
from app.imports.rules.asking import Stood, keys_in
from app.imports.rules.people import ENTRY_FIELDS, Person, person
from app.questions.answering.queries.people import place_of
from app.questions.models import Answer
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.vault.actions import unseal_many

_WITH_ALL = contains_eager(Import.invitee).options(
    contains_eager(Invitee.region),
    joinedload(Invitee.edition).options(joinedload(Edition.programme), selectinload(Edition.roles)),
)


def _imports() -> Select[Import]:
    return select(Import).join(Import.invitee).join(Invitee.region).options(_WITH_ALL)


def found(session: Session, edition_id: int, code: str, uuid: str) -> Import | None:
    """Return an import of a region with its region, edition, programme and roles."""
    return session.scalar(
        _imports().where(Import.uuid == uuid, Invitee.edition_id == edition_id, Region.code == code)
    )


def recent(session: Session, invitee: Invitee, most: int) -> Sequence[Import]:
    """Return a region's imports, the newest first."""
    return session.scalars(
        select(Import)
        .where(Import.invitee_id == invitee.id)
        .order_by(Import.uploaded_at.desc(), Import.id.desc())
        .limit(most)
    ).all()


_PERSON = (
    Participant.id,
    Participant.version,
    *(getattr(Participant, one) for one in ENTRY_FIELDS),
)


def people(session: Session, invitee: Invitee) -> list[Person]:
    """Return everybody whom a region has entered and not withdrawn."""
    found = select(*_PERSON).where(
        Participant.edition_id == invitee.edition_id,
        Participant.region_id == invitee.region_id,
        Participant.withdrawn_at.is_(None),
    )
    return [person(row) for row in session.execute(found)]


def these(session: Session, ids: Collection[int]) -> dict[int, Person]:
    """Return people by their ids."""
    found = select(*_PERSON).where(Participant.id.in_(ids))
    return {row.id: person(row) for row in session.execute(found)}


def rows(session: Session, one: Import, state: str, page: int, most: int) -> Sequence[ImportRow]:
    """Return one page of an import's rows, those of a state or all."""
    found = select(ImportRow).where(ImportRow.import_id == one.id)
    if state:
        found = found.where(ImportRow.state == state)
    return session.scalars(
        found.order_by(ImportRow.number).limit(most).offset((page - 1) * most)
    ).all()


def counts(session: Session, one: Import) -> dict[str, int]:
    """Count an import's rows by state."""
    found = (
        select(ImportRow.state, func.count())
        .where(ImportRow.import_id == one.id)
        .group_by(ImportRow.state)
    )
    return dict(session.execute(found).all())


def to_apply(session: Session, one: Import, most: int) -> Sequence[ImportRow]:
    """Return the next rows to apply, in the file's order."""
    return session.scalars(
        select(ImportRow)
        .where(
            ImportRow.import_id == one.id,
            ImportRow.number > one.cursor,
            ImportRow.state.in_(("new", "changed")),
            ImportRow.applied_at.is_(None),
        )
        .order_by(ImportRow.number)
        .limit(most)
    ).all()


def to_undo(session: Session, one: Import, most: int) -> Sequence[ImportRow]:
    """Return the next rows to undo, the last one first."""
    return session.scalars(
        select(ImportRow)
        .where(
            ImportRow.import_id == one.id,
            ImportRow.applied_at.is_not(None),
            ImportRow.undone_at.is_(None),
            ImportRow.why != "changed-since",
        )
        .order_by(ImportRow.number.desc())
        .limit(most)
    ).all()


def kept_back(session: Session, one: Import, most: int) -> Sequence[str]:
    """Return the names of those whom undoing left as they are, for they were changed since."""
    found = (
        select(Participant)
        .join(ImportRow, ImportRow.participant_id == Participant.id)
        .where(ImportRow.import_id == one.id, ImportRow.why == "changed-since")
        .order_by(ImportRow.number)
        .limit(most)
    )
    return [one.native for one in session.scalars(found)]


def at_work(session: Session, import_id: int) -> Import | None:
    """Return an import at work, and hold it; None where it is not, or another worker holds it."""
    return session.scalar(
        _imports()
        .where(Import.id == import_id, Import.state.in_(AT_WORK))
        .with_for_update(of=Import, skip_locked=True)
        .execution_options(populate_existing=True)
    )


def held(session: Session, import_id: int) -> Import | None:
    """Return an import as it stands, and hold it until the transaction ends."""
    return session.scalar(
        _imports()
        .where(Import.id == import_id)
        .with_for_update(of=Import)
        .execution_options(populate_existing=True)
    )


def waiting(session: Session, now: datetime) -> Sequence[int]:
    """Return the imports at work whose worker has gone."""
    return session.scalars(
        select(Import.id).where(
            Import.state.in_(AT_WORK), or_(Import.lease_until.is_(None), Import.lease_until <= now)
        )
    ).all()


def outdated(session: Session, before: datetime) -> Sequence[Import]:
    """Return the imports whose files are to be deleted."""
    found = select(Import).where(Import.uploaded_at < before, Import.wrapped.is_not(None))
    return session.scalars(found).all()


def cleared(session: Session, invitee: Invitee) -> frozenset[int]:
    """Return the minors of a region for whom a guardian consented."""
    found = (
        select(Clearance.participant_id)
        .join(Participant, Participant.id == Clearance.participant_id)
        .where(
            Participant.edition_id == invitee.edition_id,
            Participant.region_id == invitee.region_id,
        )
    )
    return frozenset(session.scalars(found))


def stood(
    session: Session,
    invitee: Invitee,
    question_ids: Collection[int],
    people: Collection[int] | None = None,
) -> dict[int, dict[int, Stood]]:
    """Return what a region's people, or these of them, answered, by person and question.

    The values of these questions alone, sealed ones opened to compare them; of others the keys.
    """
    wanted = (
        select(
            *(Answer.participant_id, Answer.question_id, Answer.uuid),
            *(Answer.value, Answer.sealed, Answer.keys),
        )
        .join(Participant, Participant.id == Answer.participant_id)
        .where(
            Participant.edition_id == invitee.edition_id,
            Participant.region_id == invitee.region_id,
            or_(Answer.question_id.in_(question_ids), Answer.keys.is_not(None)),
        )
    )
    if people is not None:
        wanted = wanted.where(Participant.id.in_(people))
    rows = session.execute(wanted).all()
    hidden = [row for row in rows if row.sealed is not None and row.question_id in question_ids]
    texts = unseal_many(
        session, [(row.participant_id, place_of(row.uuid), row.sealed) for row in hidden]
    )
    opened = {row.uuid: text for row, text in zip(hidden, texts, strict=True)}
    found: dict[int, dict[int, Stood]] = {}
    for row in rows:
        text = opened.get(row.uuid)
        value = json.loads(text) if text else row.value
        keys = tuple(row.keys or keys_in(value))
        found.setdefault(row.participant_id, {})[row.question_id] = Stood(value=value, keys=keys)
    return found


def keys_to_rotate(session: Session, current: str, limit: int) -> Sequence[Import]:
    """Return some uploads whose key an earlier key of the installation wraps, held."""
    return session.scalars(
        select(Import)
        .where(Import.wrapped_by.not_in((current, "")))
        .order_by(Import.id)
        .limit(limit)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def same_file(session: Session, one: Import) -> Import | None:
    """Return the region's last upload of the very same file before this one."""
    return session.scalar(
        select(Import)
        .where(
            Import.invitee_id == one.invitee_id,
            Import.id < one.id,
            Import.digest == one.digest,
            Import.digest != "",
        )
        .order_by(Import.id.desc())
        .limit(1)
    )


def forget_rows(session: Session, import_id: int) -> None:
    """Delete what rows say; that there were rows, and whom they entered, stays."""
    session.execute(
        update(ImportRow)
        .where(ImportRow.import_id == import_id)
        .values(cells=None, before=None)
        .execution_options(synchronize_session=False)
    )


def participants(session: Session, ids: Collection[int]) -> dict[int, Participant]:
    """Return people with delegation, region, edition, programme and roles, to change them."""
    found = session.scalars(
        select(Participant)
        .where(Participant.id.in_(ids))
        .options(
            joinedload(Participant.delegation).options(
                joinedload(Delegation.region),
                joinedload(Delegation.edition).options(
                    joinedload(Edition.programme), selectinload(Edition.roles)
                ),
            )
        )
    )
    return {one.id: one for one in found}
