"""What the head of a delegation and the people themselves are asked."""

from typing import Any

import wtforms
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from app.accounts.forms import Email, EmailField
from app.core.forms import Form, StringField, TextAreaField, choices, required
from app.core.languages import LANGUAGES, _, _l
from app.core.merge import MergingForm
from app.registration.forms import PersonFields
from app.registration.models import Participant
from app.registration.rules import Entry

LONGEST_WISH = 500
_PARTS = (
    *("native_family", "native_given", "latin_family", "latin_given"),
    *("kana_family", "kana_given"),
)
_KEPT = ("role", "sex", "birth_date")


class SendForm(Form):
    """To whom links go, and in which language."""

    whom = wtforms.SelectField(_l("To whom"), default="ticked")
    people = wtforms.SelectMultipleField(
        _l("People"),
        coerce=int,
        validate_choice=False,
        option_widget=CheckboxInput(),
        widget=ListWidget(),
    )
    language = wtforms.SelectField(_l("Language of the mail"), default="")
    remind = wtforms.SubmitField(_l("Remind of what is missing"))

    def __init__(self, ids: list[int], **kwargs: Any) -> None:
        """Offer the people of the delegation and the languages."""
        super().__init__(**kwargs)
        self.people.choices = [(one, "") for one in ids]
        self.whom.choices = choices(
            (
                ("ticked", _("Those ticked below")),
                ("missing", _("Everybody who misses something")),
                ("never", _("Everybody who was never sent a link")),
            )
        )
        usual = ("", _("Each as before, else their country's"))
        self.language.choices = choices([usual, *LANGUAGES.items()])


class AskForm(Form):
    """Ask for a new link."""

    email = EmailField(_l("Your mail address"), [required(), Length(max=254), Email()])


class WithdrawForm(Form):
    """Withdraw oneself, by name."""

    name = StringField(_l("Your name"), [required(), Length(max=1600)])


class WishForm(Form):
    """What the head of the delegation is asked to change."""

    wish = TextAreaField(_l("What should be changed"), [required(), Length(max=LONGEST_WISH)])


class DetailsForm(PersonFields, MergingForm):
    """What a person may correct about themselves: neither the role nor the sex."""

    def own_entry(self, person: Participant) -> Entry:
        """Return what stands there with what was corrected."""
        kept = {name: getattr(person, name) for name in _KEPT if name not in self}
        typed = {name: self[name].data or "" for name in (*_PARTS, "name_order")}
        told = {**kept, **typed, "mail": self.mail.data or None}
        if "birth_date" in self:
            told["birth_date"] = self.birth_date.data
        return Entry(**told)


def details_form(person: Participant, *, minor: bool) -> DetailsForm:
    """Make the form filled with what stands there; a minor's birth date is left to the head."""
    names = (*_PARTS, "name_order", "birth_date", "mail")
    form = DetailsForm(data={name: getattr(person, name) for name in names})
    form.offer((), "never")
    del form.role
    if minor:
        del form.birth_date
    return form
