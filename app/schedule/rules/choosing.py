"""What can be chosen for the activities and requirements of an edition, and what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.editions.models import Edition
from app.regions.models import Region
from app.registration.models import Participant
from app.schedule.models import Group, Interpreter
from app.venues.models import Space


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What can be chosen for the activities of an edition."""

    edition: Edition
    regions: Sequence[Region]
    spaces: Sequence[Space]
    groups: Sequence[Group]
    interpreters: Sequence[Interpreter]
    people: Sequence[Participant]


@dataclass(frozen=True, kw_only=True)
class Names:
    """What requirements may be about, by name in the reader's language."""

    activities: dict[int, str]
    groups: dict[int, str]
    regions: dict[int, str]
    roles: dict[str, str]
    people: dict[int, str]
    spaces: dict[int, Space]
    zone: str
