"""The form in which a proposal is written: texts side by side, the type's fields, the parts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import wtforms
from flask import request
from werkzeug.datastructures import MultiDict
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.calls import words as calls
from app.calls.models import Area
from app.calls.type import Field
from app.core.forms import DateField, StringField, TextAreaField, choices
from app.core.languages import LANGUAGES, _, _l, language
from app.core.merge import MergingForm
from app.proposals import words
from app.proposals.actions import Draft, Line
from app.proposals.errors import DaysReversed
from app.proposals.forms.budgeting import CURRENCIES, LineForm, closed_up, is_blank, line_count
from app.proposals.models import Proposal
from app.proposals.rules import Text
from app.regions.models import Region

LONGEST_TITLE = 200
LONGEST_SUMMARY = 6000
MOST_PEOPLE = 100_000
_PARTS = {
    "dates": ("starts_on", "ends_on"),
    "place": ("place", "place_region_id"),
    "people": ("people", "people_note"),
}


class DraftForm(MergingForm):
    """Write at a proposal; made by `draft_form`."""

    original: str
    lines: int
    type_fields: Sequence[Field]

    def text_fields(self) -> Iterator[tuple[str, Any, Any, Any]]:
        """Yield each language with title, summary and status; the original first, without one."""
        others = (code for code in LANGUAGES if code != self.original)
        for code in (self.original, *others):
            title, summary, status = _names(code)
            yield code, self[title], self[summary], self._fields.get(status)

    def own_fields(self) -> list[Any]:
        """Return the questions of the type."""
        return [self[f"field_{one.identifier}"] for one in self.type_fields]

    def part(self, name: str) -> list[Any]:
        """Return the questions of a part that the type asks for, or none."""
        return [self._fields[one] for one in _PARTS[name] if one in self._fields]

    def budget(self) -> list[Any]:
        """Return the lines of the budget."""
        return [self[f"line_{place}"] for place in range(self.lines)]

    def draft(self, proposal: Proposal) -> Draft:
        """Return what is written; what the form does not ask stays as it is."""
        kept = {
            name: self._fields[name].data if name in self._fields else getattr(proposal, name)
            for name in ("organisation", *(one for part in _PARTS.values() for one in part))
        }
        return Draft(
            **{name: _plain(name, value) for name, value in kept.items()},
            texts=self._texts(),
            values=self._values(proposal),
            area_ids=frozenset(self["areas"].data or ()),
            budget=self._lines() if self.lines else [_line(one) for one in proposal.budget],
        )

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        """Refuse days that are reversed, on both: either may be the wrong one."""
        right: bool = super().validate(*args, **kwargs)
        days = self.part("dates")
        typed = [one.data for one in days]
        if right and all(typed) and typed != sorted(typed):
            for one in days:
                one.errors = [DaysReversed().message]
            return False
        return right

    def _answers(self) -> dict[str, str]:
        """Return every answer; a line of the budget without words is blank whatever else it is."""
        blank = {one.short_name: "" for one in self.budget() if is_blank(one.data)}
        return super()._answers() | blank

    def _arranged(self, sent: MultiDict[str, str]) -> MultiDict[str, str]:
        """Return what was sent with the lines where they will be stored."""
        return closed_up(sent)

    def _texts(self) -> dict[str, Text]:
        """Return the texts by language."""
        return {
            code: Text(
                title=title.data or "",
                summary=summary.data or "",
                status=status.data if status else "original",
            )
            for code, title, summary, status in self.text_fields()
        }

    def _values(self, proposal: Proposal) -> dict[str, str]:
        """Return the answers by field; those to fields that the type no longer has are kept."""
        asked = {one.identifier for one in self.type_fields}
        kept = {one.field: one.value for one in proposal.values if one.field not in asked}
        return kept | {
            one.identifier: _written(self[f"field_{one.identifier}"].data)
            for one in self.type_fields
        }

    def _lines(self) -> list[Line]:
        """Return the lines of the budget that say anything."""
        return [
            Line(
                what=one["what"], payer=one["payer"], amount=one["amount"], currency=one["currency"]
            )
            for one in (field.data for field in self.budget())
            if one["what"]
        ]


def draft_form(proposal: Proposal, areas: Iterable[Area], regions: Iterable[Region]) -> DraftForm:
    """Make the form with what is stored; `regions` are those in which it may take place."""
    kind = proposal.call.type
    sent = closed_up(request.form) if request.form else None
    lines = line_count(len(proposal.budget), sent) if "budget" in kind.asks else 0
    fields: dict[str, Any] = {
        "original": proposal.original,
        "lines": lines,
        "type_fields": kind.fields,
        **_text_questions(proposal),
        **{f"field_{one.identifier}": _question(one) for one in kind.fields},
        "areas": _area_question(areas),
        **_part_questions(proposal, regions),
        **{f"line_{place}": wtforms.FormField(LineForm) for place in range(lines)},
    }
    form: DraftForm = type("DraftForm", (DraftForm,), fields)(
        formdata=sent, data=_stored(proposal, lines)
    )
    return form


def _names(code: str) -> tuple[str, str, str]:
    """Return the names of the questions about a text in a language."""
    return f"title_{code}", f"summary_{code}", f"status_{code}"


def _text_questions(proposal: Proposal) -> dict[str, Any]:
    """Return the questions about the texts in all languages."""
    stands = {one.language: one.status for one in proposal.texts}
    asked: dict[str, Any] = {}
    for code in LANGUAGES:
        title, summary, status = _names(code)
        asked[title] = StringField(words.in_language(_("Title"), code), [Length(max=LONGEST_TITLE)])
        asked[summary] = TextAreaField(
            words.in_language(_("Summary"), code), [Length(max=LONGEST_SUMMARY)]
        )
        if code != proposal.original:
            offered = ["in-work", "done", *(["outdated"] if stands.get(code) == "outdated" else [])]
            asked[status] = wtforms.SelectField(
                words.in_language(_("Status of the text"), code),
                choices=choices((one, words.text_status(one)) for one in offered),
            )
    return asked


def _question(field: Field) -> Any:
    """Return the question of a type's field; a draft may leave every one blank."""
    told = {"description": field.hint}
    if field.kind == "number":
        limits = [Optional(), NumberRange(min=0, max=field.most)]
        return wtforms.IntegerField(field.label, limits, **told)
    if field.kind == "day":
        return DateField(field.label, [Optional()], **told)
    if field.kind == "choice":
        offered = choices(
            [("", _("No answer yet")), *((one, str(of)) for one, of in field.choices)]
        )
        return wtforms.SelectField(field.label, choices=offered, **told)
    line = TextAreaField if field.kind == "long-text" else StringField
    return line(field.label, [Length(max=field.most)], **told)


