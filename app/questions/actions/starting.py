"""Starting an edition's questions: from its last edition's, or with those usual for its kind."""

from collections.abc import Collection, Iterable

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core import clock
from app.editions.actions.saving import write
from app.editions.models import Edition
from app.questions import queries
from app.questions.actions.places import keep_places
from app.questions.errors import NothingToCopy
from app.questions.models import Question, QuestionVersion
from app.questions.rules import drafts as rules
from app.questions.rules import starting
from app.questions.terms import Draft, QuestionTerms


def copy(
    session: Session,
    actor_id: int | None,
    source: Edition,
    target: Edition,
    roles: Collection[str],
) -> int:
    """Give an edition the questions of another, moved to its days; return how many there are.

    `roles` are those that the target offers. Raises NothingToCopy where it asks something already.
    """
    found = starting.drafts_of(queries.questions_for(session, source.id), source, target, roles)
    made = _ask_all(session, actor_id, target, found)
    details = {"questions": made, "from_edition": source.id}
    write(session, actor_id, "questions.copied", target, details)
    return len(made)


def start(session: Session, actor_id: int | None, edition: Edition) -> int:
    """Begin with what programmes of the kind usually ask; return how many questions there are."""
    usual = edition.programme.kind.terms(QuestionTerms).usual
    made = _ask_all(session, actor_id, edition, usual)
    write(session, actor_id, "questions.started", edition, {"questions": made})
    return len(made)


def _ask_all(
    session: Session, actor_id: int | None, edition: Edition, drafts: Iterable[Draft]
) -> list[str]:
    """Ask several questions at once, tie those together that wait, and return their short names."""
    wanted = list(drafts)
    if not wanted or queries.asks(session, edition.id):
        raise NothingToCopy
    made = {
        draft.identifier: _question(edition, position, draft)
        for position, draft in enumerate(wanted, 1)
    }
    session.add_all(made.values())
    _flush(session)
    for draft in wanted:
        question = made[draft.identifier]
        session.add(_version(question, draft, actor_id))
        if draft.options:
            keep_places(session, question.id, draft.options)
        if draft.show_if:
            question.show_if_id = made[draft.show_if].id
            question.show_if_values = list(draft.show_if_values)
    session.flush()
    return list(made)


def _question(edition: Edition, position: int, draft: Draft) -> Question:
    """Make a question's row, without what it waits for."""
    return Question(
        edition_id=edition.id,
        identifier=draft.identifier,
        position=position,
        kind=draft.kind,
        stage_kind=draft.stage_kind,
        field_class=rules.settled_class(draft),
        roles=None if draft.roles is None else list(draft.roles),
        required=draft.required,
        required_from=draft.required_from,
        frozen_from=draft.frozen_from,
    )


def _version(question: Question, draft: Draft, actor_id: int | None) -> QuestionVersion:
    """Make the first version of a question's words."""
    return QuestionVersion(
        question_id=question.id,
        options=rules.written(draft.options),
        made_at=clock.now(),
        made_by_id=actor_id,
        **{name: getattr(draft, name) for name in rules.WORDING},
    )


def _flush(session: Session) -> None:
    """Write; raises NothingToCopy where somebody did the same at the same moment."""
    try:
        session.flush()
    except IntegrityError:
        raise NothingToCopy from None
