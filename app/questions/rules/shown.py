"""Which questions a person is asked: those whose conditions hold, and the conditions of those."""

from collections.abc import Collection, Iterable, Mapping

from app.core.languages import _
from app.questions.errors import ConditionInCircle, ConditionRefused
from app.questions.models import STAGES, Question
from app.questions.rules.kinds import DECIDING, YES, sealed

Keys = Mapping[int, Collection[str]]


def asked(questions: Iterable[Question], role: str) -> list[Question]:
    """Return the questions that people in a role are asked, archived ones left out."""
    return [
        one
        for one in questions
        if one.archived_at is None and (one.roles is None or role in one.roles)
    ]


def shown(questions: Iterable[Question], chosen: Keys) -> set[int]:
    """Return the ids of the questions shown to a person.

    `questions` are those asked in the person's role; `chosen` the keys of options by question. A
    question is shown when it has no condition, or when the question it waits for is shown itself
    and one of the options it wants was chosen there. Circles are shown to nobody.
    """
    by_id = {one.id: one for one in questions}
    settled: dict[int, bool] = {}
    for start in by_id:
        path: list[int] = []
        at: int | None = start
        while at is not None and at in by_id and at not in settled and at not in path:
            path.append(at)
            at = by_id[at].show_if_id
        for number in reversed(path):
            settled[number] = _holds(by_id[number], settled, chosen)
    return {number for number, is_shown in settled.items() if is_shown}


def _holds(question: Question, settled: Mapping[int, bool], chosen: Keys) -> bool:
    """Tell whether a question's condition holds, once its parent's is settled."""
    parent = question.show_if_id
    if parent is None:
        return True
    wanted = set(question.show_if_values or ())
    return settled.get(parent, False) and not wanted.isdisjoint(chosen.get(parent, ()))


def may_decide(parent: Question) -> bool:
    """Tell whether a question can be a condition at all: it has options and is not sealed."""
    return parent.kind in DECIDING and not sealed(parent.field_class) and parent.archived_at is None


def options_of(parent: Question) -> list[str]:
    """Return the keys that a condition may want of a question; its version must be loaded."""
    if parent.kind == "consent":
        return [YES]
    return [option["key"] for option in parent.current.options]


def check_condition(
    question: Question, questions: Iterable[Question], language: str = "en"
) -> None:
    """Refuse a condition that could never be decided; versions must be loaded.

    Raises ConditionInCircle naming the circle; ConditionRefused for a parent without options, with
    sealed answers, of a later stage, archived or of another edition, and for unknown options.
    """
    if question.show_if_id is None:
        return
    by_id = {one.id: one for one in questions} | {question.id: question}
    parent = by_id.get(question.show_if_id)
    if parent is None or parent.archived_at is not None:
        raise ConditionRefused(_("This question is no longer asked."))
    _check_circle(question, by_id, language)
    if parent.kind not in DECIDING:
        raise ConditionRefused(_("Only a question with options or a consent can be a condition."))
    if sealed(parent.field_class):
        raise ConditionRefused(
            _("The answers to this question are sealed: nothing else may tell what they are.")
        )
    if later(parent.stage_kind, question.stage_kind):
        raise ConditionRefused(_("This question is asked later: it cannot be a condition."))
    if not question.show_if_values or not set(question.show_if_values) <= set(options_of(parent)):
        raise ConditionRefused(_("Choose which answers show this question."))


def later(stage: str, than: str) -> bool:
    """Tell whether one stage comes after another."""
    return STAGES.index(stage) > STAGES.index(than)


def waiting(question: Question, questions: Iterable[Question]) -> list[Question]:
    """Return the questions, not archived, that are shown only if this one says so."""
    return [one for one in questions if one.show_if_id == question.id and one.archived_at is None]


def _check_circle(question: Question, by_id: Mapping[int, Question], language: str) -> None:
    """Follow the conditions; raises ConditionInCircle when they lead back to the question."""
    path = [question]
    while (parent := by_id.get(path[-1].show_if_id or 0)) is not None:
        if parent in path:
            raise ConditionInCircle([one.current.label.best(language) for one in [*path, parent]])
        path.append(parent)
