"""Taking back people whom a file entered: as if they had never been entered, with a record."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.actions.taking import Counted
from app.editions.actions.taking_many import give_back_many
from app.editions.models import Invitee
from app.history.models import Record
from app.registration import queries
from app.registration.actions import holding
from app.registration.actions.promoting import promote
from app.registration.models import Participant

Untouched = Sequence[tuple[int, str, str | None]]


def remove_many(
    session: Session, actor_id: int | None, invitee: Invitee, versions: Mapping[int, int]
) -> set[int]:
    """Remove people who are as they were entered, give their places back, and tell who is gone.

    `versions` are the versions that the people must still have. Who was changed, withdrawn, or has
    anything stored that refers to them stays. Raises what registration refuses.
    """
    delegation = queries.locked(session, invitee)
    edition = invitee.edition
    queue = holding.hold(session, edition, holding.names(session, allowed=False))
    found = _untouched(session, versions)
    gone = _delete(session, found)
    removed = Counter(Counted(role, sex) for one, role, sex in found if one in gone)
    give_back_many(session, edition.id, invitee.region_id, removed)
    record = {
        "at": clock.now(),
        "actor_id": actor_id,
        "action": "participant.removed",
        "subject": f"delegation:{delegation.id if delegation else 0}",
        "programme_id": edition.programme_id,
        "edition_id": edition.id,
        "region_id": invitee.region_id,
        "reason": "",
    }
    if gone:
        session.execute(
            insert(Record), [{**record, "details": {"participant": one}} for one in sorted(gone)]
        )
    promote(session, edition, queue)
    return gone


def _untouched(session: Session, versions: Mapping[int, int]) -> Untouched:
    """Return id, role and sex of those who are as they were entered, and hold them."""
    rows = session.execute(
        select(Participant.id, Participant.role, Participant.sex, Participant.version)
        .where(
            Participant.id.in_(versions),
            Participant.withdrawn_at.is_(None),
            Participant.state == "entered",
        )
        .order_by(Participant.id)
        .with_for_update()
    )
    return [(one, role, sex) for one, role, sex, version in rows if versions[one] == version]


def _delete(session: Session, people: Untouched) -> set[int]:
    """Delete all of them at once, or one by one where something refers to one; tell who is gone."""
    ids = [one for one, _role, _sex in people]
    if not ids or _deleted(session, ids):
        return set(ids)
    return {one for one in ids if _deleted(session, [one])}


def _deleted(session: Session, ids: Collection[int]) -> bool:
    """Delete people, unless something refers to one of them; tell whether they are gone."""
    gone = delete(Participant).where(Participant.id.in_(ids))
    try:
        with session.begin_nested():
            session.execute(gone.execution_options(synchronize_session=False))
    except IntegrityError:
        return False
    return True
