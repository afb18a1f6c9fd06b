"""What a person is asked before sealed data is shown or a list leaves the house."""

from wtforms import RadioField
from wtforms.validators import Length

from app.core.forms import Form, StringField, choices, required
from app.core.languages import _l
from app.core.sheets import FORMATS

LONGEST = 300


class ReasonForm(Form):
    """Why somebody looks."""

    reason = StringField(
        _l("Why do you need to see this?"),
        [required(), Length(max=LONGEST)],
        description=_l("It is kept with your name; the person can see it."),
    )


class ExportForm(Form):
    """In which format, and why."""

    format = RadioField(
        _l("Which file do you need?"),
        choices=choices(
            [
                ("xlsx", _l("Excel workbook (XLSX)")),
                ("csv", _l("Comma-separated text (CSV)")),
            ]
        ),
        default=next(iter(FORMATS)),
    )
    reason = StringField(
        _l("What is the file for?"),
        [required(), Length(max=LONGEST)],
        description=_l(
            "The history keeps it with your name, the number of people and the columns."
        ),
    )


class CountForm(Form):
    """Nothing but that somebody asks to count."""


class CountsForm(ExportForm):
    """In which format counts leave the house, and why."""

    reason = StringField(
        _l("What is the file for?"),
        [required(), Length(max=LONGEST)],
        description=_l("The history keeps it with your name and the number of people counted."),
    )
