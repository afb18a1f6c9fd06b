"""What the form of an activity offers to choose from, in the reader's language."""

from collections.abc import Sequence
from typing import Any

from app.core.forms import choices
from app.core.languages import _, language, pgettext
from app.editions.terms import EntryTerms
from app.registration.models import Participant
from app.schedule.models import ACTIVITY_KINDS, INTERPRETED
from app.schedule.rules.activities import Party
from app.schedule.rules.choosing import Choices
from app.schedule.words import activities as words
from app.venues import words as venue_words
from app.venues.models import EQUIPMENT


def offer(form: Any, offered: Choices, also: Sequence[str]) -> None:
    """Say what can be chosen."""
    said = language()
    regions = {one.id: one.name.best(said) for one in offered.regions}
    roles = role_names(offered)
    none = [("", _("none"))]
    form.kind.choices = choices((code, words.kind(code)) for code in ACTIVITY_KINDS)
    form.region_id.choices = none + list(regions.items())
    form.regions.choices = list(regions.items())
    form.roles.choices = choices(roles.items())
    form.also.choices = choices((one, _of_role(one, regions, roles)) for one in also)
    form.people.choices = [(one.id, _person(one)) for one in offered.people]
    form.interpreters.choices = [(one.id, one.name) for one in offered.interpreters]
    form.languages.choices = choices((code, words.interpreted(code)) for code in INTERPRETED)
    form.spaces.choices = [(one.id, words.space(one)) for one in offered.spaces]
    form.equipment.choices = choices((code, venue_words.equipment(code)) for code in EQUIPMENT)
    form.group_id.choices = none + [(one.id, one.name.best(said)) for one in offered.groups]


def role_names(offered: Choices) -> dict[str, str]:
    """Name the roles of an edition in the reader's language."""
    terms = offered.edition.programme.kind.terms(EntryTerms)
    return {one.role: str(terms.label(one.role)) for one in offered.edition.roles}


def single(written: str) -> Party:
    """Read a role of one delegation."""
    region, _colon, role = written.partition(":")
    return Party(region_id=int(region), role=role)


def _of_role(written: str, regions: dict[int, str], roles: dict[str, str]) -> str:
    """Name a role of one delegation."""
    one = single(written)
    region = regions.get(one.region_id or 0, written)
    return words.of_role(region, roles.get(one.role or "", one.role or ""))


def _person(one: Participant) -> str:
    """Name a person, in the own script and in Latin letters."""
    name = one.native if not one.latin or one.latin == one.native else f"{one.native} ({one.latin})"
    if one.withdrawn_at is not None:
        return str(pgettext("person", "%(name)s, withdrawn", name=name))
    return name
