"""What somebody looks for in history: a form that only reads."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import wtforms
from werkzeug.datastructures import MultiDict
from wtforms.validators import Length, Optional

from app.core.forms import DateField, Form, StringField, choices
from app.core.languages import _, _l, language
from app.history.queries import SORTS, Wanted
from app.history.words import sentence
from app.programmes.models import Programme

LONGEST_NAME = 200


class HistoryForm(Form):
    """Programme, action, person and days."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    programme = wtforms.SelectField(_l("Programme"), [Optional()])
    action = wtforms.SelectField(_l("What was done"), [Optional()])
    person = StringField(_l("Name of the person"), [Optional(), Length(max=LONGEST_NAME)])
    since = DateField(_l("From"), [Optional()])
    until = DateField(_l("To"), [Optional()])

    def offer(self, programmes: Iterable[Programme], actions: Iterable[str]) -> None:
        """Offer what occurs in the records."""
        spoken = language()
        self.programme.choices = choices(
            [
                ("", _("All programmes")),
                *((str(one.id), one.name.best(spoken)) for one in programmes),
            ]
        )
        self.action.choices = choices(
            [("", _("Everything")), *((code, sentence(code)) for code in actions)]
        )

    def wanted(self, asked: MultiDict[str, str], zone: str) -> Wanted:
        """Return what is looked for; what is not understood is not looked for."""
        self.validate()
        right = {field.name: field.data for field in self if not field.errors}
        last = right.get("until")
        sorted_by = asked.get("sort", "at")
        return Wanted(
            programme_id=int(right["programme"]) if right.get("programme") else None,
            action=right.get("action") or "",
            person=right.get("person") or "",
            since=midnight(right.get("since"), zone),
            until=midnight(last + timedelta(days=1) if last else None, zone),
            sorted_by=sorted_by if sorted_by in SORTS else "at",
            descending=asked.get("order", "descending") != "ascending",
        )


def midnight(day: date | None, zone: str) -> datetime | None:
    """Return the moment at which a day begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC) if day else None
