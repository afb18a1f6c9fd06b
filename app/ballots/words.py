"""Votes in words: how they are taken, where they stand, who may vote, and what came of them."""

from app.ballots import terms
from app.ballots.models import Poll
from app.ballots.rules import Standing
from app.core.languages import _, pgettext


def title(number: int) -> str:
    """Name a vote of a call."""
    return str(pgettext("poll", "Vote %(number)s", number=number))


def method(code: str) -> str:
    """Say what a ballot asks."""
    words = {
        "each": _("For or against each proposal"),
        "one-of": _("One of several candidacies"),
    }
    return str(words[code])


def secrecy(*, secret: bool) -> str:
    """Say whether a vote is secret."""
    return str(pgettext("secrecy", "Secret") if secret else pgettext("secrecy", "Open"))


def rule(*, secret: bool) -> str:
    """Say before casting what becomes known, and whether a ballot can be changed."""
    if secret:
        return str(
            _(
                "This vote is secret. Nobody can tell which ballot is your region's, not even the "
                "administrator. So your region votes once, and the ballot cannot be changed."
            )
        )
    return str(
        _(
            "This vote is open. After the count all members see how your region voted. "
            "Until the deadline you can change the ballot."
        )
    )


def few(poll: Poll) -> str:
    """Say what of a secret vote nobody can hide; the call's programme must be loaded."""
    return str(
        _(
            "With fewer than %(fewest)s ballots none is read, since the result would tell how each "
            "region voted. Where all answer alike, it tells so too.",
            fewest=terms.of_call(poll.call).fewest,
        )
    )


def majority(code: str) -> str:
    """Say how many of the votes cast are enough; abstentions are no votes cast."""
    words = {
        "simple": _("More than half of the votes cast, abstentions apart"),
        "two-thirds": _("At least two thirds of the votes cast, abstentions apart"),
    }
    return str(words[code])


def showing(code: str) -> str:
    """Say when members see the result."""
    words = {
        "at-once": _("As soon as it is counted"),
        "by-hand": _("When the coordinator shows it"),
    }
    return str(words[code])


def standing(code: Standing) -> str:
    """Say where a vote stands."""
    words = {
        "prepared": pgettext("poll", "Being prepared"),
        "coming": pgettext("poll", "Opens soon"),
        "open": pgettext("poll", "Open"),
        "closed": pgettext("poll", "Over, being counted"),
        "counted": pgettext("poll", "Counted"),
        "cancelled": pgettext("poll", "Cancelled"),
    }
    return str(words[code])


def tone(code: Standing) -> str:
    """Return how a vote is coloured, beside its words."""
    tones = {"open": "waiting", "coming": "waiting", "closed": "waiting", "counted": "settled"}
    return tones.get(code, "past" if code == "cancelled" else "plain")


def why(code: str) -> str:
    """Say why a region may vote or not."""
    words = {
        "entitled": _("Has a vote"),
        "class": _("No vote: its class of membership has none"),
        "not-yet": _("No vote: it becomes a member later"),
        "suspended": _("No vote: its membership is suspended"),
        "fees": _("No vote: its fees are unpaid"),
        "other": _("No vote: its vote rests"),
    }
    return str(words[code])


def pause(code: str) -> str:
    """Say why a vote rests."""
    words = {"fees": _("Fees are unpaid"), "other": pgettext("vote", "Another reason")}
    return str(words[code])


def answer(code: str) -> str:
    """Say what a ballot answers to a proposal."""
    words = {
        "for": pgettext("ballot", "For"),
        "against": pgettext("ballot", "Against"),
        "abstain": pgettext("ballot", "Abstain"),
    }
    return str(words[code])


def outcome(code: str) -> str:
    """Say what came of a vote, or of one proposal in it."""
    words = {
        "carried": pgettext("vote", "Carried"),
        "lost": pgettext("vote", "Not carried"),
        "tie": _("A tie: as many on either side"),
        "nobody": _("Nobody voted for or against"),
        "no-quorum": _("No quorum: too few regions voted"),
        "too-few": _("Too few ballots for a secret vote: none was read"),
        "chosen": pgettext("vote", "Chosen"),
        "run-off": _("No majority: a run-off is needed"),
        "not-chosen": pgettext("vote", "Not chosen"),
    }
    return str(words[code])


def outcome_tone(code: str) -> str:
    """Return how an outcome is coloured, beside its words."""
    if code in {"carried", "chosen"}:
        return "settled"
    return "past" if code in {"lost", "not-chosen"} else "waiting"


def quorum(poll: Poll) -> str:
    """Say how many regions must vote."""
    if not poll.quorum:
        return str(_("No quorum"))
    return str(_("%(percent)s percent of the regions with a vote", percent=poll.quorum))
