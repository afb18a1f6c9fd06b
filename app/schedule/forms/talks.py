"""The questions about a talk of a forum, its rooms, and the hours that suit who gives talks."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import wtforms
from wtforms import IntegerField, RadioField, SelectMultipleField, ValidationError
from wtforms.validators import InputRequired, NumberRange, Optional

from app.core.forms import StringField, required
from app.core.languages import _, _l
from app.core.merge import MergingForm
from app.schedule.forms.activities import ticks
from app.schedule.forms.forums import MOST_SLOTS, people_field, people_of
from app.schedule.models import ForumPlan, ForumTalk
from app.schedule.models.forums import HEAVIEST_COUNT
from app.schedule.models.speakers import FURTHEST_OFFSET
from app.schedule.rules.forums import HoursFacts, TalkFacts
from app.schedule.words.activities import space as space_words
from app.venues.models import Space

HOUR, DAY = 60, 24 * 60
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])?\s*(\d{1,2})(?::(\d\d))?", re.IGNORECASE)
HOURS = ("suits_from", "suits_until", "bears_from", "bears_until")


class TalkForm(MergingForm):
    """Say what a talk of a forum needs; made by `talk_form`."""

    is_talk = RadioField(_l("What this activity is"), [required()], default="yes")
    slots = IntegerField(
        _l("Slots"),
        [InputRequired(_l("Answer this question.")), NumberRange(min=1, max=MOST_SLOTS)],
        default=1,
        description=_l("So many slots of one block, one after the other."),
    )
    presenters = people_field(_l("Presenters"), _l("One name a line."))
    attendees = people_field(
        _l("Who wants to hear it"), _l("One name a line. They should not be elsewhere then.")
    )
    zone = StringField(
        _l("Zone of who gives it, as UTC+9"),
        [Optional()],
        description=_l("Leave empty where it is the edition's own."),
    )

    def validate_zone(self, field: StringField) -> None:
        """Refuse what is no distance from UTC."""
        if field.data and _minutes(field.data) is None:
            raise ValidationError(_("Write how far it is from UTC: UTC+9, UTC-3:30."))

    def facts(self) -> TalkFacts | None:
        """Return what was answered, None where it is no talk of the forum."""
        if self.is_talk.data == "no":
            return None
        return TalkFacts(
            slots=self.slots.data,
            offset_minutes=_minutes(self.zone.data) if self.zone.data else None,
            presenters=tuple(people_of(self.presenters)),
            attendees=tuple(people_of(self.attendees)),
        )


def talk_form(
    talk: ForumTalk | None, presenters: Sequence[str] = (), attendees: Sequence[str] = ()
) -> TalkForm:
    """Make the form of an activity that is a talk, or could be one."""
    values: dict[str, Any] = {}
    if talk is not None:
        values = {
            "slots": talk.slots,
            "presenters": "\n".join(presenters),
            "attendees": "\n".join(attendees),
            "zone": "" if talk.offset_minutes is None else _zone(talk.offset_minutes),
        }
    form = TalkForm(data=values)
    form.is_talk.choices = [
        ("yes", _("A talk of the forum: it takes slots of a block")),
        ("no", _("No talk of the forum: it is planned freely")),
    ]
    return form


def _minutes(said: str) -> int | None:
    """Read a distance from UTC in minutes; None where it is none."""
    found = _OFFSET.fullmatch(unicodedata.normalize("NFKC", said).strip())
    if found is None:
        return None
    minutes = int(found[2]) * HOUR + int(found[3] or 0)
    if minutes > FURTHEST_OFFSET or int(found[3] or 0) >= HOUR:
        return None
    return -minutes if found[1] in {"-", "−"} else minutes


def _zone(minutes: int) -> str:
    """Write a distance from UTC."""
    hours, rest = divmod(abs(minutes), HOUR)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}:{rest:02}" if rest else f"UTC{sign}{hours}"


class RoomsForm(MergingForm):
    """Say in which spaces talks may be; made by `rooms_form`."""

    rooms = ticks(
        _l("Spaces of the forum"),
        _l("None ticked: every talk may be where its activity may be."),
        coerce=int,
    )


def rooms_form(spaces: Iterable[Space], chosen: Sequence[int]) -> RoomsForm:
    """Make the form with an edition's spaces."""
    form = RoomsForm(data={"rooms": list(chosen)})
    rooms: SelectMultipleField = form.rooms
    rooms.choices = [(one.id, space_words(one)) for one in spaces]
    return form


class ClockField(wtforms.StringField):
    """A time of day up to 24:00; `data` is in minutes."""

    data: Any

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read hours and minutes."""
        found = _CLOCK.fullmatch(unicodedata.normalize("NFKC", (*valuelist, "")[0]).strip())
        minutes = int(found[1]) * HOUR + int(found[2]) if found else DAY + 1
        if found is None or int(found[2]) >= HOUR or minutes > DAY:
            self.data = None
            raise ValueError(_("Write a time of day such as 08:30, at most 24:00."))
        self.data = minutes

    def process_data(self, value: int | None) -> None:
        """Take minutes."""
        self.data = value

    def _value(self) -> str:
        """Return what the input shows."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else "{:02}:{:02}".format(*divmod(self.data, HOUR))


class ForumHoursForm(MergingForm):
    """Say which hours suit those in other zones, and what the others cost."""

    suits_from = ClockField(_l("Hours that suit begin"))
    suits_until = ClockField(_l("Hours that suit end"))
    small = IntegerField(
        _l("Price of a slot outside of them"),
        [InputRequired(_l("Answer this question.")), NumberRange(min=0, max=HEAVIEST_COUNT)],
    )
    bears_from = ClockField(_l("Hours that can be borne begin"))
    bears_until = ClockField(_l("Hours that can be borne end"))
    big = IntegerField(
        _l("Price of a slot outside of these too"),
        [InputRequired(_l("Answer this question.")), NumberRange(min=0, max=HEAVIEST_COUNT)],
    )

    def facts(self) -> HoursFacts:
        """Return what was answered."""
        return HoursFacts(
            **{name: self[name].data for name in (*HOURS, "small", "big")},
        )


def forum_hours_form(plan: ForumPlan | None) -> ForumHoursForm:
    """Make the form with the hours as they stand, the usual ones where there is no forum yet."""
    stands = plan or ForumPlan(edition_id=0)
    return ForumHoursForm(data={name: getattr(stands, name) for name in (*HOURS, "small", "big")})
