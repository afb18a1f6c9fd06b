"""What people type about their accounts."""

import re
from email.headerregistry import Address
from typing import Any

import wtforms
from email_validator import EmailNotValidError, validate_email
from flask import current_app
from wtforms import ValidationError
from wtforms.validators import EqualTo, Length

from app.accounts.rules import LONGEST
from app.core.forms import Form, StringField, choices, required
from app.core.languages import LANGUAGES, _, _l

LONGEST_NAME = 200
LONGEST_EMAIL = 254
_PLAIN = re.compile(r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@[A-Za-z0-9.-]+")


class EmailField(StringField):
    """A mail address, in small letters as accounts have it."""

    widget = wtforms.widgets.EmailInput()

    def process_formdata(self, valuelist: Any) -> None:
        """Compare addresses in small letters."""
        super().process_formdata(valuelist)
        if self.data:
            self.data = self.data.lower()


class Email:
    """Demand something that can be a mail address; nothing is looked up."""

    def __call__(self, _form: wtforms.Form, field: wtforms.Field) -> None:
        """Refuse what no mail server would take."""
        try:
            validate_email(field.data, check_deliverability=False, test_environment=_lenient())
            # What no header of a mail can hold: letters beyond ASCII before the @, encoded words.
            # Its parser takes as long as all the rest, and plain addresses need none.
            if not _PLAIN.fullmatch(field.data):
                Address(addr_spec=field.data)
        except (EmailNotValidError, ValueError):
            raise ValidationError(_("Write a mail address such as name@pref.example.jp.")) from None


def _lenient() -> bool:
    """Tell whether addresses that only exist on this machine are fine."""
    return bool(current_app.config["DEVELOPMENT"])


class NewPassword(wtforms.PasswordField):
    """A new password: the browser's password keeper is told so."""

    def __init__(self, label: Any, validators: Any = None, **given: Any) -> None:
        """Ask browsers to offer a strong one."""
        given.setdefault("render_kw", {"autocomplete": "new-password"})
        super().__init__(label, validators, **given)


def known_password(label: Any) -> wtforms.PasswordField:
    """Return the question for a password that exists."""
    return wtforms.PasswordField(
        label,
        [required(), Length(max=LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )


class SignInForm(Form):
    """E-mail and password."""

    email = EmailField(
        _l("E-mail"),
        [required(), Length(max=LONGEST_EMAIL)],
        render_kw={"autocomplete": "username"},
    )
    password = known_password(_l("Password"))


class ForgottenForm(Form):
    """The address to which a link is mailed."""

    email = EmailField(
        _l("E-mail"),
        [required(), Length(max=LONGEST_EMAIL), Email()],
        render_kw={"autocomplete": "username"},
    )


class NewPasswordForm(Form):
    """A new password, twice."""

    password = NewPassword(_l("New password"), [required()])
    again = NewPassword(
        _l("New password again"),
        [required(), EqualTo("password", _l("The two passwords differ."))],
    )


class ChangePasswordForm(NewPasswordForm):
    """The current password and a new one."""

    current = known_password(_l("Current password"))


class AccountForm(Form):
    """Name and language."""

    name = StringField(
        _l("Name"), [required(), Length(max=LONGEST_NAME)], render_kw={"autocomplete": "name"}
    )
    language = wtforms.SelectField(
        _l("Language of pages and mails"), choices=choices(LANGUAGES.items())
    )
