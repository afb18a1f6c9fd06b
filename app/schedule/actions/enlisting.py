"""What a workbook tells of a forum's people and prices, as rows of an edition."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.core.folding import folded
from app.editions.models import Edition
from app.schedule.models import (
    ForumAttendance,
    ForumChair,
    ForumPenalty,
    ForumPerson,
    ForumPlan,
    ForumWeight,
)
from app.schedule.queries import speakers
from app.schedule.rules.bringing import forum_of, tables
from app.schedule.rules.reading.forums import ForumBook

Rows = list[dict[str, object]]


class Made:
    """What is made of a workbook: the ids of the rows by what they are and their name in it."""

    def __init__(
        self, session: Session, edition: Edition, book: ForumBook, plan: ForumPlan
    ) -> None:
        """Begin with the forum's own row."""
        self.session, self.edition, self.book, self.plan = session, edition, book, plan
        self.forum = forum_of(book)
        self.ids: dict[tuple[str, str], int] = {}

    def insert(
        self, model: type, rows: Iterable[Mapping[str, object]], *, owned: bool = True
    ) -> None:
        """Insert rows at one go."""
        owner = {"forum_id": self.plan.id} if owned else {}
        if found := [{**owner, **row} for row in rows]:
            self.session.execute(insert(model), found)

    def keep(self, what: str, made: Mapping[str, object]) -> None:
        """Store rows, and remember their ids by name."""
        self.session.add_all(made.values())
        self.session.flush()
        self.ids |= {(what, name): one.id for name, one in made.items()}  # type: ignore[attr-defined]

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
        self.keep("person", made)
        self.insert(
            ForumAttendance,
            (
                {"talk_id": talk_id, "person_id": self.ids["person", name], "part": part}
                for talk_id, name, part in told
            ),
            owned=False,
        )
        chairs = ({"group_id": g, "person_id": self.ids["person", n]} for g, n in chairing)
        self.insert(ForumChair, chairs, owned=False)

    def penalties(self) -> None:
        """Write what each combination costs, and what each count weighs."""
        weights = self.forum.weights.items()
        self.insert(ForumWeight, ({"name": name, "weight": weight} for name, weight in weights))
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
        self.insert(ForumPenalty, rows)
