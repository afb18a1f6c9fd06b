"""Decisions in words: outcomes, where proposals stand for deciders, what a release does."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from app.core.languages import _, language, listed, number, pgettext
from app.decisions.rules import Standing


def outcome(code: str) -> str:
    """Say what is decided."""
    words = {
        "accepted": pgettext("decision", "Accept"),
        "rejected": pgettext("decision", "Do not accept"),
        "revise": pgettext("decision", "Ask to revise and submit again"),
        "deferred": pgettext("decision", "Defer"),
    }
    return str(words[code])


def released(code: str) -> str:
    """Say what was decided."""
    words = {
        "accepted": pgettext("decision", "Accepted"),
        "rejected": pgettext("decision", "Not accepted"),
        "revise": pgettext("decision", "To be revised and submitted again"),
        "deferred": pgettext("decision", "Deferred"),
    }
    return str(words[code])


def released_tone(code: str) -> str:
    """Return how a released decision is coloured, beside its words."""
    return {"accepted": "settled", "revise": "urgent", "deferred": "waiting"}.get(code, "past")


def standing(code: Standing) -> str:
    """Say where a proposal stands for those who decide."""
    words = {
        "ready": pgettext("ranking", "Ready to be decided"),
        "reviews-missing": pgettext("ranking", "Reviews are missing"),
        "not-reviewed": pgettext("ranking", "Nobody has reviewed it"),
        "resubmitted": pgettext("ranking", "Submitted again after a revision"),
        "pending-accepted": pgettext("ranking", "Pending: accept"),
        "pending-rejected": pgettext("ranking", "Pending: do not accept"),
        "pending-revise": pgettext("ranking", "Pending: ask to revise"),
        "pending-deferred": pgettext("ranking", "Pending: defer"),
        "revise": pgettext("ranking", "Being revised"),
        "deferred": pgettext("ranking", "Deferred"),
        "accepted": pgettext("ranking", "Accepted"),
        "rejected": pgettext("ranking", "Not accepted"),
    }
    return str(words[code])


def tone(code: Standing) -> str:
    """Return how a standing is coloured, beside its words."""
    if code in {"accepted", "ready"}:
        return "settled"
    if code == "reviews-missing":
        return "urgent"
    return "past" if code == "rejected" else "waiting"


def numbers(found: Iterable[int]) -> str:
    """List numbers of proposals."""
    return str(listed(found))


def proposal(number: int | None) -> str:
    """Name a proposal by its number."""
    return str(_("Proposal %(number)s", number=number))


def figure(value: Decimal | int | None) -> str:
    """Write a figure of the ranking; a dash where there is none."""
    return "–" if value is None else _figure(value, language())


@lru_cache(maxsize=20_000)
def _figure(value: Decimal | int, _language: str) -> str:
    """Write a figure as the page's language does; a page has hundreds, and many are the same."""
    return number(float(value))
