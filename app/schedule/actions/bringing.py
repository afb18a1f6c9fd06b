"""Bringing a forum into an edition at one go, as a workbook tells it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.core import clock
from app.core.folding import folded
from app.core.languages import language
from app.core.words import Words
from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import write
from app.schedule.errors.forums import ForumStands
from app.schedule.models import (
    Activity,
    ForumAttendance,
    ForumBlock,
    ForumChair,
    ForumPenalty,
    ForumPerson,
    ForumPlan,
    ForumRoom,
    ForumTalk,
    ForumWeight,
    Group,
)
from app.schedule.queries import forums, speakers
from app.schedule.rules.bringing import check, first_day, forum_of, tables, typical_slot
from app.schedule.rules.reading.forums import ForumBook
from app.venues import queries as venues
from app.venues.models import Space, Venue

# Where a workbook tells no times, its sessions begin at nine.
USUAL_START = timedelta(hours=9)
LONGEST = 2 * 24 * 60
Rows = list[dict[str, object]]


def bring_in(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    book: ForumBook,
    *,
    venue: Venue | None = None,
    venue_name: str = "",
    first: date | None = None,
    batch: str = "",
) -> str:
    """Make the forum that a workbook tells; returns the batch by which all of it is taken back.

    Rooms are the spaces of the same name in `venue`, new ones where it has none; without it, of a
    new venue called `venue_name`. Clock times are the edition's own; `first` is the day of the
    first session, or else the workbook's if it lies in the edition, or the edition's first. Raises
    ForumStands, NoFirstDay, TooLongName and TooMuchTold.
    """
    hold(session, edition)
    if forums.standing(session, edition.id) is not None:
        raise ForumStands
    check(book)
    begins = first_day(edition, book, first)
    made = _Bringing(session, actor_id, edition, book, batch or str(uuid4()))
    made.rooms(venue, venue_name)
    made.blocks(begins)
    made.tracks()
    made.talks()
    made.people()
    made.penalties()
    count = len(book.problem.activities)
    write(session, actor_id, "forum.brought_in", edition, made.plan, activities=count)
    return made.batch


class _Bringing:
    """A forum that is being made: its rows by the names that the workbook has for them."""

    def __init__(
        self, session: Session, actor_id: int | None, edition: Edition, book: ForumBook, batch: str
    ) -> None:
        """Make what holds the rest."""
        self.session, self.actor_id, self.edition = session, actor_id, edition
        self.book, self.batch, self.forum = book, batch, forum_of(book)
        self.ids: dict[tuple[str, str], int] = {}
        hours = book.hours
        self.plan = ForumPlan(
            edition_id=edition.id,
            suits_from=hours.suits.start,
            suits_until=hours.suits.end,
            bears_from=hours.bears.start,
            bears_until=hours.bears.end,
            small=hours.small,
            big=hours.big,
            batch=batch,
        )
        session.add(self.plan)
        session.flush()
        self._insert(
            ForumWeight,
            ({"name": name, "weight": weight} for name, weight in self.forum.weights.items()),
        )

    def _insert(
        self, model: type, rows: Iterable[Mapping[str, object]], *, owned: bool = True
    ) -> None:
        """Insert rows at one go."""
        owner = {"forum_id": self.plan.id} if owned else {}
        if found := [{**owner, **row} for row in rows]:
            self.session.execute(insert(model), found)

    def _keep(self, what: str, made: Mapping[str, object]) -> None:
        """Store rows, and remember their ids by name."""
        self.session.add_all(made.values())
        self.session.flush()
        self.ids |= {(what, name): one.id for name, one in made.items()}  # type: ignore[attr-defined]

    def rooms(self, venue: Venue | None, name: str) -> None:
        """Find the rooms in a venue, or make them."""
        if venue is None:
            venue = Venue(
                edition_id=self.edition.id,
                name=Words({language(): name}),
                position=venues.next_position(self.session, self.edition.id),
                batch=self.batch,
            )
            self.session.add(venue)
            self.session.flush()
        there = {
            folded(text): one.id
            for one in venues.spaces(self.session, self.edition.id)
            if one.venue_id == venue.id
            for text in one.name.values()
        }
        keys = [one.key for one in self.book.problem.spaces]
        new = [key for key in keys if folded(key) not in there]
        last = len(there)
        made = {key: self._space(venue, key, last + place) for place, key in enumerate(new)}
        self._keep("space", made)
        self.ids |= {("space", key): there[folded(key)] for key in keys if folded(key) in there}
        rooms = ({"space_id": self.ids["space", key], "position": n} for n, key in enumerate(keys))
        self._insert(ForumRoom, rooms)

    def _space(self, venue: Venue, key: str, position: int) -> Space:
        return Space(
            venue_id=venue.id,
            edition_id=self.edition.id,
            name=Words({language(): key.strip()}),
            kind="room",
            position=position,
        )

    def blocks(self, begins: date) -> None:
        """Make the blocks, on the edition's clocks."""
        made = {}
        for one in self.forum.blocks:
            start = one.starts[0] if one.starts else one.end
            made[one.key] = ForumBlock(
                forum_id=self.plan.id,
                name=one.key.strip(),
                starts_at=self._moment(begins, start),
                ends_at=self._moment(begins, one.end),
                slots=len(one.starts),
            )
        self._keep("block", made)

    def _moment(self, begins: date, minute: int) -> datetime:
        there = datetime.combine(begins, time()) + timedelta(minutes=minute)
        if self.book.first is None:
            there += USUAL_START
        return there.replace(tzinfo=ZoneInfo(self.edition.zone)).astimezone(UTC)

    def tracks(self) -> None:
        """Make the tracks."""
        after = queries.next_group_position(self.session, self.edition.id)
        made = {
            one.key: Group(
                edition_id=self.edition.id,
                name=Words({language(): one.key.strip()}),
                kind="track",
                position=after + place,
                batch=self.batch,
            )
            for place, one in enumerate(self.forum.tracks)
        }
        self._keep("track", made)

    def talks(self) -> None:
        """Make the talks, at the side of the board; each has the length of slots as they are."""
        slot = typical_slot(self.forum.blocks)
        activities = {
            one.key: Activity(
                edition_id=self.edition.id,
                kind="talk",
                title=Words({language(): one.key.strip()}),
                minutes=min(LONGEST, slot * one.slots),
                group_id=self.ids["track", one.track or ""],
                position=one.position,
                source="file",
                batch=self.batch,
                made_at=clock.now(),
                made_by_id=self.actor_id,
            )
            for one in self.book.problem.activities
        }
        self._keep("activity", activities)
        made = {
            one.key: ForumTalk(
                forum_id=self.plan.id,
                activity_id=self.ids["activity", one.key],
                reference=one.key.strip(),
                slots=one.slots,
                offset_minutes=self._offset(one.key),
            )
            for one in self.book.problem.activities
        }
        self._keep("talk", made)

    def _offset(self, key: str) -> int | None:
        """Return a talk's zone; whoever is where the sessions are is where the edition is."""
        offset = self.book.offsets.get(key)
        return None if offset == self.book.local else offset

    def people(self) -> None:
        """Make who speaks, attends and chairs; those who are entered in the edition are known."""
        talks = self.book.problem.activities
        parts = {"presenter": "parties", "attendee": "guests"}
        told = [
            (self.ids["talk", one.key], name, part)
            for one in talks
            for part, field in parts.items()
            for name in sorted(getattr(one, field))
        ]
        chairing = [(self.ids["track", one.key], name) for one in self.forum.tracks
                    for name in sorted(one.chairs)]  # fmt: skip
        names = Counter([name for _, name, _ in told] + [name for _, name in chairing])
        entered = speakers.entered(self.session, self.edition.id) if names else {}
        made = {
            name: ForumPerson(
                forum_id=self.plan.id, name=name, participant_id=entered.get(folded(name))
            )
            for name in names
        }
        self._keep("person", made)
        self._insert(
            ForumAttendance,
            (
                {"talk_id": talk_id, "person_id": self.ids["person", name], "part": part}
                for talk_id, name, part in told
            ),
            owned=False,
        )
        chairs = ({"group_id": g, "person_id": self.ids["person", n]} for g, n in chairing)
        self._insert(ForumChair, chairs, owned=False)

    def penalties(self) -> None:
        """Write what each combination costs."""
        columns = {"track": "group_id", "block": "block_id", "space": "space_id", "talk": "talk_id"}
        blank = dict.fromkeys([*columns.values(), "other_group_id"])
        rows: Rows = []
        for kind, table in tables(self.forum).items():
            one, other = ("track", "track") if kind == "similar" else kind.split("-")
            second = "other_group_id" if kind == "similar" else columns[other]
            rows += [
                {
                    **blank,
                    "kind": kind,
                    columns[one]: self.ids[one, first],
                    second: self.ids[other, last],
                    "penalty": price,
                }
                for (first, last), price in table.items()
            ]
        self._insert(ForumPenalty, rows)
