"""The ranking as a file."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.ballots import words as ballot_words
from app.core.languages import _, pgettext
from app.core.sheets import Cell, Sheet
from app.decisions import words
from app.decisions.queries import Line


def sheet(lines: Sequence[Line], title: str, language: str) -> Sheet:
    """Lay the ranking out, one proposal a row."""
    headings = [
        pgettext("ranking", "Place"),
        _("Number"),
        _("Title"),
        _("Region"),
        _("Organisation"),
        _("Mean of the totals"),
        _("Standard deviation"),
        _("From the lowest to the highest"),
        _("Reviews done"),
        _("Reviews missing"),
        _("Will take part"),
        _("Interested"),
        _("Will not take part"),
        _("Vote"),
        _("How it stands"),
    ]
    texts = {2, 3, 4, 5, 6, 7, 13, 14}
    return Sheet(
        title=title,
        headings=headings,
        types=[str if place in texts else int for place in range(len(headings))],
        rows=(list(_row(one, language)) for one in lines),
        stamp=title,
    )


def _row(line: Line, language: str) -> Iterator[Cell]:
    """Yield a proposal's cells."""
    row, proposal = line.row, line.proposal
    yield row.place
    yield row.number
    yield proposal.title.best(language)
    yield proposal.region.name.best(language) if proposal.region else ""
    yield proposal.organisation
    yield from (_figure(one) for one in (row.mean, row.spread, row.disagreement))
    yield row.done
    yield row.missing
    yield line.counts.will
    yield line.counts.interested
    yield line.counts.will_not
    yield ballot_words.outcome(line.vote.outcome) if line.vote else ""
    yield words.standing(row.stands)


def _figure(value: Decimal | None) -> str:
    """Write a figure with a point, whatever the language: files are read by programs too."""
    return "" if value is None else str(value)
