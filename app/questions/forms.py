"""The form in which a coordinator writes a question; made anew for each kind."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import wtforms
from wtforms import BooleanField, IntegerField, RadioField
from wtforms.validators import Length, NumberRange, Optional, Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import (
    DateField,
    LocalDateTimeField,
    SomeWords,
    StringField,
    WordsField,
    choices,
)
from app.core.languages import _l, language
from app.core.merge import MergingForm
from app.core.words import Words
from app.editions.models import Edition
from app.editions.terms import EntryTerms
from app.questions import words
from app.questions.errors import ConditionRefused
from app.questions.models import STAGES, Question
from app.questions.rules import shown
from app.questions.rules.drafts import WORDING, option_key, options_of
from app.questions.rules.kinds import OPTIONED, classes_of, usual_class
from app.questions.terms import Draft, Option
from app.stages.words import kind as stage_name

BLANKS = 8
FIRST_BLANKS = 3
MOST_PLACES = 100_000
_BOUND = (Optional(), NumberRange(min=-1_000_000, max=1_000_000))
_COUNT = (Optional(), NumberRange(min=0, max=MOST_PLACES))
_BETWEEN = "="


def _ticks(label: Any, **more: Any) -> wtforms.SelectMultipleField:
    """Make a list of boxes to tick."""
    return wtforms.SelectMultipleField(
        label,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )


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
    roles = _ticks(_l("Who is asked"), description=_l("Tick none to ask everybody."))
    show_if = _ticks(
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
        **_moments(edition),
        **_classes(kind),
        **_bounds(kind),
        **_option_fields(old, blanks),
        **({"identifier": _identifier()} if question is None else {}),
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
        for key, option in option_words(one)
    )


def option_words(question: Question) -> list[tuple[str, str]]:
    """Return each option's key and its words; a consent has one: that it was given."""
    if question.kind == "consent":
        return [(key, str(_l("agreed"))) for key in shown.options_of(question)]
    return [(one["key"], Words(one["label"]).best(language())) for one in question.current.options]


def _moments(edition: Edition) -> dict[str, Any]:
    """Return the questions about moments, on the clocks of the edition's zone."""
    zoned = type("EditionTime", (LocalDateTimeField,), {"zone": edition.zone})
    return {
        "required_from": zoned(
            _l("Required from"),
            [Optional()],
            description=_l("Leave empty to require it at once."),
        ),
        "frozen_from": zoned(
            _l("Fixed from"),
            [Optional()],
            description=_l("From this moment on answers can no longer be changed."),
        ),
    }


def _classes(kind: str) -> dict[str, Any]:
    """Return the question who sees the answers, where a kind leaves a choice."""
    known = classes_of(kind)
    if len(known) == 1:
        return {}
    return {
        "field_class": RadioField(
            _l("Who sees the answers"),
            choices=choices(
                (one, f"{words.field_class(one)}. {words.seen_by(one)}") for one in known
            ),
        )
    }


def _bounds(kind: str) -> dict[str, Any]:
    """Return the questions about what an answer may be."""
    longest = IntegerField(_l("Most characters"), [Optional(), NumberRange(min=1, max=10_000)])
    megabytes = IntegerField(
        _l("Largest file in megabytes"), [Optional(), NumberRange(min=1, max=20)]
    )
    bounds: Mapping[str, dict[str, Any]] = {
        "text": {"longest": longest},
        "long-text": {"longest": longest},
        "file": {"longest": megabytes},
        "photo": {"longest": megabytes},
        "number": {
            "least": IntegerField(_l("Smallest number"), _BOUND),
            "most": IntegerField(_l("Largest number"), _BOUND),
            "decimals": IntegerField(
                _l("Decimals"), [Optional(), NumberRange(min=0, max=3)], default=0
            ),
        },
        "date": {
            "earliest": DateField(_l("Not before"), [Optional()]),
            "latest": DateField(_l("Not after"), [Optional()]),
        },
        "choices": {
            "least": IntegerField(_l("Tick at least"), _COUNT),
            "most": IntegerField(_l("Tick at most"), _COUNT),
        },
    }
    return bounds.get(kind, {})


def _option_fields(old: Iterable[Option], blanks: int) -> dict[str, Any]:
    """Return the questions about each option there is and about new ones."""
    fields: dict[str, Any] = {}
    places = _l("Places")
    for number, one in enumerate(old, 1):
        fields[f"option_{one.key}"] = WordsField(_l("Option %(number)s", number=number))
        fields[f"places_{one.key}"] = IntegerField(places, _COUNT)
        fields[f"gone_{one.key}"] = BooleanField(_l("Offer it no more"))
        fields[f"back_{one.key}"] = BooleanField(_l("Offer it again"))
    for number in range(blanks):
        fields[f"new{number}"] = WordsField(_l("New option %(number)s", number=number + 1))
        fields[f"new{number}_places"] = IntegerField(places, _COUNT)
    return fields


def _identifier() -> StringField:
    """Return the question about the short name."""
    return StringField(
        _l("Short name in files"),
        [
            Optional(),
            Length(max=60),
            Regexp(
                r"[a-z0-9]+(-[a-z0-9]+)*\Z",
                message=_l("Small letters a to z, figures and hyphens only."),
            ),
        ],
        description=_l("Names the column in exports and stays. Leave empty to have one made."),
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
