"""What stating reads of an edition's forum, as the queries load it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from app.schedule.models import ForumBlock, ForumPlan, ForumTalk


class Price(NamedTuple):
    """A penalty, as its row has it."""

    kind: str
    group_id: int | None
    other_group_id: int | None
    block_id: int | None
    space_id: int | None
    talk_id: int | None
    penalty: int


@dataclass(frozen=True, kw_only=True)
class ForumRows:
    """An edition's forum as the queries load it; nothing of it is removed.

    `attending` holds talk's id, person's id and part, `chairs` track's id and person's id, and
    `people` who of them is entered in the edition as which participant.
    """

    forum: ForumPlan
    blocks: Sequence[ForumBlock]
    room_ids: Sequence[int]
    talks: Sequence[ForumTalk]
    weights: Mapping[str, int]
    people: Mapping[int, int | None]
    attending: Sequence[tuple[int, int, str]]
    chairs: Sequence[tuple[int, int]]
    prices: Sequence[Price] = ()

    @property
    def moments(self) -> list[datetime]:
        """The moments that the time that is planned must hold."""
        within = [one.ends_at - timedelta(minutes=1) for one in self.blocks]
        return [one.starts_at for one in self.blocks] + within

    @property
    def speakers(self) -> dict[int, set[int]]:
        """Who of the participants speaks, by the id of the activity."""
        activities = {one.id: one.activity_id for one in self.talks}
        found: dict[int, set[int]] = defaultdict(set)
        for talk_id, person_id, part in self.attending:
            participant = self.people.get(person_id)
            if part == "presenter" and participant is not None and talk_id in activities:
                found[activities[talk_id]].add(participant)
        return found
