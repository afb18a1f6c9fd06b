"""What regions say about taking part, in words."""

from app.calls.models import Call
from app.core.languages import _, language, pgettext
from app.intentions.rules import Counts, Said, Standing
from app.proposals.models import Proposal


def said(code: Said) -> str:
    """Say what a region answered."""
    words = {
        "will": _("Will take part"),
        "interested": pgettext("intention", "Interested"),
        "will-not": _("Will not take part"),
        "proposes": pgettext("intention", "Proposes it"),
        "silent": _("No answer yet"),
    }
    return str(words[code])


def short(code: Said) -> str:
    """Say it in a word, for the narrow cells of the matrix."""
    words = {
        "will": pgettext("intention", "Yes"),
        "interested": pgettext("intention", "Maybe"),
        "will-not": pgettext("intention", "No"),
        "proposes": pgettext("intention", "Proposes"),
        "silent": "–",
    }
    return str(words[code])


def tone(code: Said) -> str:
    """Return how an answer is coloured, beside its words."""
    tones = {
        "will": "settled",
        "interested": "waiting",
        "will-not": "past",
        "proposes": "plain",
        "silent": "unknown",
    }
    return tones[code]


def standing(code: Standing) -> str:
    """Say where the survey stands."""
    words = {
        "none": _("There is no survey."),
        "coming": _("The survey opens when the call is closed."),
        "open": _("The survey is open."),
        "over": _("The survey is over."),
    }
    return str(words[code])


def counts(found: Counts) -> str:
    """Say how many regions answered what."""
    return str(
        _(
            "%(will)s will take part · %(interested)s interested · %(will_not)s will not",
            will=found.will,
            interested=found.interested,
            will_not=found.will_not,
        )
    )


def call_title(call: Call) -> str:
    """Name a call in the reader's language."""
    return call.title.best(language())


def heading(proposal: Proposal, *, hidden: bool = False) -> str:
    """Name a proposal by its number and title; of what one is shut out, by its number alone."""
    if hidden:
        return str(_("Proposal %(number)s", number=proposal.number))
    title = proposal.title.best(language())
    return str(_("%(number)s. %(title)s", number=proposal.number, title=title))
