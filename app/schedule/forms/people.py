"""The questions about groups, interpreters, and who is there from when until when."""

from collections.abc import Iterable, Sequence

from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional

from app.accounts.forms import Email, EmailField
from app.accounts.models import User
from app.core.forms import (
    LocalDateTimeField,
    SomeWords,
    StringField,
    WordsField,
    choices,
    required,
    time_field,
)
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.schedule.forms.activities import LONGEST, id_or_none, ticks
from app.schedule.models import (
    GROUP_KINDS,
    INTERPRETED,
    Group,
    Interpreter,
)
from app.schedule.rules.people import GroupFacts, InterpreterFacts
from app.schedule.words import activities as words
from app.schedule.words import groups as group_words

MIDNIGHT = 24 * 60


class GroupForm(MergingForm):
    """Say what activities belong together for; made by `group_form`."""

    name = WordsField(_l("Name"), [SomeWords()], longest=200)
    kind = RadioField(_l("Kind of group"), default="track")
    one_space = BooleanField(_l("All of it in one space"))
    one_day = BooleanField(_l("All of it on one day"))
    in_order = BooleanField(
        _l("One after the other"), description=_l("By the places in the order of the group.")
    )
    rest = IntegerField(
        _l("Minutes of rest for whoever takes part in two of its activities"),
        [Optional(), NumberRange(min=0, max=LONGEST)],
    )
    after = SelectField(_l("All of it after the group"), coerce=id_or_none)
    gap = IntegerField(
        _l("With so many minutes between"), [Optional(), NumberRange(min=0, max=LONGEST)]
    )

    def facts(self) -> GroupFacts:
        """Return what was answered."""
        return GroupFacts(
            name=self.name.words(),
            kind=self.kind.data,
            one_space=self.one_space.data,
            one_day=self.one_day.data,
            in_order=self.in_order.data,
            rest=self.rest.data or 0,
            after_group_id=self.after.data,
            gap=self.gap.data or 0,
        )


def group_form(others: Iterable[Group], group: Group | None = None) -> GroupForm:
    """Make the form of a group, a new one or one that stands; `others` it may come after."""
    names = ("name", "kind", "one_space", "one_day", "in_order", "rest", "gap")
    values = {name: getattr(group, name) for name in names} if group else {}
    form = GroupForm(data={**values, "after": group.after_group_id if group else None})
    kinds = [
        (code, f"{group_words.kind(code)}: {group_words.meaning(code)}") for code in GROUP_KINDS
    ]
    form.kind.choices = choices(kinds)
    said = language()
    named = [(one.id, one.name.best(said)) for one in others if one is not group]
    form.after.choices = [("", _("none")), *named]
    return form


class InterpreterForm(MergingForm):
    """Say who interprets what, and when they are there; made by `interpreter_form`."""

    starts_at: LocalDateTimeField
    ends_at: LocalDateTimeField

    name = StringField(_l("Name"), [required(), Length(max=200)])
    languages = ticks(_l("Languages"))
    user_id = SelectField(
        _l("Account"),
        coerce=id_or_none,
        description=_l("Whoever has one sees their own programme."),
    )
    mail = EmailField(_l("Mail address"), [Optional(), Length(max=254), Email()])

    def facts(self) -> InterpreterFacts:
        """Return what was answered."""
        return InterpreterFacts(
            name=self.name.data,
            languages=frozenset(self.languages.data or ()),
            mail=self.mail.data or None,
            user_id=self.user_id.data,
            starts_at=self.starts_at.data,
            ends_at=self.ends_at.data,
        )


def interpreter_form(
    zone: str, accounts: Sequence[User], interpreter: Interpreter | None = None
) -> InterpreterForm:
    """Make the form of an interpreter, the moments on the clocks of the zone."""
    zoned = time_field(zone)
    fields = {
        "starts_at": zoned(_l("There from"), [Optional()]),
        "ends_at": zoned(_l("There until"), [Optional()]),
    }
    names = ("name", "mail", "user_id", "starts_at", "ends_at")
    values = {name: getattr(interpreter, name) for name in names} if interpreter else {}
    if interpreter:
        values["languages"] = [one.language for one in interpreter.languages]
    form: InterpreterForm = type("InterpreterForm", (InterpreterForm,), fields)(data=values)
    form.languages.choices = choices((code, words.interpreted(code)) for code in INTERPRETED)
    form.user_id.choices = [("", _("none")), *((one.id, one.name) for one in accounts)]
    return form
