"""Reading activities from rows of a workbook: what each row says, and what is wrong in it."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from app.core.errors import Refused
from app.core.folding import folded
from app.core.words import Words
from app.schedule.rules import activities as rules
from app.schedule.rules.activities import ActivityFacts, Party
from app.schedule.rules.rows import Row

LONGEST_TITLE = 200
LONGEST_NOTE = 2000
LONGEST = 14 * 24 * 60
MOST_FIGURES = 9
_MOMENTS = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S")


class Fault(NamedTuple):
    """What is wrong in a cell: a code, the column, and what stands there or is said of it."""

    code: str
    column: str
    said: str = ""


class Line(NamedTuple):
    """What a row of the file says: its number there, and an activity or what is wrong."""

    number: int
    title: str
    facts: ActivityFacts | None
    group: str
    starts_at: datetime | None
    space_id: int | None
    faults: tuple[Fault, ...]
    known: bool


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What words mean, folded, in all languages at once."""

    headings: Mapping[str, str]
    kinds: Mapping[str, str]
    roles: Mapping[str, str]
    equipment: Mapping[str, str]
    languages: Mapping[str, str]
    regions: Mapping[str, int]
    spaces: Mapping[str, int]
    groups: Mapping[str, int]
    yes: frozenset[str]
    everyone: frozenset[str]
    titles: Mapping[str, str]
    zone: str


def read(found: Iterable[Row], known: Vocabulary, stands: Iterable[ActivityFacts]) -> list[Line]:
    """Return what each row says; `stands` are the activities that are there already."""
    already = {(one.kind, one.minutes, title) for one in stands for title in _titles(one)}
    return [_Reader(row, known).line(already) for row in found]


def _titles(facts: ActivityFacts) -> set[str]:
    """Return the titles of an activity, folded."""
    return {folded(title) for title in facts.title.values()}


@dataclass
class _Reader:
    """Reads one row, collecting what is wrong."""

    row: Row
    known: Vocabulary
    faults: list[Fault] = field(default_factory=list)

    def line(self, already: set[tuple[str, int, str]]) -> Line:
        """Return what the row says."""
        title = self._title()
        group = self._short("group")
        starts, space = self._moment("starts"), self._one("space", self.known.spaces)
        facts = self._facts(title, group)
        number = self.row.get("row", "")
        if not self.faults:
            try:
                rules.check(facts)
            except Refused as refusal:
                self.faults.append(Fault("refused", "", str(refusal.message)))
        return Line(
            number=int(number) if number.isdecimal() else 0,
            title=next(iter(title.values()), ""),
            facts=None if self.faults else facts,
            group="" if folded(group) in self.known.groups else group,
            starts_at=starts,
            space_id=space if starts else None,
            faults=tuple(self.faults),
            known=any((facts.kind, facts.minutes, one) in already for one in _titles(facts)),
        )

    def _facts(self, title: Words, group: str) -> ActivityFacts:
        """Return the activity, as far as it can be read."""
        known, of = self.known, self._several
        regions, roles = of("delegations", known.regions), self._roles()
        return ActivityFacts(
            kind=self._one("kind", known.kinds) or "other",
            title=title,
            minutes=self._number("minutes", least=1, needed=True) or 1,
            turnround=self._number("turnround") or 0,
            group_id=known.groups.get(folded(group)),
            position=self._number("position") or 0,
            size=self._number("size", least=1),
            places=self._number("places"),
            fixed=self._yes("fixed"),
            online=self._yes("online"),
            earliest_at=self._moment("earliest"),
            latest_at=self._moment("latest"),
            note=self._short("note", LONGEST_NOTE),
            parties=frozenset(Party(region_id=one) for one in regions) | roles,
            space_ids=frozenset(of("spaces", known.spaces)),
            equipment=frozenset(of("equipment", known.equipment)),
            languages=frozenset(of("languages", known.languages)),
        )

    def _title(self) -> Words:
        """Return the titles by language; none is a fault."""
        titles = {
            language: self._short(column)
            for column, language in self.known.titles.items()
            if self.row.get(column)
        }
        if not titles:
            self.faults.append(Fault("untitled", next(iter(self.known.titles))))
        return Words(titles)

    def _short(self, column: str, most: int = LONGEST_TITLE) -> str:
        """Return what a cell says; more than fits is a fault, and never cut."""
        said = self.row.get(column, "")
        if len(said) > most:
            self.faults.append(Fault("long", column, str(most)))
        return said[:most]

    def _roles(self) -> frozenset[Party]:
        """Return the roles that must be there, or everyone."""
        roles = {**dict.fromkeys(self.known.everyone, ""), **self.known.roles}
        found = self._several("roles", roles)
        return frozenset(Party(role=one) if one else Party(everyone=True) for one in found)

    def _number(self, column: str, *, least: int = 0, needed: bool = False) -> int | None:
        """Return a whole number."""
        said = unicodedata.normalize("NFKC", self.row.get(column, ""))
        if not said and not needed:
            return None
        figures = said.isdecimal() and len(said) <= MOST_FIGURES
        if not figures or not least <= int(said) <= LONGEST:
            self.faults.append(Fault("number", column, said))
            return None
        return int(said)

    def _moment(self, column: str) -> datetime | None:
        """Return a moment on the clocks of the zone, in UTC."""
        said = unicodedata.normalize("NFKC", self.row.get(column, ""))
        if not said:
            return None
        zone = ZoneInfo(self.known.zone)
        for form in _MOMENTS:
            try:
                local = datetime.strptime(said, form)  # noqa: DTZ007  (the zone follows)
            except ValueError:
                continue
            sides = [local.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]
            if sides[0].utcoffset() == sides[1].utcoffset() and local.year in range(1000, 9000):
                return sides[0].astimezone(UTC)
        self.faults.append(Fault("moment", column, said))
        return None

    def _yes(self, column: str) -> bool:
        """Tell whether a cell says yes; anything but yes and blank is a fault."""
        said = self.row.get(column, "")
        if said and folded(said) not in self.known.yes:
            self.faults.append(Fault("yes", column, said))
        return bool(said)

    def _one(self, column: str, meanings: Mapping[str, Any]) -> Any:
        """Return what a word means, None where there is none."""
        found = self._several(column, meanings, split=lambda said: [said])
        return found[0] if found else None

    def _several(
        self,
        column: str,
        meanings: Mapping[str, Any],
        split: Callable[[str], list[str]] | None = None,
    ) -> list[Any]:
        """Return what the words of a cell mean; an unknown one is a fault."""
        said = self.row.get(column, "")
        words = split(said) if split else said.translate(_SEPARATORS).split(";")
        found = []
        for word in (one.strip() for one in words if one.strip()):
            if folded(word) in meanings:
                found.append(meanings[folded(word)])
            else:
                self.faults.append(Fault("unknown", column, word))
        return found


_SEPARATORS = str.maketrans(dict.fromkeys("；、\n", ";"))
