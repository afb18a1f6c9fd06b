"""Where an activity goes on the board: a form that reads a plain form and JSON alike."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import wtforms
from flask import request
from werkzeug.datastructures import MultiDict
from wtforms.validators import InputRequired, NumberRange, Optional

from app.core.forms import Form, LocalDateTimeField, choices, required
from app.core.languages import _, _l, language
from app.editions.models import Edition
from app.schedule.actions.moving import LONGEST
from app.schedule.models import Activity
from app.schedule.models.moves import Spot
from app.schedule.queries.board import Hall

MORNING = time(9)


def said() -> dict[str, Any]:
    """Return what a JSON body says by name: nothing where it is no object, or none can read it."""
    try:
        body = request.get_json(silent=True)
    except RecursionError:
        return {}
    return body if isinstance(body, dict) else {}


def _plain(value: object) -> bool:
    """Tell whether a form could have sent a value: a text or a number."""
    return isinstance(value, str | int) and not isinstance(value, bool)


class MoveForm(Form):
    """What every move says: the number of the board that the person looked at."""

    class Meta(Form.Meta):
        """Reads the texts and numbers of a JSON body as a form sends them."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Take what JSON says by name; lists and objects mean nothing here."""
            if not request.is_json:
                return super().wrap_formdata(form, formdata)
            told = said().items()
            return MultiDict({key: str(value) for key, value in told if _plain(value)})

    seen = wtforms.IntegerField(
        widget=wtforms.widgets.HiddenInput(),
        validators=[InputRequired(), NumberRange(min=0, max=2**31 - 1)],
    )


class PlaceForm(MoveForm):
    """When, where and how long."""

    at = LocalDateTimeField(_l("Start"), [required()])
    space = wtforms.SelectField(_l("Space"), [Optional()])
    minutes = wtforms.IntegerField(
        _l("Length in minutes"), [required(), NumberRange(min=1, max=LONGEST)]
    )

    def __init__(self, activity: Activity, halls: Sequence[Hall], seen: int) -> None:
        """Start with where the activity stands, on the clocks of its edition."""
        self._zone = activity.edition.zone
        at = activity.starts_at or _morning(activity.edition)
        stands = {"at": at, "minutes": activity.minutes, "seen": seen}
        super().__init__(data={**stands, "space": str(activity.space_id or "")})
        spoken = language()
        self.space.choices = choices(
            [
                ("", _("No space")),
                *(
                    (
                        str(one.id),
                        _(
                            "%(venue)s: %(space)s",
                            venue=one.venue.best(spoken),
                            space=one.name.best(spoken),
                        ),
                    )
                    for one in halls
                ),
            ]
        )

    def process(self, *args: Any, **kwargs: Any) -> None:
        """Read the start on the edition's clocks."""
        self.at.zone = self._zone
        super().process(*args, **kwargs)

    def spot(self) -> Spot:
        """Return where the activity is to go."""
        space = int(self.space.data) if self.space.data else None
        return Spot(self.at.data, space, self.minutes.data)


def _morning(edition: Edition) -> datetime | None:
    """Return when an edition's first morning begins: a start to change, where there is none."""
    if edition.starts_on is None:
        return None
    return datetime.combine(edition.starts_on, MORNING, ZoneInfo(edition.zone)).astimezone(UTC)


class SwapForm(MoveForm):
    """Which activity to change places with."""

    other = wtforms.SelectField(_l("Activity"), [required()])

    def offer(self, others: Iterable[tuple[str, str]]) -> None:
        """Offer the activities that have a place, each with its words."""
        self.other.choices = choices(others)
