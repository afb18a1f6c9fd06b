"""Bringing a forum into an edition at one go, as a workbook tells it."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.core import clock
from app.core.folding import folded
from app.core.languages import language
from app.core.words import Words
from app.editions.models import Edition
from app.schedule import queries
from app.schedule.actions.enlisting import Made
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import write
from app.schedule.errors.forums import ForumStands
from app.schedule.models import (
    Activity,
    ForumBlock,
    ForumPlan,
    ForumRoom,
    ForumTalk,
    Group,
)
from app.schedule.queries import forums
from app.schedule.rules.bringing import check, first_day, typical_slot
from app.schedule.rules.reading.forums import ForumBook
from app.venues import queries as venues
from app.venues.models import Space, Venue

# Where a workbook tells no times, its sessions begin at nine.
USUAL_START = timedelta(hours=9)
LONGEST = 2 * 24 * 60


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


class _Bringing(Made):
    """A forum that is being made: its rows by the names that the workbook has for them."""

    def __init__(
        self, session: Session, actor_id: int | None, edition: Edition, book: ForumBook, batch: str
    ) -> None:
        """Make what holds the rest."""
        self.actor_id, self.batch = actor_id, batch
        hours = book.hours
        plan = ForumPlan(
            edition_id=edition.id,
            suits_from=hours.suits.start,
            suits_until=hours.suits.end,
            bears_from=hours.bears.start,
            bears_until=hours.bears.end,
            small=hours.small,
            big=hours.big,
            batch=batch,
        )
        session.add(plan)
        session.flush()
        super().__init__(session, edition, book, plan)

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
        self.keep("space", made)
        self.ids |= {("space", key): there[folded(key)] for key in keys if folded(key) in there}
        rooms = ({"space_id": self.ids["space", key], "position": n} for n, key in enumerate(keys))
        self.insert(ForumRoom, rooms)

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
        self.keep("block", made)

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
        self.keep("track", made)

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
        self.keep("activity", activities)
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
        self.keep("talk", made)

    def _offset(self, key: str) -> int | None:
        """Return a talk's zone; whoever is where the sessions are is where the edition is."""
        offset = self.book.offsets.get(key)
        return None if offset == self.book.local else offset
