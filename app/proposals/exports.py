"""A list of proposals as a file."""

from collections.abc import Iterator, Sequence

from app.core import told
from app.core.languages import _, pgettext
from app.core.sheets import Cell, Sheet
from app.proposals import words
from app.proposals.models import Proposal


def sheet(proposals: Sequence[Proposal], title: str, language: str) -> Sheet:
    """Lay proposals out, one a row; region, areas and parties must be loaded."""
    headings = [
        pgettext("proposal", "Number"),
        _("Title"),
        _("Region"),
        _("Organisation"),
        _("Proposed together with"),
        _("Areas of cooperation"),
        _("State"),
        _("Submitted (UTC)"),
        _("First day"),
        _("Last day"),
        _("Place"),
        _("People needed"),
    ]
    return Sheet(
        title=title,
        headings=headings,
        types=[int, str, str, str, str, str, str, str, str, str, str, int],
        rows=(list(_row(one, language)) for one in proposals),
        stamp=title,
    )


def _row(proposal: Proposal, language: str) -> Iterator[Cell]:
    """Yield a proposal's cells."""
    together = [one for one in proposal.parties if one.state == "confirmed"]
    yield proposal.number
    yield words.title(proposal, language)
    yield proposal.region.name.best(language) if proposal.region else ""
    yield proposal.organisation
    yield " · ".join(words.party_name(one, language) for one in together)
    yield " · ".join(area.name.best(language) for area in proposal.areas)
    yield words.state(proposal.state)
    yield f"{proposal.submitted_at:%Y-%m-%d %H:%M}" if proposal.submitted_at else ""
    yield proposal.starts_on.isoformat() if proposal.starts_on else ""
    yield proposal.ends_on.isoformat() if proposal.ends_on else ""
    yield told.plain(proposal.place)
    yield proposal.people
