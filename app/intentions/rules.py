"""When a survey is open, who is asked about what, and the matrix of regions and proposals."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from app.calls import rules as calls
from app.calls.models import Call
from app.intentions.errors import AnswerMissing, NotAsked, SurveyNotOpen, SurveyOver

# A survey begins when its call closes; without a deadline there is none.
Standing = Literal["none", "coming", "open", "over"]
# What a region answered, `proposes` where it is a party itself, `silent` where it said nothing.
Said = Literal["will", "interested", "will-not", "proposes", "silent"]
ANSWERED: tuple[Said, ...] = ("will", "interested", "will-not")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a region answers about one proposal; blank takes the answer back."""

    answer: str = ""
    people: int | None = None
    contribution: str = ""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What a region said about a proposal."""

    said: Said
    people: int | None = None
    contribution: str = ""


@dataclass(frozen=True, kw_only=True)
class Counts:
    """How many regions answered what; `people` are those of the regions that will take part."""

    will: int = 0
    interested: int = 0
    will_not: int = 0
    people: int = 0

    @property
    def answered(self) -> int:
        """How many regions answered at all."""
        return self.will + self.interested + self.will_not


@dataclass(frozen=True, kw_only=True)
class Row:
    """One region's answers by proposal id, and how many are still missing."""

    region_id: int
    cells: Mapping[int, Cell]

    @property
    def missing(self) -> int:
        """How many proposals the region is asked about and has not answered."""
        return sum(cell.said == "silent" for cell in self.cells.values())

    @property
    def silent(self) -> bool:
        """Tell whether the region is asked and has answered nothing."""
        said = Counter(cell.said for cell in self.cells.values())
        return said["silent"] > 0 and not any(said[one] for one in ANSWERED)


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """Regions × proposals, with the counts of each proposal by its id."""

    proposal_ids: Sequence[int]
    rows: Sequence[Row]
    counts: Mapping[int, Counts]

    @property
    def silent(self) -> int:
        """How many regions have answered nothing."""
        return sum(row.silent for row in self.rows)


def standing(call: Call, now: datetime) -> Standing:
    """Tell where a call's survey stands; the moment of its deadline is late."""
    if call.survey_closes_at is None or calls.standing(call, now) in {"draft", "cancelled"}:
        return "none"
    if calls.survey_open(call, now):
        return "open"
    return "coming" if now < call.closes_at else "over"


def check_open(call: Call, now: datetime) -> None:
    """Refuse answers before the call closes and after the deadline: SurveyNotOpen, SurveyOver."""
    stands = standing(call, now)
    if stands == "over":
        raise SurveyOver
    if stands != "open":
        raise SurveyNotOpen


def check_answers(answers: Mapping[int, Answer], asked: Collection[int]) -> None:
    """Refuse answers to what the region is not asked; raises NotAsked."""
    if set(answers) - set(asked):
        raise NotAsked


def check_whole(answer: Answer, field: str) -> None:
    """Refuse people or a contribution of a region that takes no part; raises AnswerMissing."""
    taking_part = answer.answer in {"will", "interested"}
    if not taking_part and (answer.people is not None or answer.contribution):
        raise AnswerMissing(field)


def matrix(
    region_ids: Iterable[int],
    proposing: Mapping[int, Collection[int]],
    cells: Mapping[tuple[int, int], Cell],
) -> Matrix:
    """Put the answers together; `proposing` holds each proposal's own regions by its id.

    `cells` are answers by proposal and region. Regions that answered and are no members any more
    follow the members.
    """
    members = list(region_ids)
    gone = sorted({region for _proposal, region in cells} - set(members))
    rows = [
        Row(
            region_id=region,
            cells={
                proposal: _cell(region, own, cells.get((proposal, region)))
                for proposal, own in proposing.items()
            },
        )
        for region in (*members, *gone)
    ]
    counted = {
        one: _count(cell for (at, _r), cell in cells.items() if at == one) for one in proposing
    }
    return Matrix(proposal_ids=list(proposing), rows=rows, counts=counted)


def _cell(region: int, own: Collection[int], said: Cell | None) -> Cell:
    """Return what stands in a cell: who proposes is not asked."""
    if region in own:
        return Cell(said="proposes")
    return said or Cell(said="silent")


def _count(cells: Iterable[Cell]) -> Counts:
    """Add the answers about one proposal up."""
    known = list(cells)
    said = Counter(cell.said for cell in known)
    people = sum(cell.people or 0 for cell in known if cell.said == "will")
    return Counts(
        will=said["will"],
        interested=said["interested"],
        will_not=said["will-not"],
        people=people,
    )
