"""The kept ballots as a file, and counting it again with nothing but the file."""

from collections.abc import Mapping
from typing import Any, cast

from app.ballots.errors import BallotInvalid, Unreckonable
from app.ballots.rules.counting import Choices, Majority, Method, Result, Terms, count

FORMAT = "kitamae-ballots/1"
METHODS = ("each", "one-of")
MAJORITIES = ("simple", "two-thirds")
WHOLE = 100


def recount(document: object) -> tuple[Result, bool]:
    """Count the ballots of a file; returns the result, and whether the file states the same.

    Raises Unreckonable for what is no such file, or where ballots and electors do not fit.
    """
    told = _checked(document)
    electors = [dict(one) for one in told["electors"]]
    ballots = [cast("Choices", one["choices"]) for one in told["ballots"]]
    unreadable = int(told["unreadable"])
    voted = sum(one["voted"] is True for one in electors)
    unread = int(told.get("unread", 0))
    if len(ballots) + unreadable + unread > voted:
        raise Unreckonable(f"{voted} regions voted, but there are {len(ballots)} ballots.")
    if any(one["voted"] is True and one["why"] != "entitled" for one in electors):
        raise Unreckonable("A region voted that had no vote.")
    entitled = sum(one["why"] == "entitled" for one in electors)
    try:
        found = count(
            _terms(told), entitled, ballots, voted=voted, unreadable=unreadable, unread=unread
        )
    except BallotInvalid as error:
        raise Unreckonable("A ballot does not answer what is voted on.") from error
    return found, found.document() == _stated(told["result"])


def _stated(result: object) -> object:
    """Return the result that a file states; before some ballots stayed unread it did not say so."""
    return {"fewest": 0, "unread": 0} | result if isinstance(result, dict) else result


def _terms(told: Mapping[str, Any]) -> Terms:
    """Return how the vote was taken."""
    return Terms(
        method=cast("Method", told["method"]),
        options=tuple(one["proposal"] for one in told["options"]),
        quorum=int(told["quorum"]),
        majority=cast("Majority", told["majority"]),
        fewest=int(told.get("fewest", 0)),
    )


def _checked(document: object) -> Mapping[str, Any]:
    """Return a document of the right shape; raises Unreckonable."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreckonable(f"This is not a file of ballots: its format is not {FORMAT}.")
    told = cast("dict[str, Any]", document)
    right = (
        told.get("method") in METHODS
        and told.get("majority") in MAJORITIES
        and isinstance(told.get("quorum"), int)
        and 0 <= told["quorum"] <= WHOLE
        and all(isinstance(told.get(one, 0), int) for one in ("fewest", "unread"))
        and isinstance(told.get("unreadable"), int)
        and "result" in told
        and _rows(told.get("options"), {"proposal"})
        and _rows(told.get("electors"), {"voted", "why", "region"})
        and _rows(told.get("ballots"), {"choices"})
        and all(_choices(one["choices"]) for one in told["ballots"])
    )
    if not right:
        raise Unreckonable("Something is missing in this file of ballots, or of another kind.")
    regions = [one["region"] for one in told["electors"]]
    if len(set(regions)) != len(regions):
        raise Unreckonable("A region stands twice among the electors.")
    return told


def _rows(found: object, names: set[str]) -> bool:
    """Tell whether something is a list of objects with these names."""
    return isinstance(found, list) and all(
        isinstance(one, dict) and names <= set(one) for one in found
    )


def _choices(found: object) -> bool:
    """Tell whether something can be what a ballot says."""
    return isinstance(found, dict) and all(isinstance(one, str) for one in found.values())
