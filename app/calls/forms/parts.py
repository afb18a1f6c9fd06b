"""The questions about a call's codes, criteria, review phases, panel, and why it is cancelled."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField, IntegerField, RadioField, SelectField
from wtforms.validators import Length, NumberRange, Optional

from app.accounts.models import User
from app.calls import words
from app.calls.models import OTHERS, REVIEWING, Call, Criterion, ReviewPhase
from app.calls.rules import Measure, PlannedPhase
from app.core.forms import (
    Form,
    LocalDateTimeField,
    SomeWords,
    StringField,
    TextAreaField,
    WordsField,
    choices,
    required,
    time_field,
)
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.regions.models import Region

MOST_USES = 1000
MOST_WEIGHT = 100
MOST_SCORE = 100


def _id_or_none(value: Any) -> int | None:
    """Read a region's id; the empty choice means none."""
    return int(value) if value not in {None, "", "None"} else None


class CancelForm(Form):
    """Say why a call is cancelled."""

    reason = TextAreaField(
        _l("Why it is cancelled"),
        [required(), Length(max=2000)],
        description=_l("Everybody who opens the call reads this."),
    )


class CodeForm(Form):
    """Make an access code; made by `code_form`."""

    ends_at: LocalDateTimeField

    note = StringField(
        _l("For whom it is"),
        [Length(max=200)],
        description=_l("Only coordinators of the programme see this."),
    )
    region = SelectField(_l("Only this region can use it"), coerce=_id_or_none)
    most_uses = IntegerField(
        _l("How often it can be used"),
        [Optional(), NumberRange(min=1, max=MOST_USES)],
        default=1,
        description=_l("Leave empty for no limit."),
    )

    def facts(self) -> dict[str, Any]:
        """Return what was answered."""
        return {
            "note": self.note.data or "",
            "region_id": self.region.data,
            "ends_at": self.ends_at.data,
            "most_uses": self.most_uses.data,
        }


def code_form(call: Call, regions: Iterable[Region]) -> CodeForm:
    """Make the form of a new code, its end on the clocks of the call's zone."""
    zoned = time_field(call.zone)
    fields = {"ends_at": zoned(_l("Valid until"), [Optional()])}
    form: CodeForm = type("CodeForm", (CodeForm,), fields)()
    named = ((one.id, one.name.best(language())) for one in regions)
    form.region.choices = [("", _("Any region")), *sorted(named, key=lambda one: one[1])]
    return form


class CriterionForm(MergingForm):
    """Say what reviewers score; made by `criterion_form`."""

    label = WordsField(_l("Criterion"), [SomeWords()], longest=200)
    hint = WordsField(
        _l("What reviewers should think of"), longest=1000, lines=True, description=_l("Optional.")
    )
    weight = IntegerField(
        _l("Weight"),
        [required(), NumberRange(min=0, max=MOST_WEIGHT)],
        default=1,
        description=_l("How much it counts beside the others; 0 is shown and not counted."),
    )
    least = IntegerField(
        _l("Lowest score"), [required(), NumberRange(min=0, max=MOST_SCORE)], default=0
    )
    most = IntegerField(
        _l("Highest score"), [required(), NumberRange(min=1, max=MOST_SCORE)], default=5
    )

    def measure(self) -> Measure:
        """Return what was answered."""
        return Measure(
            label=self.label.words(),
            hint=self.hint.words(),
            weight=self.weight.data,
            least=self.least.data,
            most=self.most.data,
        )


def criterion_form(criterion: Criterion | None = None) -> CriterionForm:
    """Make the form of a criterion, a new one or one that stands."""
    names = ("label", "hint", "weight", "least", "most")
    values = {name: getattr(criterion, name) for name in names} if criterion else {}
    return CriterionForm(data=values)


class PhaseForm(MergingForm):
    """Say who reviews when, and what they see; made by `phase_form`."""

    opens_at: LocalDateTimeField
    closes_at: LocalDateTimeField

    name = WordsField(_l("Name of the phase"), [SomeWords()], longest=200)
    who = RadioField(_l("Who reviews"), default=REVIEWING[0])
    blind = BooleanField(
        _l("Reviewers do not see who proposes"),
        description=_l("Regions, organisations and attachments stay hidden from them."),
    )
    others = RadioField(_l("What reviewers see of each other"), default=OTHERS[1])
    may_decide = BooleanField(
        _l("Decisions may be recorded in this phase"),
        description=_l("Nobody outside sees them before they are released."),
    )

    def planned(self) -> PlannedPhase:
        """Return what was answered."""
        return PlannedPhase(
            name=self.name.words(),
            opens_at=self.opens_at.data,
            closes_at=self.closes_at.data,
            who=self.who.data,
            blind=self.blind.data,
            others=self.others.data,
            may_decide=self.may_decide.data,
        )


def phase_form(call: Call, phase: ReviewPhase | None = None) -> PhaseForm:
    """Make the form of a phase, its moments on the clocks of the call's zone."""
    zoned = time_field(call.zone)
    fields = {
        "opens_at": zoned(_l("Begins"), [required()]),
        "closes_at": zoned(_l("Ends"), [required()]),
    }
    names = ("name", "opens_at", "closes_at", "who", "blind", "others", "may_decide")
    values = {name: getattr(phase, name) for name in names} if phase else {}
    form: PhaseForm = type("PhaseForm", (PhaseForm,), fields)(data=values)
    form.who.choices = choices((code, words.who_reviews(code)) for code in REVIEWING)
    form.others.choices = choices((code, words.others(code)) for code in OTHERS)
    return form


class PanelForm(Form):
    """Add somebody to the panel; made by `panel_form`."""

    person = SelectField(_l("Whom to add"), [required()], coerce=int)


def panel_form(people: Iterable[User]) -> PanelForm:
    """Make the form that offers people who hold a role in the programme."""
    form = PanelForm()
    form.person.choices = [(one.id, one.name) for one in people]
    return form
