"""Taking places at activities with a limit, and giving them back."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core import clock
from app.core.languages import language
from app.editions.models import Edition
from app.history import actions as history
from app.registration.models import Participant
from app.releases import queries, rules
from app.releases.errors import NoPlaceLeft, NoSignUp
from app.releases.models import SignUp
from app.releases.rules import Entry
from app.schedule.models import Activity


def sign_up(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    person: Participant,
    activity: Activity,
) -> bool:
    """Take a place for a person; False if they have one already.

    Raises NoSignUp, AlreadyBegun, SameTime and NoPlaceLeft. `actor_id` is None for the person.
    """
    _hold(session, person)
    if queries.whose(session, activity.id, person.id):
        return False
    _release, entries = queries.latest(session, edition.id)
    entry = next((one for one in entries if one.key == activity.uuid), None)
    own = _own(entries, person, queries.signed_up(session, person.id))
    rules.check_takes(entry, own, clock.now(), language())
    if not queries.take_place(session, activity.id):
        raise NoPlaceLeft
    session.add(
        SignUp(activity_id=activity.id, participant_id=person.id, at=clock.now(), by_id=actor_id)
    )
    session.flush()
    _record(session, actor_id, "sign_up.made", edition, person, activity.uuid)
    return True


def leave(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    person: Participant,
    activity: Activity,
) -> bool:
    """Give a person's place back; False if they have none. Raises AlreadyBegun."""
    _hold(session, person)
    found = queries.whose(session, activity.id, person.id)
    if found is None:
        return False
    _release, entries = queries.latest(session, edition.id)
    entry = next((one for one in entries if one.key == activity.uuid), None)
    rules.check_leaves(entry, clock.now())
    if not queries.give_back(session, found):
        return False
    _record(session, actor_id, "sign_up.left", edition, person, activity.uuid)
    return True


def free_places(session: Session) -> int:
    """Give back the places of people who are withdrawn or erased; returns how many."""
    return sum(queries.give_back(session, one) for one in queries.of_those_gone(session))


def _hold(session: Session, person: Participant) -> None:
    """Let nobody else sign this person up, or withdraw them, meanwhile; raises NoSignUp."""
    there = session.execute(
        select(Participant.withdrawn_at, Participant.state)
        .where(Participant.id == person.id)
        .with_for_update()
    ).one()
    if there != (None, "entered"):
        raise NoSignUp


def _own(entries: Sequence[Entry], person: Participant, keys: frozenset[str]) -> list[Entry]:
    """Return what a person must be at or signed up for."""
    who = queries.participant_who(person, keys)
    parties = who.parties()
    return [one for one in entries if rules.concerns(one, who, parties)]


def _record(
    session: Session,
    actor_id: int | None,
    action: str,
    edition: Edition,
    person: Participant,
    key: str,
) -> None:
    """Record that a place was taken or given back."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"activity:{key}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=person.region_id,
        details={"participant": person.id},
    )
