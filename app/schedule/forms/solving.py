"""What is asked of the solver: what may move, what must be, for how long."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from wtforms import BooleanField, RadioField, SelectField

from app.core.errors import Refused
from app.core.forms import Form, required
from app.core.languages import _, _l, day, language, ngettext
from app.editions.models import Edition
from app.schedule.errors.solving import NothingChosen
from app.schedule.forms.activities import ticks
from app.schedule.forms.repairing import keeps_field, offer_keeps
from app.schedule.models import Activity, Group
from app.schedule.queries.apart import Apart
from app.schedule.rules.asking import Asked

SECONDS = (10, 30, 60, 120, 300)


class Movable(NamedTuple):
    """What may be chosen to move: the draft's activities, its groups and its days."""

    activities: Sequence[Activity]
    groups: Sequence[Group]
    days: Sequence[date]


class SolveForm(Form):
    """Say what may move, what must be, and for how long to search; made by `solve_form`."""

    kind = RadioField(_l("What the search is for"), [required()], default="solve")
    which = RadioField(_l("What may move"), [required()], default="all")
    groups = ticks(_l("Of these groups"), coerce=int)
    days = ticks(_l("On these days"))
    activities = ticks(_l("Single activities"))
    everything = BooleanField(
        _l("Everything must find a place"),
        default=True,
        description=_l("If that cannot be, you are told what stands against it."),
    )
    keeps = keeps_field()
    seconds = SelectField(_l("How long to search"), [required()], coerce=int, default=30)

    def asked(self) -> Asked:
        """Return what must be."""
        return Asked(everything=self.everything.data, announced=self.keeps.data == "release")

    def movable(self, edition: Edition, offered: Movable) -> set[str] | None:
        """Return the uuids of what may move, None for all that is not fixed.

        Raises NothingChosen on the field where nothing is ticked.
        """
        if self.which.data == "all":
            return None
        free = [one for one in offered.activities if not one.fixed or one.starts_at is None]
        if self.which.data == "aside":
            return {one.uuid for one in free if one.starts_at is None}
        zone = ZoneInfo(edition.zone)
        groups, days = set(self.groups.data or ()), set(self.days.data or ())
        single = set(self.activities.data or ())
        found = {
            one.uuid
            for one in free
            if one.uuid in single
            or one.group_id in groups
            or (one.starts_at and one.starts_at.astimezone(zone).date().isoformat() in days)
        }
        if not found:
            raise _on(NothingChosen(), "which")
        return found


def _on(refusal: Refused, field: str) -> Refused:
    """Let a refusal be shown on a field."""
    refusal.field = field
    return refusal


def solve_form(offered: Movable, apart: Apart | None) -> SolveForm:
    """Make the form for a draft."""
    form, said = SolveForm(), language()
    form.kind.choices = [
        ("solve", _("A timetable that keeps to everything and meets the wishes as far as can be")),
        ("repair", _("A repair: what no longer works is moved, and as little else as can be")),
    ]
    form.which.choices = [
        ("all", _("Everything that is not fixed")),
        ("aside", _("Only what is at the side, not on the board yet")),
        ("chosen", _("Only what is ticked here")),
    ]
    offer_keeps(form.keeps, apart)
    form.groups.choices = [(one.id, one.name.best(said)) for one in offered.groups]
    form.days.choices = [(one.isoformat(), day(one)) for one in offered.days]
    form.activities.choices = [
        (one.uuid, one.title.best(said)) for one in _by_title(offered.activities)
    ]
    form.seconds.choices = [
        (one, ngettext("%(num)s second at most", "%(num)s seconds at most", one)) for one in SECONDS
    ]
    return form


def _by_title(activities: Iterable[Activity]) -> list[Activity]:
    spoken = language()
    return sorted(activities, key=lambda one: one.title.best(spoken))


class TakeForm(Form):
    """Which changes of a plan are taken over."""

    changes = ticks(_l("Changes"))


class GiveWayForm(Form):
    """What gives way in the next search."""

    gives_way = ticks(_l("Let this give way"))
