"""Taking over what a person answered at an earlier edition."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from app.consents.queries import gate
from app.core import clock
from app.history import actions as history
from app.questions import queries as questions_
from app.questions.answering import queries
from app.questions.answering.actions.answering import Answered, Raw, answer
from app.questions.answering.errors import AnswersRefused, NothingEarlier
from app.questions.answering.queries.earlier import Earlier, answered_then, earlier_of
from app.questions.answering.rules import counting
from app.questions.rules.reading import as_given
from app.registration.models import Participant
from app.vault.classes import FieldClass

MayWrite = Callable[[FieldClass], bool]


def take_over(
    session: Session, actor_id: int | None, person: Participant, may_write: MayWrite
) -> Answered:
    """Answer for a person what the same one answered last time; returns what became of it.

    Question by question, by identifier, where kind and class are the same, nothing stands yet and
    the answer still reads under the words of today: a passport that ends before the edition's last
    day does not, nor an option that is full or no longer offered. Files and consents stay behind.
    What was sealed is opened and sealed for the new participant without being shown to anybody: so
    nobody looked, and the history alone says that it was taken over and from where. Neither now nor
    then may a guardian's consent be missing for what it guards. Raises NothingEarlier, and what
    refuses any answer: Withdrawn, StageLocked, StageByRequest.
    """
    edition = person.delegation.edition
    # Nobody answers meanwhile: what stands there is not overwritten.
    queries.held_person(session, person.id)
    found = earlier_of(session, edition, person.region_id, person.id)
    if not found:
        raise NothingEarlier
    raw = _raw(session, found[0], person, may_write)
    done = _answer_what_reads(session, actor_id, person, raw)
    if done.changed:
        history.record(
            session,
            actor_id,
            "answers.taken_over",
            subject=f"delegation:{person.delegation_id}",
            programme_id=edition.programme_id,
            edition_id=edition.id,
            region_id=person.region_id,
            details={"participant": person.id, "from_edition": found[0].edition.id},
        )
    return done


def _raw(
    session: Session, earlier: Earlier, person: Participant, may_write: MayWrite
) -> dict[int, Raw]:
    """Return the earlier answers by the questions of today."""
    asked = questions_.questions_for(session, person.edition_id, person.role)
    standing = queries.answers_of(session, person.id)
    today = clock.today(earlier.edition.zone)
    closed = gate(session, earlier.edition, earlier.before, today).closed
    given = {
        (one.question.identifier, one.question.kind, one.question.field_class): one
        for one in answered_then(session, earlier.before)
        if may_write(FieldClass(one.question.field_class))
        and not (closed and counting.guarded(one.question))
    }
    values = queries.opened(session, given.values())
    taken: dict[int, Raw] = {}
    for one in asked:
        known = given.get((one.identifier, one.kind, one.field_class))
        if known is not None and known.question_id in values and one.id not in standing:
            taken[one.id] = as_given(one.kind, values[known.question_id])
    return taken


def _answer_what_reads(
    session: Session, actor_id: int | None, person: Participant, raw: Mapping[int, Raw]
) -> Answered:
    """Answer all that is not refused: what is stands in the way of nothing else."""
    left = dict(raw)
    while left:
        try:
            with session.begin_nested():
                return answer(session, actor_id, person, left)
        except AnswersRefused as refusal:
            left = {one: value for one, value in left.items() if one not in refusal.refusals}
    return Answered()
