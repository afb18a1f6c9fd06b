"""The form in which a person's answers are written; made anew for what is asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

import wtforms
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import Optional

from app.core.errors import Refused
from app.core.files.uploads import sent
from app.core.forms import DateField, StringField, TextAreaField, choices
from app.core.languages import _, language
from app.core.merge import MergingForm
from app.core.words import Words
from app.questions.answering.errors import AnswersRefused
from app.questions.answering.forms import parts
from app.questions.answering.rules.uploads import Files
from app.questions.models import Question
from app.questions.rules.kinds import FILES
from app.questions.rules.reading.care import ALLERGENS

FEW = 7
# Nobody sees these once they are saved: what is typed replaces them, an empty field keeps them.
KEPT_UNSEEN = frozenset({"passport"})


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with what stands there; `locked` says why it cannot be answered now.

    `files` are the names of the files kept, by uuid; `masked` is what is shown of a value that is
    not; `known` that there is an answer.
    """

    question: Question
    value: Any = None
    known: bool = False
    shown: bool = True
    locked: str = ""
    masked: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


class AnswersForm(MergingForm):
    """Answers to questions; made by `answers_form`."""

    asked: Sequence[Asked] = ()

    def rows(self) -> Iterator[tuple[Asked, wtforms.Field | None]]:
        """Yield what is asked with its field; None where it cannot be answered now."""
        for one in self.asked:
            name = _name(one.question)
            yield one, self._fields.get(name)

    def raw(self) -> dict[int, Any]:
        """Return what was typed by question id; what is kept unseen is left out."""
        found: dict[int, Any] = {}
        for one, typed in self.rows():
            if typed is None:
                continue
            if one.question.kind in FILES:
                made = _sent(one, typed)
                if made is not None:
                    found[one.question.id] = made
            elif one.question.kind in KEPT_UNSEEN:
                if not _left_alone(one, typed):
                    found[one.question.id] = _passport(typed)
            else:
                found[one.question.id] = _raw(one.question.kind, typed)
        return found

    def refuse(self, refusal: Refused) -> None:
        """Show each refusal on its question, on the part that it is about."""
        if not isinstance(refusal, AnswersRefused):
            super().refuse(refusal)
            return
        fields = {one.question.id: typed for one, typed in self.rows()}
        for number, sentence in refusal.refusals.items():
            typed = fields.get(number)
            if typed is None:
                self.form_errors.append(sentence)
                continue
            shown = _part(typed, refusal.parts.get(number, ""))
            shown.errors = [*shown.errors, sentence]

    def _asked(self) -> Iterator[wtforms.Field]:
        """Yield what can be merged: neither files nor what is kept unseen."""
        unseen = {
            _name(one.question) for one in self.asked if one.question.kind in FILES | KEPT_UNSEEN
        }
        return (typed for typed in super()._asked() if typed.short_name not in unseen)

    def _stored(self) -> Self:
        """Return the same form filled from what is stored now."""
        return type(self)(None, data=_values(self.asked))


def answers_form(asked: Sequence[Asked]) -> AnswersForm:
    """Make the form of what is asked, filled with what stands there."""
    fields: dict[str, Any] = {_name(one.question): _field(one) for one in asked if not one.locked}
    made: type[AnswersForm] = type("AskedForm", (AnswersForm,), {**fields, "asked": list(asked)})
    return made(data=_values(asked))


def _name(question: Question) -> str:
    """Return the name of a question's field."""
    return f"q{question.id}"


def _part(typed: wtforms.Field, name: str) -> wtforms.Field:
    """Return the input of a part, of a question in several parts the first where none is told."""
    if not isinstance(typed, wtforms.FormField):
        return typed
    return typed[name] if name in typed.form else next(iter(typed))


def _field(one: Asked) -> Any:
    """Make the input of one question."""
    question = one.question
    label = question.current.label.best(language())
    told: dict[str, Any] = {"description": question.current.hint.best(language())}
    whole: dict[str, Any] = {
        "address": parts.AddressPart,
        "name": parts.NamePart,
        "emergency-contact": parts.EmergencyPart,
    }
    if question.kind in whole:
        return wtforms.FormField(whole[question.kind], label, **told)
    if question.kind == "diet":
        return wtforms.FormField(parts.diet_part(), label, **told)
    if question.kind == "passport":
        return wtforms.FormField(parts.passport_part(known=one.known), label, **told)
    if question.kind in FILES:
        part = parts.files_part(one.files, photo=question.kind == "photo")
        return wtforms.FormField(part, label, **told)
    return _simple(question, label, told)


