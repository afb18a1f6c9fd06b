"""Finding questions, their versions and places, and how many people answered them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.editions.models import Edition
from app.questions.models import Answer, OptionPlace, Question, QuestionVersion


def questions_of(session: Session, edition_id: int) -> Sequence[Question]:
    """Return all questions of an edition in their order, archived ones too; two statements.

    Loaded: the current version, the places of options.
    """
    return session.scalars(_questions(edition_id)).all()


def questions_for(
    session: Session, edition_id: int, role: str | None = None, stage_kind: str | None = None
) -> list[Question]:
    """Return the questions that are asked, in a role and at a stage where given; two statements.

    Loaded: the current version, the places of options. Those of every stage of the role are needed
    to tell which are shown, for a condition may stand at an earlier stage.
    """
    wanted = _questions(edition_id).where(Question.archived_at.is_(None))
    if stage_kind is not None:
        wanted = wanted.where(Question.stage_kind == stage_kind)
    found = session.scalars(wanted).all()
    return [one for one in found if role is None or one.roles is None or role in one.roles]


def question(session: Session, edition_id: int, question_id: int) -> Question | None:
    """Return a question with version, places, edition, programme and roles; three statements."""
    return session.scalar(
        select(Question)
        .where(Question.id == question_id, Question.edition_id == edition_id)
        .options(
            joinedload(Question.current),
            selectinload(Question.places),
            joinedload(Question.edition).options(
                joinedload(Edition.programme), selectinload(Edition.roles)
            ),
        )
    )


def held(session: Session, question_ids: Collection[int]) -> Sequence[Question]:
    """Return questions as they stand, which nobody changes before this transaction ends.

    Whoever answers holds them first: the words answered are then those that the answer keeps.
    """
    return session.scalars(
        select(Question)
        .where(Question.id.in_(question_ids))
        .options(joinedload(Question.current))
        .order_by(Question.id)
        .with_for_update(read=True, of=Question)
        .execution_options(populate_existing=True)
    ).all()


def locked(session: Session, edition_id: int) -> Sequence[Question]:
    """Return an edition's questions as they stand, nobody else changes or answers them now."""
    return session.scalars(
        _questions(edition_id)
        .with_for_update(of=Question)
        .execution_options(populate_existing=True)
    ).all()


def answered(session: Session, version_id: int) -> bool:
    """Tell whether somebody answered under a version."""
    found = session.scalar(
        select(Answer.id).where(Answer.question_version_id == version_id).limit(1)
    )
    return found is not None


def ever_answered(session: Session, question_id: int) -> bool:
    """Tell whether somebody answered a question, under any version."""
    found = session.scalar(select(Answer.id).where(Answer.question_id == question_id).limit(1))
    return found is not None


def answers_by_question(session: Session, edition_id: int) -> dict[int, int]:
    """Return how many people answered each question of an edition, by its id."""
    rows = session.execute(
        select(Answer.question_id, func.count())
        .join(Question, Question.id == Answer.question_id)
        .where(Question.edition_id == edition_id)
        .group_by(Answer.question_id)
    )
    return dict(rows.all())


def versions(session: Session, question_id: int) -> Sequence[QuestionVersion]:
    """Return all versions of a question, the newest first."""
    return session.scalars(
        select(QuestionVersion)
        .where(QuestionVersion.question_id == question_id)
        .order_by(QuestionVersion.number.desc())
    ).all()


def locked_places(session: Session, question_id: int) -> Sequence[OptionPlace]:
    """Return the places of a question's options; nobody takes one before this ends."""
    return session.scalars(
        select(OptionPlace)
        .where(OptionPlace.question_id == question_id)
        .order_by(OptionPlace.key)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def asks(session: Session, edition_id: int) -> bool:
    """Tell whether an edition asks anything, or asked it once."""
    found = session.scalar(select(Question.id).where(Question.edition_id == edition_id).limit(1))
    return found is not None


def last_with_questions(session: Session, edition: Edition) -> Edition | None:
    """Return the programme's last earlier edition that asks something."""
    return session.scalar(
        select(Edition)
        .where(
            Edition.programme_id == edition.programme_id,
            Edition.id != edition.id,
            Edition.year <= edition.year,
            select(Question.id)
            .where(Question.edition_id == Edition.id, Question.archived_at.is_(None))
            .exists(),
        )
        .options(joinedload(Edition.programme))
        .order_by(Edition.year.desc(), Edition.id.desc())
        .limit(1)
    )


def _questions(edition_id: int) -> Select[Question]:
    return (
        select(Question)
        .where(Question.edition_id == edition_id)
        .options(joinedload(Question.current), selectinload(Question.places))
        .order_by(Question.position, Question.id)
    )
