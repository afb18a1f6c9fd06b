"""What is stated of a forum: its blocks and tracks, its talks, and what each combination costs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from app.schedule.models import Activity as Row
from app.schedule.models import ForumBlock, ForumPlan, Group
from app.schedule.rules.blocks import Hours, slot_starts
from app.schedule.rules.problem import Activity, Block, Forum, Plan, Track, Window
from app.schedule.rules.stating.forum_rows import ForumRows
from app.schedule.rules.stating.times import Timeline

DAY = 24 * 60
# The track of a talk that belongs to none.
NO_TRACK = "track:0"
_Table = dict[tuple[str, str], int]


def block_key(block_id: int | None) -> str:
    """Return the key of a block."""
    return f"block:{block_id}"


def track_key(group_id: int | None) -> str:
    """Return the key of a track."""
    return f"track:{group_id or 0}"


def person_key(person_id: int) -> str:
    """Return the key of somebody who speaks, attends or chairs."""
    return f"speaker:{person_id}"


class StatedForum:
    """A forum as the problem has it, and what it makes of the activities that are its talks."""

    def __init__(
        self, rows: ForumRows, line: Timeline, groups: Iterable[Group], activities: Sequence[Row]
    ) -> None:
        """State all but the talks."""
        self.rows = rows
        self.line = line
        self.uuids = {one.id: one.uuid for one in activities}
        self.tracks = {one.id for one in groups}
        self.talks = {
            self.uuids[one.activity_id]: one for one in rows.talks if one.activity_id in self.uuids
        }
        self.groups = {one.uuid: one.group_id for one in activities if one.uuid in self.talks}
        self.rooms = tuple(str(one) for one in rows.room_ids)
        self.parts: dict[tuple[int, str], set[str]] = defaultdict(set)
        for talk_id, person_id, part in rows.attending:
            self.parts[talk_id, part].add(person_key(person_id))
        self.blocks = tuple(self._block(one) for one in rows.blocks)

    def _block(self, block: ForumBlock) -> Block:
        stretch = self.line.window(block.starts_at, block.ends_at)
        return Block(
            key=block_key(block.id), starts=slot_starts(stretch, block.slots), end=stretch.end
        )

    def talks_among(self, activities: Iterable[Activity], plan: Plan) -> tuple[Activity, ...]:
        """Return the activities, those that are talks as these."""
        return tuple(self.talk(one, plan) for one in activities)

    def talk(self, activity: Activity, plan: Plan) -> Activity:
        """Return an activity as the talk that it is.

        One that may not move and stands at no slot's beginning is none: nothing may move it there.
        """
        row = self.talks.get(activity.key)
        if row is None:
            return activity
        found = replace(
            activity,
            spaces=self.rooms or activity.spaces,
            # What its space needs after it is in its slots.
            turnround=0,
            slots=row.slots,
            track=self._track(activity.key),
            position=self._position(activity.key),
            parties=activity.parties | self.parts[row.id, "presenter"],
            guests=frozenset(self.parts[row.id, "attendee"]),
        )
        return activity if activity.fixed and not self._seated(found, plan) else found

    def _track(self, key: str) -> str:
        group_id = self.groups[key]
        return track_key(group_id) if group_id in self.tracks else NO_TRACK

    def _position(self, key: str) -> int:
        row = self.talks[key]
        return row.activity.position if self._track(key) != NO_TRACK else 0

    def _seated(self, talk: Activity, plan: Plan) -> bool:
        there = plan.get(talk.key)
        if there is None or there.space not in talk.spaces:
            return False
        return any(
            there.start in one.starts[: max(0, len(one.starts) - talk.slots + 1)]
            for one in self.blocks
        )

    def forum(self, groups: Sequence[Group]) -> Forum:
        """Return the blocks, the tracks and the prices."""
        tables = self._tables()
        chairs: dict[int, set[str]] = defaultdict(set)
        for group_id, person_id in self.rows.chairs:
            chairs[group_id].add(person_key(person_id))
        used = {self._track(key) for key in self.talks}
        tracks = [
            Track(key=track_key(one.id), chairs=frozenset(chairs[one.id]))
            for one in groups
            if one.kind == "track" or track_key(one.id) in used
        ]
        if NO_TRACK in used:
            tracks.append(Track(key=NO_TRACK))
        return Forum(
            blocks=self.blocks,
            tracks=tuple(tracks),
            weights=dict(self.rows.weights),
            track_blocks=tables["track-block"],
            track_spaces=tables["track-space"],
            block_spaces=tables["block-space"],
            similar=tables["similar"],
            zones=dict(self._zones()),
            talk_blocks=tables["talk-block"],
            talk_spaces=tables["talk-space"],
        )

    def _tables(self) -> dict[str, _Table]:
        """Return the penalties by what they are about; those about what is gone are left out."""
        blocks, rooms = {one.id for one in self.rows.blocks}, set(self.rows.room_ids)
        uuids = {one.id: key for key, one in self.talks.items()}
        found: dict[str, _Table] = defaultdict(dict)
        for price in self.rows.prices:
            pair = []
            if price.group_id in self.tracks:
                pair.append(track_key(price.group_id))
            if price.talk_id in uuids:
                pair.append(uuids[price.talk_id])
            if price.block_id in blocks:
                pair.append(block_key(price.block_id))
            if price.other_group_id in self.tracks:
                pair.append(track_key(price.other_group_id))
            if price.space_id in rooms:
                pair.append(str(price.space_id))
            if len(pair) == 2:  # noqa: PLR2004  (of both)
                found[price.kind][pair[0], pair[1]] = price.penalty
        return found

    def _zones(self) -> Iterator[tuple[tuple[str, str], int]]:
        """Yield what each block costs each talk by the hours of its speaker's zone."""
        hours = hours_of(self.rows.forum)
        stretches = [self._clocks(one) for one in self.rows.blocks]
        for key, talk in self.talks.items():
            for block, (local, start, end) in zip(self.rows.blocks, stretches, strict=True):
                shift = 0 if talk.offset_minutes is None else talk.offset_minutes - local
                price = hours.penalty((start + shift) % DAY, (end + shift) % DAY)
                if price:
                    yield (key, block_key(block.id)), price

    def _clocks(self, block: ForumBlock) -> tuple[int, int, int]:
        """Return how far the edition's clocks are ahead of UTC, and a block's ends on them."""
        start = self.line.local(self.line.minute(block.starts_at))
        end = self.line.local(self.line.minute(block.ends_at))
        ahead = (start.utcoffset() or timedelta()) // timedelta(minutes=1)
        return ahead, start.hour * 60 + start.minute, end.hour * 60 + end.minute


def hours_of(forum: ForumPlan) -> Hours:
    """Return the hours that suit speakers, and the prices of the others."""
    return Hours(
        Window(forum.suits_from, forum.suits_until),
        Window(forum.bears_from, forum.bears_until),
        forum.small,
        forum.big,
    )
