"""The questions of reviews: scores and comments, a conflict, a remark; reviewers and their load."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField
from wtforms import SelectMultipleField as Several
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from app.accounts.models import User
from app.calls import words as calls
from app.calls.models import Area, Criterion
from app.core.forms import Form, TextAreaField, choices, required
from app.core.languages import _, _l, language, number
from app.core.merge import MergingForm
from app.reviews.actions import Written
from app.reviews.models import Review, Reviewer

LONGEST = 8000
MOST_REVIEWS = 1000
MOST_EACH = 20
# More digits than any number that a page gave out.
LONGEST_NUMBER = 6
# A scale with more steps than this is typed, not chosen.
CHOSEN = 10


class ReviewForm(MergingForm):
    """Scores, and a comment for each side; made by `review_form`."""

    for_committee = TextAreaField(
        _l("For the committee"),
        [Length(max=LONGEST)],
        description=_l("The proposers never see this."),
    )
    for_proposer = TextAreaField(
        _l("For the proposers"),
        [Length(max=LONGEST)],
        description=_l("They read this with the decision, without your name."),
    )
    criteria: Sequence[Criterion] = ()

    def lines(self) -> list[tuple[Criterion, Any]]:
        """Return each criterion with its question."""
        return [(one, self[_name(one)]) for one in self.criteria]

    def written(self, *, done: bool) -> Written:
        """Return what was answered."""
        given = {one.id: asked.data for one, asked in self.lines()}
        return Written(
            values={one: int(value) for one, value in given.items() if value not in {None, ""}},
            for_committee=self.for_committee.data or "",
            for_proposer=self.for_proposer.data or "",
            done=done,
        )


def review_form(criteria: Sequence[Criterion], review: Review | None) -> ReviewForm:
    """Make the form of a review, filled with what was written; its scores must be loaded."""
    scores = review.given if review else {}
    fields: dict[str, Any] = {"criteria": criteria}
    values: dict[str, Any] = {}
    for one in criteria:
        fields[_name(one)] = _scale(one)
        stands = scores.get(one.id)
        values[_name(one)] = ("" if stands is None else str(stands)) if _chosen(one) else stands
    if review:
        values |= {"for_committee": review.for_committee, "for_proposer": review.for_proposer}
    form: ReviewForm = type("ReviewForm", (ReviewForm,), fields)(data=values)
    for one, asked in form.lines():
        # A draft may do without; a review that is done may not.
        asked.flags.optional = not one.weight
    return form


def _name(criterion: Criterion) -> str:
    """Return the name of a criterion's question."""
    return f"score_{criterion.id}"


def _chosen(criterion: Criterion) -> bool:
    """Tell whether a score is chosen among all, or typed."""
    return criterion.most - criterion.least <= CHOSEN


def _scale(criterion: Criterion) -> Any:
    """Return the question for a score."""
    label = criterion.label.best(language())
    if not _chosen(criterion):
        limits = NumberRange(min=criterion.least, max=criterion.most)
        return IntegerField(label, [Optional(), limits])
    steps = range(criterion.least, criterion.most + 1)
    offered = [*((str(step), number(step)) for step in steps), ("", _("No score yet"))]
    return RadioField(label, [Optional()], default="", choices=choices(offered))


class ConflictForm(Form):
    """Stand aside."""

    reason = TextAreaField(
        _l("What the conflict is"),
        [required(), Length(max=2000)],
        description=_l("The programme’s coordinators read this."),
    )


class RemarkForm(Form):
    """Say something in the discussion."""

    text = TextAreaField(_l("Your remark"), [required(), Length(max=LONGEST)])


class LoadForm(MergingForm):
    """How many reviews somebody takes, and of what."""

    most = IntegerField(
        _l("Reviews at most"),
        [Optional(), NumberRange(min=1, max=MOST_REVIEWS)],
        description=_l("Leave empty for no limit."),
    )
    areas = Several(
        _l("Areas that the person knows"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        description=_l("Proposals of these areas are preferred."),
    )

    def load(self) -> dict[str, Any]:
        """Return what was answered."""
        return {"most": self.most.data, "areas": self.areas.data or []}


class NameForm(LoadForm):
    """Name a reviewer; made by `name_form`."""

    person = SelectField(_l("Reviewer"), [required()], coerce=int)


def name_form(people: Iterable[User], areas: Iterable[Area]) -> NameForm:
    """Make the form that names one of the people who hold the role."""
    form = NameForm()
    form.person.choices = [(one.id, one.name) for one in people]
    form.areas.choices = [(area.id, name) for area, name in calls.areas(areas)]
    return form


def load_form(reviewer: Reviewer, areas: Iterable[Area]) -> LoadForm:
    """Make the form that changes a reviewer, whose areas must be loaded."""
    known = [area.id for area in reviewer.areas]
    form = LoadForm(data={"most": reviewer.most, "areas": known})
    form.areas.choices = [(area.id, name) for area, name in calls.areas(areas)]
    return form


class HandForm(Form):
    """Choose who reviews one proposal; made by `hand_form`."""

    reviewers = Several(
        _l("Reviewers"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


def hand_form(offered: Mapping[int, str], standing: Iterable[int]) -> HandForm:
    """Make the form that offers reviewers by their ids, those ticked who have the proposal."""
    form = HandForm(data={"reviewers": list(standing)})
    form.reviewers.choices = list(offered.items())
    return form


class AskForm(Form):
    """Ask what would be assigned: nothing changes by it, and its answers stand in the address."""

    class Meta(Form.Meta):
        """No token: it is a question."""

        csrf = False

    how = RadioField(_l("How"), default="balanced")
    each = IntegerField(
        _l("Reviewers for each proposal"),
        [InputRequired(), NumberRange(min=1, max=MOST_EACH)],
        default=3,
        description=_l("Who is assigned already counts."),
    )


def ask_form(asked: Any) -> AskForm:
    """Make the form from the address of the page."""
    form = AskForm(asked or None)
    form.how.choices = choices(
        [
            ("balanced", _("Evenly: everybody’s load within one of each other")),
            ("area", _("By area: everybody who knows an area of the proposal")),
        ]
    )
    return form


class ApplyForm(Form):
    """Assign what was shown."""

    way = HiddenField()
    number = HiddenField()
    seen = HiddenField()
    uneven = BooleanField(_l("Assign all the same, as evenly as it can be"))

    def asked(self) -> tuple[str, int]:
        """Return how, and how many for each proposal."""
        each = (self.number.data or "")[:LONGEST_NUMBER]
        how = "area" if self.way.data == "area" else "balanced"
        return how, min(max(int(each), 1), MOST_EACH) if each.isdecimal() else 1


class PressForm(Form):
    """A press of the button."""
