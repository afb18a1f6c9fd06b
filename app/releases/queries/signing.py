"""Finding activities with limited places, and who took one."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, contains_eager, joinedload

from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Delegation, Participant
from app.releases.models import SignUp
from app.schedule.models import Activity


def open_places(session: Session, edition_id: int) -> dict[str, Activity]:
    """Return the activities of an edition for which people sign up, by their keys."""
    found = select(Activity).where(
        Activity.edition_id == edition_id,
        Activity.places.is_not(None),
        Activity.removed_at.is_(None),
    )
    return {one.uuid: one for one in session.scalars(found)}


def limited(session: Session, activity_uuid: str) -> Activity | None:
    """Return an activity for which people sign up, with edition and programme."""
    return session.scalar(
        select(Activity)
        .where(
            Activity.uuid == activity_uuid,
            Activity.places.is_not(None),
            Activity.removed_at.is_(None),
        )
        .options(joinedload(Activity.edition).joinedload(Edition.programme))
    )


def signed_up(session: Session, participant_id: int) -> frozenset[str]:
    """Return the keys of what a person signed up for."""
    found = select(Activity.uuid).join(SignUp, SignUp.activity_id == Activity.id)
    return frozenset(session.scalars(found.where(SignUp.participant_id == participant_id)))


def signed_by(session: Session, participant_id: int) -> list[tuple[SignUp, str]]:
    """Return the places that a person took, each with its activity's key."""
    rows = session.execute(
        select(SignUp, Activity.uuid)
        .join(SignUp.activity)
        .where(SignUp.participant_id == participant_id)
        .order_by(SignUp.at, SignUp.id)
    )
    return [(one, key) for one, key in rows]


def sign_ups(session: Session, activity_id: int) -> Sequence[SignUp]:
    """Return who took places at an activity, in that order, with delegation and region."""
    return session.scalars(
        select(SignUp)
        .join(SignUp.participant)
        .where(SignUp.activity_id == activity_id)
        .options(
            contains_eager(SignUp.participant)
            .joinedload(Participant.delegation)
            .joinedload(Delegation.region)
        )
        .order_by(SignUp.at, SignUp.id)
    ).all()


def taken_by(session: Session, edition_id: int, people: Collection[int]) -> dict[str, list[SignUp]]:
    """Return the places that these people took, by activity."""
    rows = session.execute(
        select(Activity.uuid, SignUp)
        .join(SignUp.activity)
        .where(Activity.edition_id == edition_id, SignUp.participant_id.in_(people))
        .order_by(SignUp.at, SignUp.id)
    )
    found: dict[str, list[SignUp]] = {}
    for key, one in rows:
        found.setdefault(key, []).append(one)
    return found


def sign_up_at(session: Session, edition_id: int, code: str, sign_up_id: int) -> SignUp | None:
    """Return a place that somebody of a region took, with person, edition and activity."""
    return session.scalar(
        select(SignUp)
        .join(SignUp.participant)
        .join(Participant.delegation)
        .join(Delegation.region)
        .where(SignUp.id == sign_up_id, Participant.edition_id == edition_id, Region.code == code)
        .options(
            contains_eager(SignUp.participant)
            .contains_eager(Participant.delegation)
            .options(
                contains_eager(Delegation.region),
                joinedload(Delegation.edition).joinedload(Edition.programme),
            ),
            joinedload(SignUp.activity),
        )
    )


def whose(session: Session, activity_id: int, participant_id: int) -> SignUp | None:
    """Return a person's place at an activity."""
    return session.scalar(
        select(SignUp).where(
            SignUp.activity_id == activity_id, SignUp.participant_id == participant_id
        )
    )


def take_place(session: Session, activity_id: int) -> bool:
    """Take one place, unless all are taken: one statement, so that no race takes more."""
    taking = update(Activity).where(Activity.id == activity_id, Activity.taken < Activity.places)
    return _one(session, taking.values(taken=Activity.taken + 1))


def give_back(session: Session, sign_up: SignUp) -> bool:
    """Give one place back, unless somebody else did."""
    if not _one(session, delete(SignUp).where(SignUp.id == sign_up.id)):
        return False
    giving = update(Activity).where(Activity.id == sign_up.activity_id, Activity.taken > 0)
    return _one(session, giving.values(taken=Activity.taken - 1))


def of_those_gone(session: Session) -> Sequence[SignUp]:
    """Return the places of people who are withdrawn or erased."""
    return session.scalars(
        select(SignUp)
        .join(SignUp.participant)
        .where(Participant.withdrawn_at.is_not(None) | Participant.erased_at.is_not(None))
    ).all()


def _one(session: Session, statement: object) -> bool:
    """Run a statement that changes one row or none; objects in hand do not follow it."""
    done = session.execute(statement, execution_options={"synchronize_session": False})  # type: ignore[call-overload]
    return bool(done.rowcount == 1)