def _simple(question: Question, label: str, told: dict[str, Any]) -> wtforms.Field:
    """Make the input of a question that has one part."""
    kind = question.kind
    if kind == "choices":
        return parts.ticks(label, _options(question), validate_choice=False, **told)
    if kind in {"choice", "size"}:
        few = len(question.current.options) <= FEW
        offered = choices([("", str(_("No answer"))), *_options(question)])
        made: type[wtforms.Field] = RadioField if few else SelectField
        return made(label, choices=offered, default="", validate_choice=False, **told)
    if kind == "consent":
        return BooleanField(label, **told)
    if kind == "long-text":
        return TextAreaField(label, **told)
    if kind == "date":
        return DateField(label, [Optional()], **told)
    more = {"number": {"inputmode": "decimal"}, "phone": {"type": "tel"}}.get(kind, {})
    return StringField(label, render_kw=more, **told)


def _options(question: Question) -> list[tuple[str, str]]:
    """Return the options offered with their words, and how many places each has left."""
    left = {
        one.key: max(0, one.capacity - one.taken)
        for one in question.places
        if one.capacity is not None
    }
    found = []
    for option in question.current.options:
        words = Words(option["label"]).best(language())
        if option["key"] in left:
            places = left[option["key"]]
            words = str(
                _("%(option)s (places left: %(number)s)", option=words, number=places)
                if places
                else _("%(option)s (no place left)", option=words)
            )
        if option.get("retired"):
            words = str(_("%(option)s (no longer offered)", option=words))
        found.append((option["key"], words))
    return found


def _values(asked: Sequence[Asked]) -> dict[str, Any]:
    """Return what stands there by field, as the inputs take it."""
    found = {}
    for one in asked:
        kind, value = one.question.kind, one.value
        if value is None or kind in FILES | KEPT_UNSEEN:
            continue
        if kind == "date":
            value = date.fromisoformat(value)
        elif kind == "number":
            value = f"{value:g}" if isinstance(value, float) else str(value)
        elif kind == "phone":
            value = value["number"]
        elif kind == "diet":
            value = _diet_shown(value)
        found[_name(one.question)] = value
    return found


def _diet_shown(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a diet by its inputs."""
    allergens = value.get("allergens") or {}
    anything = bool(value.get("needs") or allergens or value.get("other"))
    return {
        "none": not anything,
        "needs": value.get("needs") or [],
        "other": value.get("other") or "",
        **{f"allergen_{one}": allergens.get(one, "") for one in ALLERGENS},
    }


def _raw(kind: str, typed: wtforms.Field) -> Any:
    """Return what was typed as the reader of its kind takes it."""
    given = typed.data
    if kind == "diet":
        grave = {one: given[f"allergen_{one}"] for one in ALLERGENS if given[f"allergen_{one}"]}
        kept = {name: given[name] for name in ("none", "needs", "other")}
        return {**kept, "allergens": grave} if any(kept.values()) or grave else None
    if kind == "date":
        return given.isoformat() if given else None
    if isinstance(given, dict):
        return {name: value for name, value in given.items() if name != "csrf_token"}
    return given


def _left_alone(one: Asked, typed: wtforms.Field) -> bool:
    """Tell whether nothing was typed over a passport that is kept, nor is it to go."""
    return one.known and not any(typed.data.values())


def _passport(typed: wtforms.Field) -> dict[str, Any] | None:
    """Return the parts of a passport; None where it is to be taken away."""
    given = {name: value for name, value in typed.data.items() if name != "remove"}
    for name in ("birth_date", "expires_on"):
        given[name] = given[name].isoformat() if given[name] else ""
    return given if any(given.values()) else None


def _sent(one: Asked, typed: wtforms.Field) -> Files | None:
    """Return what becomes of the files; None where nothing was sent or removed."""
    remove = set(typed.data.get("remove") or ())
    new = typed.data.get("new") or []
    listed = new if isinstance(new, list) else [new]
    files = tuple(sent(listed))
    if not files and not remove:
        return None
    return Files(kept=tuple(uuid for uuid in one.files if uuid not in remove), new=files)
