"""The questions of a delegation: does the region take part, and who comes."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID, uuid4

import wtforms
from markupsafe import Markup
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    ValidationError,
)
from wtforms.validators import Length, NumberRange, Optional

from app.accounts.forms import Email, EmailField
from app.core.errors import Refused
from app.core.forms import DateField, Form, StringField, required
from app.core.languages import _, _l, language
from app.core.merge import MergingForm
from app.editions import words as edition_words
from app.editions.errors import NoPlaceLeft
from app.editions.models import SEXES, Edition
from app.registration import rules
from app.registration.errors import SubmissionUsed
from app.registration.models import USUAL_OFFER_HOURS, Participant, Queue
from app.registration.rules import Entry
from app.stages.errors import StageByRequest

_PARTS = (
    "native_family",
    "native_given",
    "latin_family",
    "latin_given",
    "kana_family",
    "kana_given",
)


# Eight weeks.
MOST_HOURS = 1344


class Follows:
    """Demand what a rule demands of a part of a name, where one is written."""

    def __init__(self, check: Callable[[str], None]) -> None:
        """Keep the rule."""
        self.check = check

    def __call__(self, _form: wtforms.Form, field: wtforms.Field) -> None:
        """Show the rule's refusal on the field."""
        try:
            if field.data:
                self.check(field.data)
        except Refused as refusal:
            raise ValidationError(refusal.message) from None


class PersonFields:
    """Who comes: names, role, birth date and mail."""

    role = SelectField(_l("Role"), [required()])
    native_family = StringField(_l("Family name"), [Optional(), Follows(rules.check_native)])
    native_given = StringField(_l("Given name"), [Optional(), Follows(rules.check_native)])
    name_order = SelectField(_l("Which name stands first"), default="")
    latin_family = StringField(
        _l("Family name in Latin letters"), [Optional(), Follows(rules.check_latin)]
    )
    latin_given = StringField(
        _l("Given name in Latin letters"), [Optional(), Follows(rules.check_latin)]
    )
    kana_family = StringField(_l("Family name in kana"), [Optional(), Follows(rules.check_kana)])
    kana_given = StringField(_l("Given name in kana"), [Optional(), Follows(rules.check_kana)])
    sex = SelectField(_l("Sex"), default="")
    birth_date = DateField(_l("Birth date"), [Optional()])
    mail = EmailField(_l("Mail address"), [Optional(), Length(max=254), Email()])

    def offer(self, roles: Iterable[tuple[str, str]], sex_asked: str) -> None:
        """Offer the roles of the edition; the sex is asked where it may or must be said."""
        if sex_asked == "never":
            del self.sex
        else:
            blank = ("", _("Choose the sex") if sex_asked == "needed" else _("not said"))
            self.sex.choices = [blank, *((one, edition_words.sex(one)) for one in SEXES)]
        self.role.choices = [("", _("Choose a role")), *roles]
        self.name_order.choices = [
            ("", _("As the script usually has it")),
            ("family-first", _("The family name")),
            ("given-first", _("The given name")),
            ("single", _("There is only one name")),
        ]

    def entry(self, sex: str | None = None) -> Entry:
        """Return what was answered; `sex` is kept where it is not asked."""
        return Entry(
            role=self.role.data,
            sex=(self.sex.data or None) if self.sex else sex,
            name_order=self.name_order.data or "",
            birth_date=self.birth_date.data,
            mail=self.mail.data or None,
            **{name: getattr(self, name).data or "" for name in _PARTS},
        )


class EnterForm(PersonFields, Form):
    """Enter a person; the submission makes a repeat harmless."""

    submission = HiddenField()
    wait = BooleanField(
        _l("Put this person on the waiting list"),
        description=_l(
            "When a place becomes free, you are asked by mail whether you still want it. "
            "The order is that in which people joined."
        ),
    )

    def __init__(self, **kwargs: Any) -> None:
        """Give every fresh form its own submission."""
        super().__init__(**kwargs)
        self.full = False
        if not _known(self.submission.data):
            self.renew()

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; after a used submission the next one is another person's.

        What can only be asked for goes on to the form of a request.
        """
        if isinstance(refusal, StageByRequest):
            raise refusal
        if isinstance(refusal, SubmissionUsed):
            self.renew()
        self.full = isinstance(refusal, NoPlaceLeft)
        super().refuse(refusal)

    def renew(self) -> None:
        """Make what is sent next a submission of its own."""
        self.submission.process_data(str(uuid4()))


_drawn: dict[tuple[object, ...], Markup] = {}
_MOST_DRAWN = 100


def blank(form: EnterForm, draw: Callable[[EnterForm], Markup]) -> Markup:
    """Draw the questions of a form that nobody has filled in yet.

    They look alike to everybody who reads a language and may choose among the same roles, and
    drawing them takes half of the page's time: so they are drawn once.
    """
    alike = (
        language(),
        *((str(one), str(word)) for one, word in (form.sex.choices if form.sex else ())),
        *((str(one), str(label)) for one, label, *_rest in form.role.iter_choices()),
    )
    if alike not in _drawn:
        if len(_drawn) >= _MOST_DRAWN:
            _drawn.clear()
        _drawn[alike] = draw(form)
    return _drawn[alike]


def _known(submission: str | None) -> bool:
    """Tell whether a submission is one that a form could have given out."""
    try:
        return str(UUID(submission or "")) == submission
    except ValueError:
        return False


def change_form(person: Participant) -> "ChangeForm":
    """Make the form that changes what is said about a person."""
    names = (*_PARTS, "role", "name_order", "sex", "birth_date", "mail")
    return ChangeForm(data={name: getattr(person, name) for name in names})


class ChangeForm(PersonFields, MergingForm):
    """Change what is said about a person."""

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal; what can only be asked for goes on to the form of a request."""
        if isinstance(refusal, StageByRequest):
            raise refusal
        super().refuse(refusal)


class AnswerForm(MergingForm):
    """Say whether the region takes part."""

    taking_part = RadioField(_l("Does your region take part?"), [required()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer yes and no."""
        super().__init__(*args, **kwargs)
        self.taking_part.choices = [("yes", _("It takes part")), ("no", _("It does not"))]


def answer_form(taking_part: bool | None) -> AnswerForm:  # noqa: FBT001  (as the delegation has it)
    """Make the form with the answer given so far."""
    said = None if taking_part is None else "yes" if taking_part else "no"
    return AnswerForm(data={"taking_part": said})


class WaitingForm(MergingForm):
    """Switch the waiting list on and say how long an offer holds."""

    waiting_list = BooleanField(
        _l("Keep a waiting list"),
        description=_l(
            "Where a limit is reached, regions may let people wait. A place that becomes free is "
            "offered to whoever joined first among those who fit."
        ),
    )
    offer_hours = IntegerField(
        _l("Hours to answer an offer"),
        [required(), NumberRange(min=1, max=MOST_HOURS)],
        description=_l("An offer that is not answered in time goes to the next person."),
    )


def waiting_form(edition: Edition, queue: Queue | None) -> WaitingForm:
    """Make the form about the waiting list of an edition."""
    hours = queue.offer_hours if queue else USUAL_OFFER_HOURS
    return WaitingForm(data={"waiting_list": edition.waiting_list, "offer_hours": hours})
