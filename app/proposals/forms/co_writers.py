"""The questions about somebody who is to write at a draft without an account."""

import wtforms
from wtforms.validators import Length, NumberRange, Optional

from app.accounts.forms import Email, EmailField
from app.core.forms import Form, StringField, choices, required
from app.core.languages import LANGUAGES, _l, language
from app.proposals import rules
from app.proposals.actions import Invited


class CoWriterForm(Form):
    """Make a link for a co-writer."""

    name = StringField(
        _l("Who writes"),
        [required(), Length(max=200)],
        description=_l("A name or an office. It stands beside what is written with the link."),
    )
    mail = EmailField(
        _l("Mail address"),
        [Optional(), Length(max=254), Email()],
        description=_l(
            "The link is mailed there, and the address is not kept. Without one the link is shown "
            "to you once."
        ),
    )
    language = wtforms.SelectField(
        _l("Language of the mail"), choices=choices(LANGUAGES.items()), default=language
    )
    days = wtforms.IntegerField(
        _l("For how many days"),
        [required(), NumberRange(min=1, max=rules.LONGEST_DAYS)],
        default=rules.USUAL_DAYS,
    )

    def invited(self) -> Invited:
        """Return who is to write."""
        return Invited(
            name=self.name.data,
            mail=self.mail.data or "",
            language=self.language.data,
            days=self.days.data or rules.USUAL_DAYS,
        )
