"""What is asked about projects: their facts, milestones, money, reports and files."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid4

import wtforms
from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms.fields import MultipleFileField, SelectChoice, SelectMultipleField
from wtforms.validators import Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.errors import Refused
from app.core.files.uploads import EXTENSIONS, sent
from app.core.forms import (
    DateField,
    Form,
    SomeWords,
    StringField,
    TextAreaField,
    WordsField,
    choices,
    required,
)
from app.core.languages import _, _l
from app.core.merge import MergingForm
from app.projects import words
from app.projects.actions.filing import LARGEST, Filed
from app.projects.actions.spending import Spent
from app.projects.errors import ExpenseSent
from app.projects.models import Milestone, Project, ProjectLine, Report
from app.projects.rules.due import OFFERED_REMINDERS, USUAL_REMINDERS
from app.proposals.budget import PAYERS
from app.proposals.forms.budgeting import CURRENCIES, AmountField

LONGEST_REPORT = 20_000
LONGEST_SUMMARY = 4_000


class FilesForm(Form):
    """Files to keep with a project."""

    files = MultipleFileField(
        _l("Files"),
        description=_l(
            "PDF, pictures or documents of office programs, at most %(number)s MB each.",
            number=LARGEST,
        ),
        render_kw={"accept": ",".join(EXTENSIONS)},
    )
    public = BooleanField(_l("Anyone may take these files"))

    def filed(self) -> list[Filed]:
        """Return the files that were sent; each is read no further than it may be long."""
        public = bool(self.public.data)
        return [Filed(upload=one, public=public) for one in sent(self.files.data or (), LARGEST)]


class ProjectForm(MergingForm):
    """What is said of a project."""

    name = WordsField(_l("Name of the project"), [SomeWords()])
    summary = WordsField(_l("What it is about"), longest=LONGEST_SUMMARY, lines=True)
    starts_on = DateField(_l("First day"), [Optional()])
    ends_on = DateField(_l("Last day"), [Optional()])
    place = StringField(_l("Place"), [Length(max=200)])
    people = IntegerField(_l("People"), [Optional(), NumberRange(min=0, max=1_000_000)])
    public = BooleanField(_l("Anyone may read about this project"))

    def values(self) -> dict[str, Any]:
        """Return what a project's columns shall hold."""
        plain = ("starts_on", "ends_on", "people", "public")
        return {
            "name": self.name.words(),
            "summary": self.summary.words(),
            "place": self.place.data or "",
            **{name: self[name].data for name in plain},
        }


class PartnerForm(Form):
    """Which region takes part."""

    region = SelectField(_l("Region"), [required()])

    def offer(self, regions: Iterable[tuple[str, str]]) -> None:
        """Offer regions, a code and a name each, by their names."""
        named = sorted(regions, key=lambda one: one[1])
        self.region.choices = choices([("", _("Choose")), *named])


class MilestoneForm(MergingForm):
    """What a project reaches, and by when."""

    name = WordsField(_l("What is reached"), [SomeWords()])
    due_on = DateField(_l("By when"), [required()])


class ReachForm(Form):
    """When a milestone was reached."""

    done_on = DateField(_l("When it was reached"), [required()])


class ExpenseForm(Form):
    """What was spent."""

    what = StringField(_l("For what"), [required(), Length(max=200)])
    amount = AmountField(_l("Amount"), [required()])
    currency = SelectField(_l("Currency"), [required()])
    payer = SelectField(_l("Who paid"), [required()])
    spent_on = DateField(_l("When"), [required()])
    submission = HiddenField()

    def __init__(self, lines: Iterable[ProjectLine], **kwargs: Any) -> None:
        """Offer the currencies of the budget first, and give a fresh form its own submission."""
        super().__init__(**kwargs)
        known = dict.fromkeys([*(one.currency for one in lines), *CURRENCIES])
        self.currency.choices = choices((code, code) for code in known)
        self.payer.choices = choices(
            [("", _("Choose")), *((one, words.payer(one)) for one in PAYERS)]
        )
        if not _known(self.submission.data):
            self.submission.process_data(str(uuid4()))

    def validate_amount(self, field: AmountField) -> None:
        """Refuse an amount of nothing."""
        if field.data is not None and not field.data:
            raise wtforms.ValidationError(_("Write an amount above zero."))

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; after a used submission the next one is another expense's."""
        if isinstance(refusal, ExpenseSent):
            self.submission.process_data(str(uuid4()))
        super().refuse(refusal)

    def spent(self) -> Spent:
        """Return what was spent."""
        names = ("what", "amount", "currency", "payer", "spent_on", "submission")
        return Spent(**{name: self[name].data for name in names})


class ReportForm(MergingForm):
    """Which report is asked for, by when, and who is reminded how long before."""

    name = WordsField(_l("What is reported"), [SomeWords()])
    due_on = DateField(_l("By when"), [required()])
    reminders = SelectMultipleField(
        _l("Reminders to the region that leads the project"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("They follow the day when it moves, and stop once the report is there."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the reminders in the reader's language."""
        super().__init__(*args, **kwargs)
        self.reminders.choices = choices(
            (str(days), words.before(days)) for days in OFFERED_REMINDERS
        )


class HandInForm(MergingForm, FilesForm):
    """A report in as many languages as it is written in, with its files."""

    text = WordsField(_l("The report"), longest=LONGEST_REPORT, lines=True)

    def _asked(self) -> Iterator[wtforms.Field]:
        """Leave the files out of what is compared: they are added, never replaced."""
        return (one for one in super()._asked() if one.short_name not in {"files", "public"})


class EndForm(Form):
    """How a project ends."""

    step = RadioField(
        _l("How it ends"),
        [required()],
        choices=[
            SelectChoice("finish", _l("It is finished")),
            SelectChoice("stop", _l("It is stopped before its end")),
        ],
    )
    reason = TextAreaField(
        _l("Why, or what came of it"),
        [Length(max=2000)],
        description=_l("Everybody who may see the project reads it."),
    )


def project_form(project: Project) -> ProjectForm:
    """Make the form with what stands of a project."""
    names = ("name", "summary", "starts_on", "ends_on", "place", "people", "public")
    return ProjectForm(data={name: getattr(project, name) for name in names})


def milestone_form(milestone: Milestone | None = None) -> MilestoneForm:
    """Make the form, with a milestone as it stands."""
    if milestone is None:
        return MilestoneForm()
    return MilestoneForm(data={"name": milestone.name, "due_on": milestone.due_on})


def report_form(report: Report | None = None) -> ReportForm:
    """Make the form, with a report that is asked for as it stands."""
    if report is None:
        return ReportForm(data={"reminders": list(USUAL_REMINDERS)})
    reminders = [one.before_days for one in report.reminders]
    return ReportForm(data={"name": report.name, "due_on": report.due_on, "reminders": reminders})


def _known(submission: str | None) -> bool:
    """Tell whether a submission is one that a form could have given out."""
    try:
        return str(UUID(submission or "")) == submission
    except ValueError:
        return False
