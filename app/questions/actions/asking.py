"""Adding, changing, ordering, archiving and bringing back questions."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.core import clock
from app.core.errors import Stale
from app.core.languages import _, language
from app.editions.actions.saving import write
from app.editions.models import Edition
from app.questions import queries
from app.questions.actions.places import keep_places
from app.questions.errors import ConditionRefused, IdentifierTaken
from app.questions.models import Question, QuestionVersion
from app.questions.rules import drafts, shown
from app.questions.terms import Draft, Option


def add(session: Session, actor_id: int | None, edition: Edition, draft: Draft) -> Question:
    """Ask a new question, the last of its edition; raises what a draft or condition refuses."""
    drafts.check_draft(draft, {role.role for role in edition.roles})
    there = queries.locked(session, edition.id)
    taken = {one.identifier for one in there}
    if draft.identifier and draft.identifier in taken:
        raise IdentifierTaken
    wish = draft.identifier or draft.label.get("en", "")
    made = Question(
        edition_id=edition.id,
        identifier=drafts.identifier(wish, draft.kind, taken),
        position=1 + max((one.position for one in there), default=0),
        kind=draft.kind,
        **_columns(draft),
    )
    shown.check_condition(made, there, language())
    session.add(made)
    _flush(session)
    session.add(_version(made, 1, draft, draft.options, actor_id))
    keep_places(session, made.id, draft.options)
    write(session, actor_id, "question.added", edition, {"questions": [made.identifier]})
    return made


def change(session: Session, actor_id: int | None, question: Question, draft: Draft) -> None:
    """Change a question; once somebody answered, its new words are a new version.

    Raises Stale when somebody else saved meanwhile, and what a draft or condition refuses.
    """
    edition, seen = question.edition, question.version
    drafts.check_draft(draft, {role.role for role in edition.roles})
    there = {one.id: one for one in queries.locked(session, edition.id)}
    if question.version != seen:
        raise Stale(_("Somebody else saved this at the same moment. Save again."), {})
    ever = queries.ever_answered(session, question.id)
    drafts.check_change(question, draft, answered=ever)
    options = drafts.kept(draft.options, question.current, answered=ever)
    for name, value in _columns(draft).items():
        setattr(question, name, value)
    shown.check_condition(question, there.values(), language())
    _check_waiting(question, {one.key for one in options}, there.values())
    # Words and places stand in other rows: whoever changes only them changes the question too.
    flag_modified(question, "identifier")
    _reword(session, actor_id, question, draft, options)
    keep_places(session, question.id, options)
    _flush(session)
    write(session, actor_id, "question.changed", edition, {"questions": [question.identifier]})


def move(session: Session, actor_id: int | None, question: Question, step: int) -> None:
    """Move a question up (-1) or down (1) among those of its stage; at an end nothing happens."""
    # Reading the rows anew forgets what was loaded beside them.
    edition = question.edition
    there = queries.locked(session, question.edition_id)
    mine = [one for one in there if one.stage_kind == question.stage_kind and not one.archived_at]
    if question not in mine:
        return
    place = mine.index(question)
    if not 0 <= place + step < len(mine):
        return
    other = mine[place + step]
    order = list(there)
    here, beyond = order.index(question), order.index(other)
    order[here], order[beyond] = other, question
    for position, one in enumerate(order, 1):
        if one.position != position:
            one.position = position
    session.flush()
    details = {"questions": [question.identifier]}
    write(session, actor_id, "question.moved", edition, details)


def archive(session: Session, actor_id: int | None, question: Question) -> None:
    """Ask a question no more; its answers stay. Refused while others wait for it."""
    edition = question.edition
    there = queries.locked(session, question.edition_id)
    if question.archived_at is not None:
        return
    if others := shown.waiting(question, there):
        raise ConditionRefused(
            _(
                "These questions are shown only if this one says so: %(questions)s. "
                "Change them first.",
                questions=_named(others),
            )
        )
    question.archived_at = clock.now()
    session.flush()
    details = {"questions": [question.identifier]}
    write(session, actor_id, "question.archived", edition, details)


def restore(session: Session, actor_id: int | None, question: Question) -> None:
    """Ask an archived question again; refused where its condition is archived."""
    edition = question.edition
    there = queries.locked(session, question.edition_id)
    if question.archived_at is None:
        return
    question.archived_at = None
    shown.check_condition(question, there, language())
    session.flush()
    details = {"questions": [question.identifier]}
    write(session, actor_id, "question.restored", edition, details)


def _columns(draft: Draft) -> dict[str, Any]:
    """Return the columns of a question that a draft decides."""
    decides = draft.show_if_id is not None
    return {
        **{name: getattr(draft, name) for name in drafts.ASKING},
        "field_class": drafts.settled_class(draft),
        "roles": None if draft.roles is None else list(draft.roles),
        "show_if_values": list(draft.show_if_values) if decides else None,
    }


def _version(
    question: Question,
    number: int,
    draft: Draft,
    options: Iterable[Option],
    actor_id: int | None,
) -> QuestionVersion:
    """Make a version of a question's words."""
    return QuestionVersion(
        question_id=question.id,
        number=number,
        options=drafts.written(options),
        made_at=clock.now(),
        made_by_id=actor_id,
        **{name: getattr(draft, name) for name in drafts.WORDING},
    )


def _reword(
    session: Session,
    actor_id: int | None,
    question: Question,
    draft: Draft,
    options: tuple[Option, ...],
) -> None:
    """Put the words into the current version, or into a new one where that was answered."""
    current = question.current
    if not drafts.reworded(current, draft, options):
        return
    if queries.answered(session, current.id):
        question.current_number = current.number + 1
        session.add(_version(question, question.current_number, draft, options, actor_id))
        return
    for name in drafts.WORDING:
        setattr(current, name, getattr(draft, name))
    current.options = drafts.written(options)


def _check_waiting(question: Question, keys: set[str], there: Iterable[Question]) -> None:
    """Refuse to take away from other questions the answers or the stage that they wait for."""
    for one in shown.waiting(question, there):
        gone = not set(one.show_if_values or ()) <= (keys or {"yes"})
        late = shown.later(question.stage_kind, one.stage_kind)
        if gone or late or not shown.may_decide(question):
            raise ConditionRefused(
                _(
                    "These questions are shown only if this one says so: %(questions)s. "
                    "Change them first.",
                    questions=_named([one]),
                )
            )


def _named(questions: Iterable[Question]) -> str:
    """Name questions by their labels."""
    return " · ".join(one.current.label.best(language()) for one in questions)


def _flush(session: Session) -> None:
    """Write; raises IdentifierTaken where somebody used the same short name at the same moment."""
    try:
        session.flush()
    except IntegrityError:
        raise IdentifierTaken from None
