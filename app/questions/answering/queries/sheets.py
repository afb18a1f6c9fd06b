"""All that a person is asked, with what stands there, as a page shows it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.consents.queries import gate
from app.consents.rules import Gate
from app.core import clock
from app.questions import queries as questions_
from app.questions.answering.queries.people import answers_of, opened
from app.questions.answering.queries.reopening import opening
from app.questions.answering.rules import counting, passports
from app.questions.models import STAGES, Answer, File, Question, QuestionVersion
from app.questions.rules.missing import Given, State, frozen, states
from app.registration.models import Participant
from app.stages.models import Stage
from app.stages.queries import stages
from app.vault.classes import FieldClass

MayRead = Callable[[FieldClass], bool]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One question, where it stands for a person, and the answer as far as its reader may know.

    `asked` are the words answered, of an earlier version perhaps; `waits` that a guardian has to
    consent first; `warnings` what to look at again.
    """

    question: Question
    asked: QuestionVersion
    state: State
    answer: Answer | None = None
    value: Any = None
    masked: str = ""
    readable: bool = False
    frozen: bool = False
    reopened: bool = False
    waits: bool = False
    files: Sequence[File] = ()
    warnings: Sequence[str] = ()

    @property
    def older(self) -> bool:
        """Tell whether the words have changed since the answer."""
        return self.answer is not None and self.asked.id != self.question.current.id


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A person's questions in their order; `over` says why nothing can be changed any more.

    All the same some may be `reopened` until a moment; `by_request` tells that more can be asked
    for.
    """

    lines: Sequence[Line]
    gate: Gate
    stage: Stage | None = None
    over: str = ""
    until: datetime | None = None
    by_request: bool = False
    by_class: Mapping[str, bool] = field(default_factory=dict)

    def of(self, stage_kind: str) -> list[Line]:
        """Return the lines of a stage."""
        return [one for one in self.lines if one.question.stage_kind == stage_kind]

    def takes(self, stage_kind: str) -> bool:
        """Tell whether something of a stage can be answered now."""
        return any(not self.over or one.reopened for one in self.of(stage_kind))

    @property
    def first_stage(self) -> str:
        """The stage to go on with: that of what is missing, else one that can be answered."""
        open_now = [one for one in self.lines if not self.over or one.reopened]
        ordered = [*(one for one in self.missing if one in open_now), *open_now]
        return next((one.question.stage_kind for one in ordered), STAGES[0])

    @property
    def fixed(self) -> list[Line]:
        """Return what is shown and can only be asked for."""
        return [
            one
            for one in self.lines
            if (self.over or one.frozen) and not one.reopened and one.state != "hidden"
        ]

    @property
    def missing(self) -> list[Line]:
        """Return what is due now, without what waits for a guardian."""
        return [one for one in self.lines if one.state == "missing" and not one.waits]


def sheet(session: Session, person: Participant, may_read: MayRead) -> Sheet:
    """Return what a person is asked, opening only what the reader may read; constant statements.

    Delegation, region, edition and programme must be loaded. Passports are opened to show their
    last two signs; while a guardian's consent is missing nothing that it guards is opened.
    """
    edition, now = person.delegation.edition, clock.now()
    asked = questions_.questions_for(session, edition.id, person.role)
    answers = answers_of(session, person.id)
    held = gate(session, edition, person, clock.today(edition.zone))
    classes = {one.field_class: may_read(FieldClass(one.field_class)) for one in asked}
    stage = stages(session, edition.id).get("documents")
    opens = opening(session, edition, person.id, asked, stage, now)
    visible = [
        one
        for number, one in answers.items()
        if (classes.get(one.question.field_class) or one.question.kind == "passport")
        and not (held.closed and counting.guarded(one.question))
    ]
    values = opened(session, visible)
    given = {
        number: Given(keys=tuple(one.keys or ()), purged=one.purged_at is not None)
        for number, one in answers.items()
    }
    found = states(asked, given, now)
    drawn = [
        _line(person, one, found[one.id], answers.get(one.id), values.get(one.id), held, now)
        if classes[one.field_class] or one.kind == "passport"
        else _closed(one, found[one.id], answers.get(one.id), held, now)
        for one in asked
    ]
    return Sheet(
        lines=[replace(one, reopened=one.question.id in opens.reopened) for one in drawn],
        gate=held,
        stage=stage,
        over=opens.refusal.message if opens.refusal else "",
        until=opens.until,
        by_request=opens.by_request,
        by_class=classes,
    )


def _line(
    person: Participant,
    question: Question,
    state: State,
    answer: Answer | None,
    value: Any,
    held: Gate,
    now: datetime,
) -> Line:
    """Return a line whose answer its reader may know; of a passport the last two signs."""
    passport = question.kind == "passport" and value is not None
    return Line(
        question=question,
        asked=answer.asked if answer else question.current,
        state=state,
        answer=answer,
        value=None if passport else value,
        masked=passports.masked(value) if passport else "",
        readable=not passport and value is not None,
        frozen=frozen(question, now),
        waits=held.closed and counting.guarded(question),
        files=[one for one in answer.files if value and one.uuid in value] if answer else (),
        warnings=passports.warnings(value, person, person.delegation.edition) if passport else (),
    )


def _closed(
    question: Question, state: State, answer: Answer | None, held: Gate, now: datetime
) -> Line:
    """Return a line of which the reader may know only whether it is answered."""
    return Line(
        question=question,
        asked=answer.asked if answer else question.current,
        state=state,
        answer=answer,
        frozen=frozen(question, now),
        waits=held.closed and counting.guarded(question),
    )
