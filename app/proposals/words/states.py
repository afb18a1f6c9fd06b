"""The words of proposals: states, the names of parts, parties, who pays."""

from collections.abc import Callable, Mapping

from app.calls.type import Field
from app.core.languages import LANGUAGES, _, pgettext
from app.proposals.models import Party, Proposal


def state(code: str) -> str:
    """Say where a proposal stands."""
    words = {
        "draft": pgettext("proposal", "Draft, not submitted"),
        "submitted": pgettext("proposal", "Submitted"),
        "revise": pgettext("proposal", "To be revised and submitted again"),
        "withdrawn": pgettext("proposal", "Withdrawn"),
        "accepted": pgettext("proposal", "Accepted"),
        "rejected": pgettext("proposal", "Not accepted"),
    }
    return str(words[code])


def tone(code: str) -> str:
    """Return how a state is coloured."""
    tones = {"submitted": "settled", "accepted": "settled", "revise": "urgent", "draft": "waiting"}
    return tones.get(code, "past")


def text_status(code: str) -> str:
    """Say how far a text in one language is."""
    words = {
        "original": pgettext("text", "Original"),
        "in-work": pgettext("text", "Translation in work"),
        "done": pgettext("text", "Translation done"),
        "outdated": pgettext("text", "Outdated: the original has changed"),
    }
    return str(words[code])


def text_tone(code: str) -> str:
    """Return how the status of a text is coloured."""
    tones = {"original": "settled", "done": "settled", "outdated": "urgent"}
    return tones.get(code, "waiting")


def party_state(code: str) -> str:
    """Say what a party answered."""
    words = {
        "asked": pgettext("party", "Asked, no answer yet"),
        "confirmed": pgettext("party", "Confirmed"),
        "declined": pgettext("party", "Declined"),
    }
    return str(words[code])


def party_tone(code: str) -> str:
    """Return how a party's answer is coloured."""
    return {"asked": "waiting", "confirmed": "settled", "declined": "past"}[code]


def payer(code: str) -> str:
    """Say who pays."""
    words = {
        "sender": pgettext("payer", "Each region for its own people"),
        "host": pgettext("payer", "The host"),
        "proposer": pgettext("payer", "Whoever proposes"),
        "shared": pgettext("payer", "All together"),
        "other": pgettext("payer", "Somebody else"),
    }
    return str(words[code])


def usual_lines() -> list[tuple[str, str]]:
    """Return what a budget usually holds, and who pays it: the sender travels, the host keeps."""
    return [
        (_("Travel to the place and back"), "sender"),
        (_("Meals, lodging and local transport"), "host"),
    ]


PARTS: Mapping[str, Callable[[], str]] = {
    "title": lambda: _("Title"),
    "summary": lambda: _("Summary"),
    "original": lambda: _("Original language"),
    "organisation": lambda: _("Organisation"),
    "region": lambda: _("Region"),
    "areas": lambda: _("Areas of cooperation"),
    "starts_on": lambda: _("First day"),
    "ends_on": lambda: _("Last day"),
    "place": lambda: _("Place"),
    "place_region": lambda: _("Region of the place"),
    "people": lambda: _("People needed"),
    "people_note": lambda: _("Which people"),
    "parties": lambda: _("Proposed together with"),
    "budget": lambda: _("Budget"),
    "papers": lambda: _("Attachments"),
    "continues": lambda: _("Continues"),
}


def part(one: str | Field) -> str:
    """Name a part of a proposal, or a field of its type."""
    return str(one.label) if isinstance(one, Field) else str(PARTS[one]())


def party_name(party: Party, language: str) -> str:
    """Name a party."""
    return party.region.name.best(language) if party.region else party.organisation


def title(proposal: Proposal, language: str) -> str:
    """Return the title that others see, in the language asked for or another."""
    return proposal.title.best(language) or _("Proposal without a title")


def numbered(proposal: Proposal) -> str:
    """Name a proposal by its number, which it has once it was submitted."""
    if proposal.number is None:
        return _("Draft")
    return _("Proposal %(number)s", number=proposal.number)


def in_language(part_name: str, language: str) -> str:
    """Name a text in a language: what it is, then which language."""
    return _("%(part)s in %(language)s", part=part_name, language=LANGUAGES.get(language, language))
