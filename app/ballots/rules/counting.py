"""Counting a vote from its ballots alone: for and against each proposal, or one of several.

A secret vote needs some ballots to be one: the result of a few tells how each region voted. Below
that number none is read, whatever they say, for an exception for some results would tell them.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any, Literal

from app.ballots.errors import BallotInvalid

Method = Literal["each", "one-of"]
Majority = Literal["simple", "two-thirds"]
# What becomes of one proposal that is voted on by itself.
Each = Literal["carried", "lost", "tie", "nobody", "no-quorum", "too-few"]
# What comes of a vote for one of several.
OneOf = Literal["chosen", "run-off", "tie", "nobody", "no-quorum", "too-few"]
# A ballot: an answer for each proposal, or under CHOICE the one proposal or ABSTAIN.
Choices = Mapping[str, str]

FOR, AGAINST, ABSTAIN = "for", "against", "abstain"
ANSWERS = (FOR, AGAINST, ABSTAIN)
CHOICE = "choice"
WHOLE = 100


@dataclass(frozen=True, kw_only=True)
class Terms:
    """How a vote is taken: on what (uuids of proposals), the quorum in percent of the electors.

    `fewest` is how many ballots must be cast for any to be read.
    """

    method: Method
    options: tuple[str, ...]
    quorum: int = 0
    majority: Majority = "simple"
    fewest: int = 0


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The votes on one proposal; in a vote for one of several there is only `votes_for`."""

    option: str
    votes_for: int
    votes_against: int = 0
    abstained: int = 0
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a vote led to; `leading` are the chosen one, or those of the tie or the run-off.

    `voted` is how many regions are marked as having voted: so many ballots there must be. `unread`
    are those that were destroyed unread, where there were fewer than `fewest`.
    """

    entitled: int
    voted: int
    cast: int
    unreadable: int
    needed: int
    quorate: bool
    tallies: tuple[Tally, ...]
    abstained: int = 0
    outcome: str = ""
    leading: tuple[str, ...] = ()
    digest: str = ""
    fewest: int = 0
    unread: int = 0

    @property
    def missing(self) -> int:
        """How many ballots are not there although a region voted; below zero: too many."""
        return self.voted - self.cast - self.unreadable - self.unread

    def document(self) -> dict[str, Any]:
        """Return the result as JSON holds it."""
        told: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return told


def check_ballot(terms: Terms, choices: Choices) -> None:
    """Refuse a ballot that does not answer exactly what is voted on; raises BallotInvalid."""
    if terms.method == "each":
        right = set(choices) == set(terms.options) and set(choices.values()) <= set(ANSWERS)
    else:
        right = set(choices) == {CHOICE} and choices[CHOICE] in {*terms.options, ABSTAIN}
    if not right:
        raise BallotInvalid


def count(
    terms: Terms,
    entitled: int,
    ballots: Sequence[Choices],
    *,
    voted: int | None = None,
    unreadable: int = 0,
    unread: int = 0,
) -> Result:
    """Count ballots, whatever their order; `entitled` is how many regions could vote.

    The quorum is met by ballots, abstentions included; a majority is one of the votes cast,
    abstentions apart. Of fewer ballots than a secret vote needs only their number counts: `unread`.
    Raises BallotInvalid for a ballot that is none.
    """
    for one in ballots:
        check_ballot(terms, one)
    if len(ballots) < terms.fewest:
        ballots, unread = [], unread + len(ballots)
    needed = -(-terms.quorum * entitled // WHOLE)
    quorate = len(ballots) + unread >= needed
    facts: dict[str, Any] = {
        "entitled": entitled,
        "voted": len(ballots) + unreadable + unread if voted is None else voted,
        "cast": len(ballots),
        "unreadable": unreadable,
        "needed": needed,
        "quorate": quorate,
        "digest": digest(ballots),
        "fewest": terms.fewest,
        "unread": unread,
    }
    if len(ballots) < terms.fewest:
        return _too_few(terms, facts)
    if terms.method == "each":
        tallies = tuple(_each(terms, one, ballots, quorate=quorate) for one in terms.options)
        return Result(**facts, tallies=tallies)
    return _one_of(terms, ballots, facts)


def _too_few(terms: Terms, facts: Mapping[str, Any]) -> Result:
    """Say of everything that there were too few ballots to read any."""
    outcome: Each = "too-few"
    by_itself = terms.method == "each"
    tallies = (
        Tally(option=one, votes_for=0, outcome=outcome if by_itself else "")
        for one in terms.options
    )
    return Result(**facts, tallies=tuple(tallies), outcome="" if by_itself else outcome)


def digest(ballots: Iterable[Choices]) -> str:
    """Return what tells the same ballots again, in whatever order they lie (SHA-256)."""
    lines = sorted(json.dumps(dict(one), sort_keys=True, ensure_ascii=False) for one in ballots)
    return sha256("\n".join(lines).encode()).hexdigest()


def _each(terms: Terms, option: str, ballots: Iterable[Choices], *, quorate: bool) -> Tally:
    """Count the answers to one proposal."""
    given = Counter(one[option] for one in ballots)
    outcome: Each = _verdict(terms.majority, given[FOR], given[AGAINST])
    return Tally(
        option=option,
        votes_for=given[FOR],
        votes_against=given[AGAINST],
        abstained=given[ABSTAIN],
        outcome=outcome if quorate else "no-quorum",
    )


def _verdict(majority: Majority, votes_for: int, votes_against: int) -> Each:
    """Decide on one proposal by the votes cast."""
    cast = votes_for + votes_against
    if not cast:
        return "nobody"
    if enough(majority, votes_for, cast):
        return "carried"
    return "tie" if majority == "simple" and votes_for == votes_against else "lost"


def enough(majority: Majority, votes: int, cast: int) -> bool:
    """Tell whether votes are more than half, or at least two thirds, of the votes cast."""
    return 3 * votes >= 2 * cast if majority == "two-thirds" else 2 * votes > cast


def _one_of(terms: Terms, ballots: Iterable[Choices], facts: Mapping[str, Any]) -> Result:
    """Count who was chosen among several."""
    given = Counter(one[CHOICE] for one in ballots)
    votes = {option: given[option] for option in terms.options}
    outcome, leading = _chosen(terms.majority, votes) if facts["quorate"] else ("no-quorum", ())
    tallies = tuple(Tally(option=one, votes_for=number) for one, number in votes.items())
    return Result(
        **facts,
        tallies=tallies,
        abstained=given[ABSTAIN],
        outcome=outcome,
        leading=tuple(option for option in terms.options if option in leading),
    )


def _chosen(majority: Majority, votes: Mapping[str, int]) -> tuple[OneOf, Collection[str]]:
    """Decide who is chosen; else between whom a run-off is needed: the first, or first and second.

    Where everybody who got votes got the same number, a run-off has nobody to leave out: a tie.
    """
    cast = sum(votes.values())
    if not cast:
        return "nobody", ()
    ranks = sorted({number for number in votes.values() if number}, reverse=True)
    first = [option for option, number in votes.items() if number == ranks[0]]
    if len(first) == 1 and enough(majority, ranks[0], cast):
        return "chosen", first
    if len(ranks) == 1:
        return "tie", first
    if len(first) > 1:
        return "run-off", first
    return "run-off", [option for option, number in votes.items() if number in ranks[:2]]
