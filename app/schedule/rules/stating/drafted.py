"""What stating reads: an edition's draft, as the queries load it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.editions.models import Edition
from app.schedule.models import Activity, Group, Interpreter, Presence, Rule
from app.schedule.rules.stating.forum_rows import ForumRows
from app.venues.models import Space


class Somebody(Protocol):
    """A person who takes part, without a name."""

    @property
    def id(self) -> int:
        """The participant's id."""

    @property
    def region_id(self) -> int:
        """The region that sends the person."""

    @property
    def role(self) -> str:
        """What the person takes part as."""


class Drafted(Protocol):
    """An edition's draft: nothing of it is removed, and everything in it is loaded."""

    @property
    def edition(self) -> Edition:
        """The edition with its days and its zone."""

    @property
    def activities(self) -> Sequence[Activity]:
        """What is to be placed, with spaces, equipment, languages and attendances."""

    @property
    def groups(self) -> Sequence[Group]:
        """What belongs together."""

    @property
    def rules(self) -> Sequence[Rule]:
        """The requirements and wishes that somebody wrote down, with their parts."""

    @property
    def weights(self) -> Mapping[str, int | None]:
        """How much what is stated by itself counts: None must hold, 0 does not count."""

    @property
    def interpreters(self) -> Sequence[Interpreter]:
        """Who interprets, with languages."""

    @property
    def presences(self) -> Sequence[Presence]:
        """From when until when delegations and people are there."""

    @property
    def spaces(self) -> Sequence[Space]:
        """All spaces, with equipment, hours and blocked times."""

    @property
    def travel(self) -> Mapping[tuple[int, int], int]:
        """Minutes between venues by their ids."""

    @property
    def people(self) -> Sequence[Somebody]:
        """Who takes part."""

    @property
    def forum(self) -> ForumRows | None:
        """The edition's forum, if it has one."""
