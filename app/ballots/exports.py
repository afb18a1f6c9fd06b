"""The kept ballots of a vote as a file that anyone can count again."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from app.ballots.models import Elector, Poll
from app.ballots.rules import FORMAT, Choices


def document(
    poll: Poll,
    electors: Sequence[Elector],
    ballots: Sequence[tuple[int | None, Choices]],
    hidden: Collection[int] = (),
) -> dict[str, Any]:
    """Write a counted vote down: how it was taken, who could vote, the ballots, the result.

    The ballots stand in the order of what they say; only those of an open vote name their regions.
    `hidden` are the proposals whose titles a conflict of interest hides from the reader.
    """
    codes = {one.region_id: one.region.code for one in electors}
    result = poll.result or {}
    return {
        "format": FORMAT,
        "call": dict(poll.call.title),
        "number": poll.number,
        "method": poll.method,
        "secret": poll.secret,
        "majority": poll.majority,
        "quorum": poll.quorum,
        "zone": poll.zone,
        "opens_at": poll.opens_at.isoformat(),
        "closes_at": poll.closes_at.isoformat(),
        "rights_on": poll.rights_on and poll.rights_on.isoformat(),
        "options": _options(poll, hidden),
        "electors": _electors(electors),
        "fewest": result.get("fewest", 0),
        "unreadable": result.get("unreadable", 0),
        "unread": result.get("unread", 0),
        "ballots": sorted((_ballot(codes, *one) for one in ballots), key=_order),
        "result": result,
    }


def _options(poll: Poll, hidden: Collection[int]) -> list[dict[str, Any]]:
    """Write down what is voted on; a hidden proposal keeps its number and loses its title."""
    return [
        {
            "proposal": one.proposal.uuid,
            "number": one.proposal.number,
            "title": {} if one.proposal_id in hidden else dict(one.proposal.title),
        }
        for one in poll.options
    ]


def _electors(electors: Sequence[Elector]) -> list[dict[str, Any]]:
    """Write down who could vote, why, and whether they did."""
    return [
        {
            "region": one.region.code,
            "name": dict(one.region.name),
            "why": one.why,
            "voted": one.voted,
        }
        for one in sorted(electors, key=lambda one: one.region.code)
    ]


def _ballot(codes: dict[int, str], region_id: int | None, choices: Choices) -> dict[str, Any]:
    """Write one ballot down."""
    told: dict[str, Any] = {"choices": dict(choices)}
    return told if region_id is None else {"region": codes[region_id], **told}


def _order(ballot: dict[str, Any]) -> str:
    """Order ballots by what they say."""
    return json.dumps(ballot, sort_keys=True)