def _area_question(areas: Iterable[Area]) -> Any:
    """Return the question about areas, by name in the reader's language."""
    return wtforms.SelectMultipleField(
        _l("Areas of cooperation"),
        coerce=int,
        choices=choices((str(area.id), name) for area, name in calls.areas(areas)),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


def _part_questions(proposal: Proposal, regions: Iterable[Region]) -> dict[str, Any]:
    """Return the questions of the parts that the type asks for."""
    kind = proposal.call.type
    places = [("", _("Not known yet"))]
    places += [(str(one.id), one.name.best(language())) for one in regions]
    asked: dict[str, dict[str, Any]] = {
        "dates": {
            "starts_on": DateField(_l("First day wanted"), [Optional()]),
            "ends_on": DateField(_l("Last day wanted"), [Optional()]),
        },
        "place": {
            "place": StringField(_l("Place wanted"), [Length(max=200)]),
            "place_region_id": wtforms.SelectField(
                _l("Region of the place"), choices=choices(places)
            ),
        },
        "people": {
            "people": wtforms.IntegerField(
                _l("People needed"), [Optional(), NumberRange(min=0, max=MOST_PEOPLE)]
            ),
            "people_note": TextAreaField(
                _l("Which people"),
                [Length(max=1000)],
                description=_l("Such as two experts of water and an interpreter."),
            ),
        },
    }
    found = {
        name: one for part, of in asked.items() if part in kind.asks for name, one in of.items()
    }
    if "organisation" in kind.proposers or proposal.organisation:
        found["organisation"] = StringField(
            _l("Organisation that proposes with the region"), [Length(max=200)]
        )
    return found


def _stored(proposal: Proposal, lines: int) -> dict[str, Any]:
    """Return what is stored, by question."""
    stored: dict[str, Any] = {"areas": [area.id for area in proposal.areas]}
    stored |= {_names(code)[2]: "in-work" for code in LANGUAGES if code != proposal.original}
    for text in proposal.texts:
        values = (text.title, text.summary, text.status)
        stored |= dict(zip(_names(text.language), values, strict=True))
    given = {one.field: one.value for one in proposal.values}
    for field in proposal.call.type.fields:
        stored[f"field_{field.identifier}"] = _typed(field, given.get(field.identifier, ""))
    for name in ("organisation", *(one for part in _PARTS.values() for one in part)):
        stored[name] = getattr(proposal, name)
    stored["place_region_id"] = str(proposal.place_region_id or "")
    for place in range(lines):
        stored[f"line_{place}"] = _line_values(proposal, place)
    return stored


def _line_values(proposal: Proposal, place: int) -> dict[str, Any]:
    """Return what a line of the budget says; a spare one is in the region's own money."""
    if place < len(proposal.budget):
        line = proposal.budget[place]
        return {
            "what": line.what,
            "payer": line.payer,
            "amount": line.amount,
            "currency": line.currency,
        }
    used = {one.currency for one in proposal.budget}
    currency = next(iter(used)) if len(used) == 1 else CURRENCIES[0]
    return {"what": "", "payer": "sender", "amount": None, "currency": currency}


def _line(line: Any) -> Line:
    """Return a stored line as it would be saved."""
    return Line(what=line.what, payer=line.payer, amount=line.amount, currency=line.currency)


def _typed(field: Field, value: str) -> Any:
    """Return a stored answer as its question holds it; what does not fit any more is blank."""
    try:
        if field.kind == "number":
            return int(value) if value else None
        if field.kind == "day":
            return date.fromisoformat(value) if value else None
    except ValueError:
        return None
    return value


def _written(value: Any) -> str:
    """Return an answer as it is stored."""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _plain(name: str, value: Any) -> Any:
    """Return an answer as the model holds it."""
    if name == "place_region_id":
        return int(value) if value else None
    return "" if value is None and name in {"organisation", "place", "people_note"} else value
