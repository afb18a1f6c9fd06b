"""The names in a warning: activities, spaces, people, and times on the edition's clocks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel import dates

from app.core.languages import _, language, listed, locale, ngettext
from app.core.words import Words
from app.editions.words import place as place_words
from app.schedule.models import Activity, Group, Rule
from app.schedule.rules.problem import Placement, Plan
from app.schedule.rules.stating import Stated
from app.schedule.rules.stating.drafted import Drafted
from app.schedule.rules.stating.parties import Party
from app.schedule.rules.ways import free_places
from app.venues.models import Space

# So many are named; of more only the number is said.
MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names that a draft does not hold itself; `codes` name regions in addresses."""

    regions: Mapping[int, Words]
    people: Mapping[int, str]
    role: Callable[[str], object] = str
    codes: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A draft with all that a sentence about it needs.

    Ways out are searched for so many activities as `searches` says: each takes some milliseconds.
    """

    draft: Drafted
    stated: Stated
    names: Names
    activities: Mapping[str, Activity]
    spaces: Mapping[str, Space]
    groups: Mapping[int, Group]
    rules: Mapping[int, Rule]
    searches: int
    ways: dict[str, str] = field(default_factory=dict)
    days: dict[date, str] = field(default_factory=dict)
    regions: dict[str, frozenset[int | None]] = field(default_factory=dict)

    @property
    def plan(self) -> Plan:
        """The draft's own plan."""
        return self.stated.plan

    def title(self, key: str) -> str:
        """Return an activity's title."""
        return self.activities[key].title.best(language())

    def titles(self, keys: Iterable[str]) -> str:
        """Return the titles of some activities, of many only the first ones."""
        found = [_("“%(activity)s”", activity=self.title(key)) for key in keys]
        if len(found) <= MOST_NAMED:
            return listed(found)
        return ngettext(
            "%(some)s and %(num)s more",
            "%(some)s and %(num)s more",
            len(found) - MOST_NAMED,
            some=listed(found[:MOST_NAMED]),
        )

    def space(self, key: str | None) -> str:
        """Return a space's name."""
        found = self.spaces.get(key or "")
        return found.name.best(language()) if found else _("no space")

    def attending(self, key: str) -> frozenset[int | None]:
        """Return the regions that must be at an activity."""
        if key not in self.regions:
            all_parties = self.stated.parties.values()
            here = frozenset(one.region_id for one in all_parties if key in one.activities)
            self.regions[key] = here
        return self.regions[key]

    def space_of(self, key: str) -> Space | None:
        """Return the space in which an activity stands."""
        return self.spaces.get(self.plan[key].space or "")

    def start(self, key: str) -> int:
        """Return the minute in which an activity begins."""
        return self.plan[key].start

    def end(self, key: str) -> int:
        """Return the minute in which an activity ends."""
        return self.plan[key].start + self.activities[key].minutes

    def clock(self, minute: int, zone: str = "") -> str:
        """Write a minute as the edition's clocks show it, or those of another zone."""
        there = self.stated.line.local(minute, zone)
        return _("%(day)s, %(time)s", day=self.day(there.date()), time=f"{there:%H:%M}")

    def day(self, day: date) -> str:
        """Write a day without its year."""
        if day not in self.days:
            self.days[day] = str(dates.format_skeleton("MMMEd", day, locale=locale()))
        return self.days[day]

    def span(self, start: int, end: int, zone: str = "") -> str:
        """Write a stretch of time, the day once where it is one."""
        first, last = (self.stated.line.local(one, zone) for one in (start, end))
        if (last - timedelta(minutes=1)).date() != first.date():
            return f"{self.clock(start, zone)} – {self.clock(end, zone)}"
        return f"{self.clock(start, zone)}–{last:%H:%M}"

    def time(self, key: str) -> str:
        """Write when an activity is."""
        return self.span(self.start(key), self.end(key))

    def place(self, there: Placement) -> str:
        """Write a time, and the space if there is one."""
        if there.space is None:
            return self.clock(there.start)
        return _(
            "%(time)s in %(space)s", time=self.clock(there.start), space=self.space(there.space)
        )

    def free(self, key: str) -> str:
        """Say where the activity could go instead; blank once as many were searched as may be."""
        if key not in self.ways and len(self.ways) < self.searches:
            self.ways[key] = self._free(key)
        return self.ways.get(key, "")

    def _free(self, key: str) -> str:
        found = free_places(self.stated.problem, self.plan, key)
        if not found:
            return _("“%(activity)s” has no free place at all now.", activity=self.title(key))
        return _(
            "“%(activity)s” could be here: %(places)s.",
            activity=self.title(key),
            places=" · ".join(self.place(one) for one in found),
        )

    def who(self, keys: Iterable[str]) -> str:
        """Name parties; of many only the first ones."""
        found = list(dict.fromkeys(self._party(one) for one in self._widest(keys)))
        if len(found) <= MOST_NAMED:
            return listed(found)
        return ngettext(
            "%(some)s and %(num)s more",
            "%(some)s and %(num)s more",
            len(found) - MOST_NAMED,
            some=listed(found[:MOST_NAMED]),
        )

    def _widest(self, keys: Iterable[str]) -> list[Party]:
        """Leave out those whose whole delegation is named besides."""
        found = [self.stated.parties[key] for key in keys]
        whole = {one.region_id for one in found if one.key == f"region:{one.region_id}"}
        return [
            one
            for one in found
            if one.region_id not in whole or one.key == f"region:{one.region_id}"
        ]

    def _team(self, who: str, team: int | None) -> str:
        group = self.groups.get(team or 0)
        if group is None:
            return who
        return _("%(who)s (%(group)s)", who=who, group=group.name.best(language()))

    def _party(self, party: Party) -> str:
        first = party.members[0]
        if first.interpreter_id is not None:
            found = (one for one in self.draft.interpreters if one.id == first.interpreter_id)
            return next(one.name for one in found)
        region = self.names.regions.get(first.region_id or 0, Words()).best(language())
        if first.participant_id is None:
            role = str(self.names.role(first.role)) if first.role else None
            return self._team(place_words(region, role), first.team)
        if len(party.members) > 1:
            return ngettext(
                "%(num)s person of %(region)s",
                "%(num)s people of %(region)s",
                len(party.members),
                region=region,
            )
        return self.names.people.get(first.participant_id) or region
