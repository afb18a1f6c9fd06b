"""For how many days, class by class; and the name of whom to erase."""

from collections.abc import Mapping
from typing import Any

import wtforms
from wtforms.validators import NumberRange, Optional

from app.core.forms import Form, StringField, required
from app.core.languages import _, _l
from app.retention.rules import LONGEST, USUAL, Days
from app.vault.classes import FieldClass
from app.vault.words import CLASSES

KEPT = "kept"


class DaysForm(Form):
    """How many days after an edition's end each class is kept; empty: nothing special is said."""


class ProgrammeDaysForm(DaysForm):
    """The same, for a programme: it may keep its participants' names."""

    keeps_names = wtforms.BooleanField(
        _l("Keep names and roles for good"),
        description=_l("For an archive. Where a region sets days for names, its days hold."),
    )


def _field(field_class: FieldClass) -> wtforms.IntegerField:
    """Ask for the days of one class."""
    return wtforms.IntegerField(CLASSES[field_class], [Optional(), NumberRange(min=0, max=LONGEST)])


for _class in FieldClass:
    setattr(DaysForm, str(_class), _field(_class))


def programme_form(own: Days) -> ProgrammeDaysForm:
    """Ask for a programme's days; the usual ones are named beside."""
    kept = FieldClass.NAME in own and own[FieldClass.NAME] is None
    form = ProgrammeDaysForm(data={**_shown(own), "keeps_names": kept})
    for field_class, days in USUAL.items():
        form[str(field_class)].description = _("Usually %(days)s days.", days=days)
    return form


def region_form(own: Days) -> DaysForm:
    """Ask for a region's days."""
    return DaysForm(data=_shown(own))


def said(form: DaysForm) -> Mapping[FieldClass, int | str | None]:
    """Return what the form says of each class."""
    found: dict[FieldClass, int | str | None] = {one: form[str(one)].data for one in FieldClass}
    if isinstance(form, ProgrammeDaysForm) and form.keeps_names.data:
        found[FieldClass.NAME] = KEPT
    return found


def _shown(own: Days) -> dict[str, Any]:
    """Return what is said so far, by field."""
    return {str(field_class): days for field_class, days in own.items()}


class EraseForm(Form):
    """Whoever erases a person writes the name."""

    named = StringField(_l("The person's name, as it stands above"), [required()])
