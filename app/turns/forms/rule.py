"""The rotation rule as a form: a type of rule, then its values."""

from collections.abc import Iterable, Sequence
from typing import Any

import wtforms
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import Form, TextAreaField, required
from app.core.languages import _, _l
from app.programmes.rules.document import dump_rule, parse_rule
from app.programmes.rules.facts import Policies, Rule
from app.programmes.rules.method import Method
from app.programmes.rules.problems import DocumentRefused
from app.programmes.rules.records import MemberClass
from app.programmes.rules.unruled import Unknown
from app.programmes.words.sentences import refusal

MOST_HOSTS = 2
Choices = Sequence[tuple[str, str]]


class RuleForm(Form):
    """What every type of rule is asked; each type adds its own values."""

    valid_from = wtforms.IntegerField(
        _l("In force from the year"),
        [Optional(), NumberRange(1900, 2200)],
        description=_l("Leave empty for the first rule of all. Rules of other years stay."),
    )
    hosts = wtforms.IntegerField(_l("Hosts at once"), [required(), NumberRange(1, MOST_HOSTS)])
    eligible = wtforms.SelectMultipleField(
        _l("Classes of members that may host"),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    declined = wtforms.SelectField(_l("A declined turn"))
    cancelled = wtforms.SelectField(_l("A region whose edition is cancelled"))
    postponed = wtforms.SelectField(_l("A region whose edition is postponed"))
    calendar = wtforms.SelectField(_l("After a postponement"))
    note = TextAreaField(_l("Note"), [Length(max=4000)])
    source = TextAreaField(_l("Source"), [Length(max=4000)])

    own: tuple[str, ...] = ()
    always: tuple[str, ...] = ()

    def offer(self, classes: Choices, regions: Choices, programmes: Choices) -> None:
        """Offer the choices: classes of members, regions by code, other programmes."""
        self.eligible.choices = classes
        unknown = ("", _("Unknown"))
        keeps = [unknown, ("keeps", _("keeps its turn")), ("loses", _("loses its turn"))]
        self.declined.choices = [unknown, ("owed", _("is owed")), ("lost", _("is lost"))]
        self.cancelled.choices = self.postponed.choices = keeps
        self.calendar.choices = [
            unknown,
            ("shift", _("the following years shift")),
            ("stay", _("the following years stay")),
        ]
        self.offer_own(regions, programmes)

    def offer_own(self, regions: Choices, programmes: Choices) -> None:
        """Offer the choices of this type's own values."""

    def method(self) -> Method:
        """Return the type of rule with its values."""
        return Unknown()

    def values(self, method: Method) -> dict[str, Any]:
        """Return this type's own values, to be shown."""
        found = {name: getattr(method, name) for name in self.own}
        return {name: "" if value is None else value for name, value in found.items()}

    def rule(self) -> Rule:
        """Return the rule that was written."""
        return Rule(
            method=self.method(),
            valid_from=self.valid_from.data,
            hosts=self.hosts.data,
            always=self.always,
            eligible=tuple(MemberClass(one) for one in self.eligible.data or ()),
            policies=Policies(
                declined=self.declined.data or None,
                cancelled=self.cancelled.data or None,
                postponed=self.postponed.data or None,
                calendar=self.calendar.data or None,
            ),
            note=self.note.data or "",
            source=self.source.data or "",
        )

    def contradicts(self) -> bool:
        """Tell whether the rule contradicts itself, and say how above the form."""
        rule = self.rule()
        try:
            parse_rule(dump_rule(rule), rule.valid_from)
        except DocumentRefused as refused:
            self.form_errors.extend(refusal(refused))
            return True
        return False


def shown(rule: Rule) -> dict[str, Any]:
    """Return the values that every type of rule has, to be shown."""
    policies = rule.policies
    return {
        "valid_from": rule.valid_from,
        "hosts": rule.hosts,
        "eligible": [str(one) for one in rule.eligible],
        "declined": policies.declined or "",
        "cancelled": policies.cancelled or "",
        "postponed": policies.postponed or "",
        "calendar": policies.calendar or "",
        "note": rule.note,
        "source": rule.source,
    }


def blank(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return choices of which none need be taken."""
    return [("", _("Unknown")), *choices]
