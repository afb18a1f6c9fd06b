"""The form in which a coordinator writes a question; made anew for each kind."""

from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import BooleanField, RadioField

from app.core.forms import (
    SomeWords,
    WordsField,
    choices,
)
from app.core.languages import _l, language
from app.core.merge import MergingForm
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.questions import words
from app.questions.errors import ConditionRefused
from app.questions.forms import parts
from app.questions.models import STAGES, Question
from app.questions.rules import shown
from app.questions.rules.drafts import WORDING, option_key, options_of
from app.questions.rules.kinds import OPTIONED, usual_class
from app.questions.terms import Draft, Option
from app.stages.words import kind as stage_name

BLANKS = 8
FIRST_BLANKS = 3
_BETWEEN = "="


class QuestionForm(MergingForm):
    """What is asked, of whom, when, and who sees the answers; made by `question_form`."""

    kind: str
    usual_class: str
    old_options: Sequence[Option] = ()
    blanks: int = 0

    label = WordsField(_l("Question"), [SomeWords()], longest=300)
    hint = WordsField(
        _l("Hint under the question"),
        longest=1000,
        lines=True,
        description=_l("What to write, and why it is asked. It may stay empty."),
    )
    stage_kind = RadioField(_l("When it is asked"))
    roles = parts.ticks(_l("Who is asked"), description=_l("Tick none to ask everybody."))
    show_if = parts.ticks(
        _l("Only if another question was answered like this"),
        description=_l(
            "Tick one or more answers of one question. Tick none to ask in any case. "
            "What becomes hidden is deleted with its files."
        ),
    )
    required = BooleanField(_l("An answer is required"))

    def options(self) -> tuple[Option, ...]:
        """Return the options as answered: those that stay, then the new ones."""
        kept = [self._old(one) for one in self.old_options]
        taken = {one.key for one in self.old_options}
        made: list[Option] = []
        for number in range(self.blanks):
            label = self[f"new{number}"].words()
            if label:
                key = option_key(label, taken)
                taken.add(key)
                made.append(Option(key=key, label=label, places=self[f"new{number}_places"].data))
        return (*(one for one in kept if one is not None), *made)

    def _old(self, option: Option) -> Option | None:
        """Return an option as answered, None for one taken away, as it was when never shown."""
        field = self[f"option_{option.key}"]
        if not any(part.raw_data for part in field):
            return option
        if self[f"gone_{option.key}"].data:
            return None
        return Option(
            key=option.key,
            label=field.words() or option.label,
            places=self[f"places_{option.key}"].data,
            retired=option.retired and not self[f"back_{option.key}"].data,
        )

    @property
    def shown_options(self) -> int:
        """How many options stand open: those there are, and three empty ones at first."""
        return len(self.old_options) or FIRST_BLANKS

    def option_lines(self) -> list[tuple[Any, Any, Any]]:
        """Return each option's fields: its words, its places, and what can become of it."""
        old = [
            (
                self[f"option_{one.key}"],
                self[f"places_{one.key}"],
                self[f"back_{one.key}" if one.retired else f"gone_{one.key}"],
            )
            for one in self.old_options
        ]
        new = [(self[f"new{n}"], self[f"new{n}_places"], None) for n in range(self.blanks)]
        return [*old, *new]

    def draft(self) -> Draft:
        """Return the question as answered; raises ConditionRefused for two parents."""
        parent, values = self._condition()
        asked = {name: self[name].data for name in WORDING if name in self and name not in _WORDS}
        asked["decimals"] = asked.get("decimals") or 0
        return Draft(
            kind=self.kind,
            label=self.label.words(),
            hint=self.hint.words(),
            identifier=self["identifier"].data or "" if "identifier" in self else "",
            stage_kind=self.stage_kind.data,
            field_class=self["field_class"].data if "field_class" in self else "",
            roles=tuple(self.roles.data) or None if self.roles.data else None,
            show_if_id=parent,
            show_if_values=values,
            required=self.required.data,
            required_from=self["required_from"].data,
            frozen_from=self["frozen_from"].data,
            options=self.options(),
            **asked,
        )

    def _condition(self) -> tuple[int | None, tuple[str, ...]]:
        """Return the question that decides and the answers wanted of it."""
        chosen = [one.split(_BETWEEN, 1) for one in self.show_if.data or ()]
        parents = {int(parent) for parent, _key in chosen}
        if len(parents) > 1:
            raise ConditionRefused(str(_l("Tick answers of one question only.")))
        return next(iter(parents), None), tuple(key for _parent, key in chosen)


_WORDS = frozenset({"label", "hint"})


def question_form(
    kind: str,
    edition: Edition,
    questions: Iterable[Question],
    question: Question | None = None,
    stage: str = STAGES[0],
) -> QuestionForm:
    """Make the form of a kind; with `question` filled with what it says."""
    places = {} if question is None else {one.key: one.capacity for one in question.places}
    old = options_of(question.current, places) if question and kind in OPTIONED else ()
    blanks = BLANKS if kind in OPTIONED else 0
    fields = {
        "kind": kind,
        "usual_class": usual_class(kind),
        "old_options": old,
        "blanks": blanks,
        **parts.moments(edition),
        **parts.classes(kind),
        **parts.bounds(kind),
        **parts.option_fields(old, blanks),
        **({"identifier": parts.identifier()} if question is None else {}),
    }
    made = type("QuestionForm", (QuestionForm,), fields)
    usual = {"stage_kind": stage, "field_class": usual_class(kind)}
    form: QuestionForm = made(data=usual if question is None else _values(question, old))
    _offer(form, edition, questions, question)
    return form


def _offer(
    form: QuestionForm, edition: Edition, questions: Iterable[Question], question: Question | None
) -> None:
    """Offer stages, roles of the edition, and the answers that may be a condition."""
    form.stage_kind.choices = choices((code, stage_name(code)) for code in STAGES)
    terms = edition.programme.kind.terms(EntryTerms)
    form.roles.choices = choices((one.role, str(terms.label(one.role))) for one in edition.roles)
    form.show_if.choices = choices(
        (f"{one.id}{_BETWEEN}{key}", f"{one.current.label.best(language())}: {option}")
        for one in questions
        if shown.may_decide(one) and (question is None or one.id != question.id)
        for key, option in words.option_words(one)
    )


def _values(question: Question, old: Iterable[Option]) -> dict[str, Any]:
    """Return what a question says, by the form's fields."""
    names = ("stage_kind", "field_class", "required", "required_from", "frozen_from")
    values: dict[str, Any] = {name: getattr(question, name) for name in names}
    values |= {name: getattr(question.current, name) for name in WORDING}
    values["roles"] = question.roles or []
    values["show_if"] = [
        f"{question.show_if_id}{_BETWEEN}{key}" for key in question.show_if_values or ()
    ]
    for one in old:
        values[f"option_{one.key}"] = one.label
        values[f"places_{one.key}"] = one.places
    return values
