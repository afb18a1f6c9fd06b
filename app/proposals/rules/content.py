"""All of a proposal as it stands, in a form that can be kept for good and compared."""

from collections.abc import Sequence
from typing import Any

from app.calls.type import Field, ProposalType
from app.core.words import Words
from app.proposals.models import BudgetLine, Party, Proposal, ProposalPaper, ProposalValue

Content = dict[str, Any]


def content_of(proposal: Proposal) -> Content:
    """Write down a proposal whose parts are loaded; no mail address, no person stands in it."""
    return {
        "original": proposal.original,
        "region": proposal.region.code if proposal.region else None,
        "organisation": proposal.organisation,
        "texts": {
            one.language: {"title": one.title, "summary": one.summary, "status": one.status}
            for one in sorted(proposal.texts, key=lambda one: one.language)
        },
        "areas": sorted(area.code for area in proposal.areas),
        "values": {one.field: one.value for one in sorted(proposal.values, key=_by_field)},
        "starts_on": proposal.starts_on.isoformat() if proposal.starts_on else None,
        "ends_on": proposal.ends_on.isoformat() if proposal.ends_on else None,
        "place": proposal.place,
        "place_region": proposal.place_region.code if proposal.place_region else None,
        "people": proposal.people,
        "people_note": proposal.people_note,
        "parties": [_party(one) for one in proposal.parties],
        "budget": [_line(one) for one in proposal.budget],
        "papers": [_paper(one) for one in newest_papers(proposal)],
        "continues": proposal.continues.uuid if proposal.continues else None,
    }


def _party(party: Party) -> Content:
    """Write down a party and its answer."""
    code = party.region.code if party.region else None
    return {"region": code, "organisation": party.organisation, "state": party.state}


def _line(line: BudgetLine) -> Content:
    """Write down a line of the budget; the amount as text, so that nothing rounds it."""
    amount = None if line.amount is None else str(line.amount)
    return {"what": line.what, "payer": line.payer, "amount": amount, "currency": line.currency}


def _paper(paper: ProposalPaper) -> Content:
    """Write down which version of a file belongs to it."""
    names = ("uuid", "line", "number", "name", "size", "digest")
    return {name: getattr(paper, name) for name in names}


def _by_field(value: ProposalValue) -> str:
    """Sort answers by their field."""
    return value.field


def newest_papers(proposal: Proposal) -> list[ProposalPaper]:
    """Return the newest version of each paper that was not removed, in the order of their lines."""
    newest: dict[str, ProposalPaper] = {}
    for paper in sorted(proposal.papers, key=lambda one: one.number):
        newest[paper.line] = paper
    return [paper for paper in newest.values() if paper.removed_at is None]


def title_of(content: Content) -> Words:
    """Return the titles by language."""
    return Words({code: one["title"] for code, one in content["texts"].items() if one["title"]})


def summary_of(content: Content) -> Words:
    """Return the summaries by language."""
    return Words({code: one["summary"] for code, one in content["texts"].items() if one["summary"]})


def missing(kind: ProposalType, content: Content) -> list[str | Field]:
    """Return what a submission needs and does not have: "title", "summary", fields of the type."""
    original = content["texts"].get(content["original"], {})
    parts: Sequence[str] = ("title", "summary")
    lacking: list[str | Field] = [part for part in parts if not original.get(part)]
    given = content["values"]
    return lacking + [one for one in kind.fields if one.required and not given.get(one.identifier)]


def same(one: Content, other: Content) -> bool:
    """Tell whether two contents say the same, whoever of the parties has answered meanwhile."""
    return _without_answers(one) == _without_answers(other)


def _without_answers(content: Content) -> Content:
    """Return a content without the states of its parties."""
    asked = [{**party, "state": ""} for party in content["parties"]]
    return {**content, "parties": asked}
