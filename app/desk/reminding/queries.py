"""Which regions have not finished a stage, and who speaks for them."""

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.models import Invitee, Place
from app.questions import queries as questions
from app.questions.models import Answer
from app.questions.rules.missing import Given, states
from app.questions.rules.shown import asked
from app.registration.models import Delegation, Participant
from app.stages.models import Announcement, Stage


def unfinished(session: Session, stage: Stage) -> set[int]:
    """Return the ids of the regions that have still to do something in a stage.

    A region that answered that it stays away has nothing to do.
    """
    if stage.kind == "documents":
        return _without_answers(session, stage.edition_id)
    left = _without_numbers() if stage.kind == "number" else _without_names()
    return set(session.scalars(_taking_part(stage.edition_id).where(left)))


def _taking_part(edition_id: int) -> Select[int]:
    """Return the regions invited that have not answered that they stay away."""
    return (
        select(Invitee.region_id)
        .outerjoin(
            Delegation,
            and_(
                Delegation.edition_id == Invitee.edition_id,
                Delegation.region_id == Invitee.region_id,
            ),
        )
        .where(
            Invitee.edition_id == edition_id,
            or_(Delegation.taking_part.is_(None), Delegation.taking_part.is_(True)),
        )
    )


def _announced(number: ColumnElement[int]) -> ScalarSelect[int]:
    """Return something about the numbers that a region announced."""
    mine = (
        Announcement.edition_id == Invitee.edition_id,
        Announcement.region_id == Invitee.region_id,
    )
    return select(number).where(*mine).scalar_subquery()


def _without_numbers() -> ColumnElement[bool]:
    """Tell that a region announced nothing."""
    return _announced(func.count(Announcement.id)) == 0


def _without_names() -> ColumnElement[bool]:
    """Tell that a region entered nobody, fewer people than announced, or fewer than it must."""
    own = Place.edition_id == Invitee.edition_id, Place.region_id == Invitee.region_id
    every_role = Place.role.is_not(None), Place.sex.is_(None)
    taken = (
        select(func.coalesce(func.sum(Place.taken), 0)).where(*own, *every_role).scalar_subquery()
    )
    short = select(Place.id).where(*own, Place.taken < Place.minimum).exists()
    announced = _announced(func.coalesce(func.sum(Announcement.people), 1))
    return or_(taken < announced, short)


def _without_answers(session: Session, edition_id: int) -> set[int]:
    """Return the regions of which somebody has not answered what must be answered; three reads."""
    required = questions.questions_for(session, edition_id)
    people = session.execute(
        select(Participant.id, Participant.region_id, Participant.role).where(
            Participant.edition_id == edition_id,
            Participant.withdrawn_at.is_(None),
            Participant.state != "waiting",
        )
    ).all()
    given: dict[int, dict[int, Given]] = {}
    for person_id, question_id, keys, purged_at in session.execute(
        select(Answer.participant_id, Answer.question_id, Answer.keys, Answer.purged_at)
        .join(Participant, Participant.id == Answer.participant_id)
        .where(Participant.edition_id == edition_id)
    ):
        answer = Given(keys=tuple(keys or ()), purged=purged_at is not None)
        given.setdefault(person_id, {})[question_id] = answer
    now = clock.now()
    left: set[int] = set()
    for person_id, region_id, role in people:
        if region_id not in left:
            found = states(asked(required, role), given.get(person_id, {}), now)
            if not {"missing", "later"}.isdisjoint(found.values()):
                left.add(region_id)
    return left
