"""The inputs of questions that have several parts: address, diet, passport, files.

What was chosen is checked where every answer is read.
"""

from collections.abc import Mapping
from typing import Any

import wtforms
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.fields import FileField, MultipleFileField
from wtforms.widgets import CheckboxInput, ListWidget

from app.core.forms import DateField, StringField, TextAreaField, choices
from app.core.languages import LANGUAGES, _l
from app.questions import words
from app.questions.rules.reading.care import ALLERGENS, NEEDS, SEVERITIES

SEX_CHOICES = (
    ("", _l("Choose")),
    ("female", _l("Female")),
    ("male", _l("Male")),
    ("other", _l("Neither: an X in the passport")),
)
ORDERS = (
    ("", _l("As the script usually has it")),
    ("family-first", _l("Family name first")),
    ("given-first", _l("Given name first")),
)
_OPTIONAL = [wtforms.validators.Optional()]


def ticks(label: Any, offered: list[tuple[str, str]], **more: Any) -> SelectMultipleField:
    """Make a list of boxes to tick."""
    return SelectMultipleField(
        label,
        choices=choices(offered),
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        **more,
    )


class AddressPart(wtforms.Form):
    """A postal address."""

    text = TextAreaField(_l("Address, as on an envelope"))
    postcode = StringField(_l("Postcode"))
    country = StringField(
        _l("Country"), description=_l("Two letters, such as JP. Empty: that of the delegation.")
    )


class NamePart(wtforms.Form):
    """A name in its scripts."""

    native_family = StringField(_l("Family name"))
    native_given = StringField(_l("Given name"))
    name_order = SelectField(
        _l("Which name stands first"), choices=choices([*ORDERS]), validate_choice=False
    )
    latin_family = StringField(_l("Family name in Latin letters"))
    latin_given = StringField(_l("Given name in Latin letters"))
    kana_family = StringField(_l("Family name in kana"))
    kana_given = StringField(_l("Given name in kana"))


class EmergencyPart(wtforms.Form):
    """Whom to call."""

    name = StringField(_l("Name"))
    relation = StringField(_l("What this person is to the participant"))
    phone = StringField(_l("Phone number"), render_kw={"type": "tel"})
    language = SelectField(
        _l("Language spoken"),
        choices=choices([("", _l("Choose")), *LANGUAGES.items()]),
        validate_choice=False,
    )


class PassportPart(wtforms.Form):
    """A passport, pasted as its two lines or typed."""

    zone = TextAreaField(
        _l("The two lines at the foot of the passport’s page"),
        description=_l(
            "Copy or type both, 44 signs each, with every <. They fill everything below, and their "
            "check digits show a mistake at once. Or leave this empty and type the answers below."
        ),
        render_kw={"rows": 2, "autocomplete": "off", "spellcheck": "false"},
    )
    number = StringField(_l("Passport number"), render_kw={"autocomplete": "off"})
    issuing_state = StringField(
        _l("Issuing state"), description=_l("Three letters as in the passport, such as JPN.")
    )
    nationality = StringField(_l("Nationality"), description=_l("Three letters, such as JPN."))
    surname = StringField(_l("Surname in Latin letters"))
    given = StringField(_l("Given names in Latin letters"))
    sex = SelectField(
        _l("Sex as the passport has it"), choices=choices([*SEX_CHOICES]), validate_choice=False
    )
    birth_date = DateField(_l("Birth date"), _OPTIONAL)
    expires_on = DateField(_l("Date of expiry"), _OPTIONAL)


def passport_part(*, known: bool) -> type[wtforms.Form]:
    """Return the parts of a passport; one that is kept can be taken away."""
    if not known:
        return PassportPart
    return type(
        "KeptPassportPart",
        (PassportPart,),
        {"remove": BooleanField(_l("Take the passport away that is kept"))},
    )


def diet_part() -> type[wtforms.Form]:
    """Return the parts of a diet: nothing special, needs, each allergen, other words."""
    severities = [("", _l("Not a problem"))] + [(one, words.severity(one)) for one in SEVERITIES]
    parts: dict[str, Any] = {
        "none": BooleanField(_l("Nothing special: eats everything")),
        "needs": ticks(_l("Diet"), [(one, words.need(one)) for one in NEEDS]),
    }
    for one in ALLERGENS:
        parts[f"allergen_{one}"] = SelectField(
            words.allergen(one), choices=choices(severities), validate_choice=False
        )
    parts["other"] = TextAreaField(_l("Anything else a cook should know"))
    return type("DietPart", (wtforms.Form,), parts)


def files_part(kept: Mapping[str, str], *, photo: bool) -> type[wtforms.Form]:
    """Return the parts of an answer of files: those to send, and those to remove, by uuid."""
    accepted = {"accept": "image/jpeg,image/png" + ("" if photo else ",application/pdf")}
    new = (
        FileField(_l("Photo"), render_kw=accepted)
        if photo
        else MultipleFileField(_l("Files"), render_kw=accepted)
    )
    parts: dict[str, Any] = {"new": new}
    if kept:
        parts["remove"] = ticks(_l("Remove"), list(kept.items()))
    return type("FilesPart", (wtforms.Form,), parts)
