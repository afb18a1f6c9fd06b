"""The questions about requirements and wishes, and about weights."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional

from app.core.forms import StringField, choices, required, time_field
from app.core.languages import _, _l
from app.core.merge import MergingForm
from app.schedule.forms.activities import LONGEST, ticks
from app.schedule.models import HEAVIEST, INTERPRETED, Rule
from app.schedule.rules import requirements as rules
from app.schedule.rules.choosing import Names
from app.schedule.rules.requirements import ASKED, WINDOWS, RuleFacts, Subject, Times
from app.schedule.words import activities as activity_words

MOST_AT_ONCE = 1000
USUAL_WISH = 10


class RuleForm(MergingForm):
    """Say what a timetable must keep to, or what is wished; made by `rule_form`."""

    rule_kind: str

    strength = RadioField(_l("How it counts"), default="must")
    weight = IntegerField(
        _l("Weight of the wish"),
        [Optional(), NumberRange(min=1, max=HEAVIEST)],
        default=USUAL_WISH,
        description=_l("What each breach costs, beside other wishes."),
    )
    note = StringField(_l("Note"), [Optional(), Length(max=300)])

    def facts(self) -> RuleFacts:
        """Return what was answered; raises WindowIncomplete on the field."""
        wished = self.strength.data == "wish"
        return RuleFacts(
            kind=self.rule_kind,
            weight=(self.weight.data or USUAL_WISH) if wished else None,
            minutes=self._answer("minutes") or 0,
            most=self._answer("most") or 0,
            language=self._answer("language"),
            note=self.note.data or "",
            first=self._side("first") | self._whom(),
            second=self._side("second"),
            space_ids=frozenset(self._answer("spaces") or ()),
            windows=frozenset(self._windows()),
        )

    def asked(self) -> list[str]:
        """Return the names of the questions that this kind asks."""
        return [name for part in ASKED[self.rule_kind] for name in _names(part)]

    def _answer(self, name: str) -> Any:
        """Return an answer, None to a question that is not asked."""
        return self[name].data if name in self else None

    def _side(self, side: str) -> frozenset[Subject]:
        """Return what one side is about."""
        groups = self._answer(f"{side}_groups") or ()
        activities = self._answer(f"{side}_activities") or ()
        return frozenset(
            [Subject(group_id=one) for one in groups]
            + [Subject(activity_id=one) for one in activities]
        )

    def _whom(self) -> frozenset[Subject]:
        """Return whom it is about."""
        regions, roles = self._answer("regions") or (), self._answer("roles") or ()
        return frozenset(
            [Subject(region_id=one) for one in regions] + [Subject(role=one) for one in roles]
        )

    def _windows(self) -> Iterable[Times]:
        """Yield the times that are written."""
        for starts, ends in zip(*_window_names(), strict=True):
            found = rules.window(self._answer(starts), self._answer(ends), starts)
            if found is not None:
                yield found


def rule_form(kind: str, names: Names, rule: Rule | None = None) -> RuleForm:
    """Make the form of a rule of a kind, a new one or one that stands."""
    fields: dict[str, Any] = {"rule_kind": kind}
    for part in ASKED[kind]:
        fields |= _PARTS["before" if (kind, part) == ("order", "first") else part](names)
    values = _values(rules.facts_of(rule)) if rule else {}
    form: RuleForm = type("RuleForm", (RuleForm,), fields)(data=values)
    form.strength.choices = choices([("must", _("It must hold")), ("wish", _("It is a wish"))])
    return form


def _values(facts: RuleFacts) -> dict[str, Any]:
    """Return the answers that say what stands."""
    values: dict[str, Any] = {
        "strength": "must" if facts.weight is None else "wish",
        "weight": facts.weight or USUAL_WISH,
        **{name: getattr(facts, name) for name in ("minutes", "most", "language", "note")},
        "regions": [one.region_id for one in facts.first if one.region_id is not None],
        "roles": [one.role for one in facts.first if one.role is not None],
        "spaces": sorted(facts.space_ids),
    }
    for side, named in (("first", facts.first), ("second", facts.second)):
        values[f"{side}_groups"] = [one.group_id for one in named if one.group_id is not None]
        values[f"{side}_activities"] = [
            one.activity_id for one in named if one.activity_id is not None
        ]
    starts, ends = _window_names()
    moments: list[tuple[datetime, datetime]] = [(*one,) for one in sorted(facts.windows)]
    values |= {name: one[0] for name, one in zip(starts, moments, strict=False)}
    return values | {name: one[1] for name, one in zip(ends, moments, strict=False)}


def _side(side: str, group_label: Any) -> Callable[[Names], dict[str, Any]]:
    """Return what makes the questions about one side: its groups and its activities."""

    def questions(names: Names) -> dict[str, Any]:
        made = {
            f"{side}_groups": (group_label, names.groups),
            f"{side}_activities": (_l("Single activities"), names.activities),
        }
        return {name: _ticked(label, offered) for name, (label, offered) in made.items()}

    return questions


def _ticked(label: Any, offered: Mapping[Any, str], coerce: Any = int) -> Any:
    """Return a question with things to tick by name."""
    field = ticks(label, coerce=coerce)
    field.kwargs["choices"] = choices((str(key), name) for key, name in offered.items())
    return field


def _whom(names: Names) -> dict[str, Any]:
    """Return the questions about whom it is for."""
    return {
        "regions": _ticked(_l("What these delegations attend"), names.regions),
        "roles": _ticked(_l("What these roles attend"), names.roles, str),
    }


def _minutes(_: Names) -> dict[str, Any]:
    """Return the question about a gap or rest."""
    label = _l("Minutes between")
    return {"minutes": IntegerField(label, [Optional(), NumberRange(min=0, max=LONGEST)])}


def _spaces(names: Names) -> dict[str, Any]:
    """Return the question about spaces."""
    named = {number: activity_words.space(one) for number, one in names.spaces.items()}
    return {"spaces": _ticked(_l("Spaces"), named)}


def _times(names: Names) -> dict[str, Any]:
    """Return the questions about times, on the clocks of the edition's zone."""
    zoned = time_field(names.zone)
    found = {}
    for starts, ends in zip(*_window_names(), strict=True):
        found[starts] = zoned(_l("From"), [Optional()])
        found[ends] = zoned(_l("Until"), [Optional()])
    return found


