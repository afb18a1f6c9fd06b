"""The questions about who is there from when until when, and from which zone online."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import SelectField
from wtforms.validators import Length, Optional

from app.core.forms import StringField, choices, time_field
from app.core.languages import _, _l
from app.core.merge import MergingForm
from app.core.words import Words
from app.editions.models import Edition
from app.schedule.models import SOCIABLE_FROM, SOCIABLE_UNTIL, Presence
from app.schedule.rules import people as rules
from app.schedule.rules.people import PresenceFacts
from app.venues.errors import HoursUnclear
from app.venues.rules import Stretch, read_hours, write_hours

MIDNIGHT = 24 * 60


class PresencesForm(MergingForm):
    """Say from when until when delegations or one person are there; made by `presences_form`."""

    whom: Mapping[int, Words | str]

    def lines(self) -> list[tuple[Words | str, bool, list[Any]]]:
        """Return who it is about, whether anything is said of them, and the questions."""
        found = []
        for number, name in self.whom.items():
            questions = [self[one] for one in _names(number)]
            said = any(one.data for one in questions[:3]) or any(one.errors for one in questions)
            found.append((name, said, questions))
        return found

    def facts(self) -> dict[int, PresenceFacts]:
        """Return what was answered by whom it is about; raises HoursUnclear on the field."""
        return {number: self._facts(number) for number in self.whom}

    def _facts(self, number: int) -> PresenceFacts:
        """Return what was answered about one."""
        arrives, leaves, zone, hours = (self[name].data for name in _names(number))
        field = _names(number)[3]
        usual = Stretch(SOCIABLE_FROM, SOCIABLE_UNTIL)
        stretches = read_hours(hours or "", "-", field) or (usual,)
        if len(stretches) > 1 or stretches[0].closes > MIDNIGHT:
            raise HoursUnclear(field)
        return PresenceFacts(
            arrives_at=arrives,
            leaves_at=leaves,
            zone=zone or None,
            sociable_from=stretches[0].opens,
            sociable_until=stretches[0].closes,
        )

    def last_fields(self) -> dict[int, str]:
        """Return the question about the end, by whom it is about."""
        return {number: _names(number)[1] for number in self.whom}


def presences_form(
    edition: Edition,
    whom: Mapping[int, Words | str],
    known: Mapping[int, Presence],
    zones: Sequence[str],
) -> PresencesForm:
    """Make the form about delegations or people, by their ids."""
    fields: dict[str, Any] = {"whom": whom}
    values: dict[str, Any] = {}
    for number in whom:
        presence = known.get(number)
        facts = rules.presence_facts(presence)
        also = {facts.zone} if facts.zone else set()
        fields |= _questions(number, edition.zone, sorted({*zones, *also}))
        hours = write_hours([Stretch(facts.sociable_from, facts.sociable_until)], "-")
        told = (facts.arrives_at, facts.leaves_at, facts.zone or "", hours)
        values |= zip(_names(number), told, strict=True)
    form: PresencesForm = type("PresencesForm", (PresencesForm,), fields)(data=values)
    return form


def _questions(number: int, zone: str, zones: Sequence[str]) -> dict[str, Any]:
    """Return the four questions about one."""
    zoned = time_field(zone)
    asked = (
        zoned(_l("Arrives"), [Optional()]),
        zoned(_l("Leaves"), [Optional()]),
        SelectField(
            _l("Takes part online, from the zone"),
            choices=choices([("", _("on site")), *((one, one) for one in zones)]),
        ),
        StringField(
            _l("Sociable hours there"),
            [Optional(), Length(max=20)],
            description=_l("What lies outside of them is warned about."),
        ),
    )
    return dict(zip(_names(number), asked, strict=True))


def _names(number: int) -> tuple[str, str, str, str]:
    """Return the names of the questions about one."""
    return (f"arrives_{number}", f"leaves_{number}", f"zone_{number}", f"hours_{number}")
