"""Giving a person's answers: read, checked, sealed, counted, recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from app.consents.queries import gate
from app.core import clock
from app.history import actions as history
from app.questions import queries as questions_
from app.questions.actions.places import choose
from app.questions.answering import queries
from app.questions.answering.actions.counting import count_anew
from app.questions.answering.actions.keeping import clear, keep
from app.questions.answering.actions.reading import Given, Raw, Way, read
from app.questions.answering.errors import AnswersRefused, Withdrawn
from app.questions.answering.queries.reopening import Opening, opening
from app.questions.errors import AnswerRefused
from app.questions.models import Answer, Question
from app.questions.rules.kinds import OPTIONED
from app.questions.rules.shown import shown
from app.registration.models import Participant
from app.stages.queries import stages

__all__ = ["Answered", "Raw", "answer"]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What became of the answers sent: whose changed, whose went, and what to look at again."""

    changed: Sequence[Question] = ()
    cleared: Sequence[Question] = ()
    hints: Sequence[str] = field(default_factory=list)


def answer(
    session: Session,
    actor_id: int | None,
    participant: Participant,
    raw_answers: Mapping[int, Raw],
    *,
    by_link: bool = False,
    allowed: bool = False,
) -> Answered:
    """Store what a person answered, by question id; what is not named stays as it is.

    The participant's delegation, its region and its edition with programme must be loaded. Answers
    to questions that are no longer shown go, with their files. `by_link` is the person's own link,
    `allowed` an accepted request that no deadline refuses. Raises AnswersRefused with a sentence
    for each question, StageLocked or StageByRequest after the deadline, Withdrawn; then nothing
    may be kept.
    """
    way = _way(session, participant, allowed=allowed)
    given, refusals = {}, {}
    for number in sorted(raw_answers):
        try:
            given[number] = read(way, number, raw_answers[number])
        except AnswerRefused as refusal:
            refusals[number] = refusal
    there = shown(way.asked.values(), _keys(way, given))
    refusals = {one: why for one, why in refusals.items() if one in there or one not in way.asked}
    changed = [one for number, one in given.items() if number in there and one.changed]
    for one in changed:
        _take(session, way, actor_id, one, refusals, by_link=by_link)
    if refusals:
        raise AnswersRefused(refusals)
    gone = [way.asked[number] for number in way.answers if number not in there]
    for question in gone:
        _clear(session, way, question)
    _finish(session, way, actor_id, [one.question for one in changed] + gone, by_link=by_link)
    hints = [hint for one in changed for hint in one.hints]
    return Answered(changed=[one.question for one in changed], cleared=gone, hints=hints)


def _way(session: Session, participant: Participant, *, allowed: bool) -> Way:
    """Lock the person, then the questions, and return all that reading depends on."""
    held = queries.held_person(session, participant.id)
    if held.withdrawn:
        raise Withdrawn
    edition, now = participant.delegation.edition, clock.now()
    asked = questions_.questions_for(session, edition.id, held.role)
    opens = Opening()
    if not allowed:
        stage = stages(session, edition.id).get("documents")
        opens = opening(session, edition, participant.id, asked, stage, now)
        opens.check()
    there = {one.id: one for one in questions_.held(session, [one.id for one in asked])}
    answers = queries.answers_of(session, participant.id)
    today = clock.today(edition.zone)
    return Way(
        participant=participant,
        edition=edition,
        role=held.role,
        now=now,
        today=today,
        closed=gate(session, edition, participant, today).closed,
        opens=opens,
        asked={one.id: one for one in asked if there[one.id].archived_at is None},
        answers={number: one for number, one in answers.items() if number in there},
        values=queries.opened(session, answers.values()),
        sizes=queries.kept_sizes(session, participant.id),
    )


def _keys(way: Way, given: Mapping[int, Given]) -> dict[int, tuple[str, ...]]:
    """Return the options chosen by question, once what is given is stored."""
    chosen = {number: tuple(one.keys or ()) for number, one in way.answers.items()}
    return chosen | {number: one.keys for number, one in given.items()}


def _take(
    session: Session,
    way: Way,
    actor_id: int | None,
    given: Given,
    refusals: dict[int, AnswerRefused],
    *,
    by_link: bool,
) -> None:
    """Store one answer and take its places; a refusal is noted beside the others."""
    question, known = given.question, way.answers.get(given.question.id)
    try:
        if question.kind in OPTIONED:
            choose(session, question, way.keys_before(question), given.keys)
        if given.value is None:
            _clear(session, way, question, back=False)
        else:
            keep(session, way, known, given, None if by_link else actor_id, by_link=by_link)
    except AnswerRefused as refusal:
        refusals[question.id] = refusal


def _clear(session: Session, way: Way, question: Question, *, back: bool = True) -> None:
    """Take an answer away with its files, and give its places back where that is still to do."""
    known: Answer | None = way.answers.get(question.id)
    if back and question.kind in OPTIONED:
        choose(session, question, way.keys_before(question), ())
    if known is not None:
        clear(session, known)


def _finish(
    session: Session, way: Way, actor_id: int | None, touched: Sequence[Question], *, by_link: bool
) -> None:
    """Count what is missing anew, and record which questions were answered, never what."""
    if not touched:
        return
    session.flush()
    count_anew(session, way.edition.id, [way.participant.id], way.now)
    details: dict[str, Any] = {
        "participant": way.participant.id,
        "questions": sorted(one.identifier for one in touched),
    }
    history.record(
        session,
        None if by_link else actor_id,
        "answers.given_by_link" if by_link else "answers.given",
        subject=f"delegation:{way.participant.delegation_id}",
        programme_id=way.edition.programme_id,
        edition_id=way.edition.id,
        region_id=way.participant.region_id,
        details=details,
    )