def _language(_: Names) -> dict[str, Any]:
    """Return the question about a language."""
    offered = choices((code, activity_words.interpreted(code)) for code in INTERPRETED)
    return {"language": SelectField(_l("Language"), choices=offered)}


def _most(_: Names) -> dict[str, Any]:
    """Return the question how many may be at once."""
    limits = [required(), NumberRange(min=0, max=MOST_AT_ONCE)]
    return {"most": IntegerField(_l("Activities at once, at most"), limits)}


_PARTS: Mapping[str, Callable[[Names], dict[str, Any]]] = {
    "first": _side("first", _l("Groups")),
    "before": _side("first", _l("First these groups")),
    "second": _side("second", _l("Before these groups")),
    "whom": _whom,
    "minutes": _minutes,
    "spaces": _spaces,
    "windows": _times,
    "language": _language,
    "most": _most,
}


def _window_names() -> tuple[list[str], list[str]]:
    """Return the names of the questions about times."""
    numbers = range(1, WINDOWS + 1)
    return [f"from_{one}" for one in numbers], [f"until_{one}" for one in numbers]


def _names(part: str) -> list[str]:
    """Return the names of the questions of a part."""
    if part == "windows":
        return [name for pair in zip(*_window_names(), strict=True) for name in pair]
    several = {
        "first": ["first_groups", "first_activities"],
        "second": ["second_groups", "second_activities"],
        "whom": ["regions", "roles"],
    }
    return several.get(part, [part])
