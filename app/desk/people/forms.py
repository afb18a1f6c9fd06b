"""What is asked of whoever invites, and of whoever is invited."""

from collections.abc import Sequence

import wtforms
from wtforms.validators import EqualTo, Length

from app.accounts.actions.invitations import Wanted
from app.accounts.forms import (
    LONGEST_EMAIL,
    LONGEST_NAME,
    Email,
    EmailField,
    NewPassword,
)
from app.accounts.models import Role
from app.core.forms import Form, StringField, choices, required
from app.core.languages import LANGUAGES, _, _l, language
from app.desk.scopes import edition_name
from app.editions.models import Edition
from app.programmes.models import Programme
from app.regions.models import Region

ASKED = {
    Role.ADMINISTRATOR: (),
    Role.PROGRAMME_COORDINATOR: ("programme",),
    Role.REGION_COORDINATOR: ("programme", "region"),
    Role.REVIEWER: ("programme", "own_region"),
    Role.HOST_STAFF: ("edition",),
    Role.CARE_STAFF: ("edition",),
    Role.KITCHEN_STAFF: ("edition",),
}


class InviteForm(Form):
    """A mail address, and where the role holds."""

    email = EmailField(_l("E-mail"), [required(), Length(max=LONGEST_EMAIL), Email()])
    language = wtforms.SelectField(_l("Language of the mail"), choices=choices(LANGUAGES.items()))
    programme = wtforms.SelectField(_l("Programme"), [required()])
    region = wtforms.SelectField(_l("Region"), [required()])
    own_region = wtforms.SelectField(_l("Region to which the reviewer belongs"))
    edition = wtforms.SelectField(_l("Edition"), [required()])

    def ask(
        self,
        role: Role,
        programmes: Sequence[Programme],
        regions: Sequence[Region],
        editions: Sequence[Edition],
    ) -> None:
        """Keep only the questions of a role, with what may be answered."""
        spoken = language()
        named = sorted(
            ((str(one.id), one.name.best(spoken)) for one in regions), key=lambda pair: pair[1]
        )
        offered = {
            "programme": [(str(one.id), one.name.best(spoken)) for one in programmes],
            "region": named,
            "own_region": named,
            "edition": [(str(one.id), edition_name(one)) for one in editions],
        }
        for name, pairs in offered.items():
            if name in ASKED[role]:
                nothing = _("None: an outside expert") if name == "own_region" else _("Choose")
                self[name].choices = choices([("", nothing), *pairs])
            else:
                del self[name]

    def wanted(self, role: Role) -> Wanted:
        """Return the role in the scope that was chosen."""
        answers = {name.removeprefix("own_"): self[name].data for name in ASKED[role]}
        chosen = {f"{name}_id": int(said) for name, said in answers.items() if said}
        return Wanted(role=role, **chosen)


class AcceptForm(Form):
    """A new account: name, language and password."""

    name = StringField(
        _l("Name"), [required(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "name"}
    )
    language = wtforms.SelectField(
        _l("Language of pages and mails"), choices=choices(LANGUAGES.items())
    )
    password = NewPassword(_l("Password"), [required()])
    again = NewPassword(
        _l("Password again"),
        [required(), EqualTo("password", _l("The two passwords differ."))],
    )


class ConfirmForm(Form):
    """A press of the button."""
