"""Taking over what an earlier proposal said, for one that continues it."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.proposals import queries
from app.proposals.models import (
    BudgetLine,
    Proposal,
    ProposalArea,
    ProposalText,
    ProposalValue,
)


def copy(session: Session, source: Proposal, made: Proposal, title: str, now: datetime) -> None:
    """Give a new draft the parts of an earlier proposal; its parties are asked anew by hand.

    Dates are left out; translations have to be looked at again.
    """
    whole = queries.held(session, source.id)
    _texts(session, whole, made, title, now)
    session.add_all(
        ProposalValue(proposal_id=made.id, field=one.field, value=one.value)
        for one in whole.values
        if made.call.type.field(one.field) is not None
    )
    session.add_all(ProposalArea(proposal_id=made.id, area_id=area.id) for area in whole.areas)
    session.add_all(
        BudgetLine(proposal_id=made.id, **_line(line), position=place)
        for place, line in enumerate(whole.budget)
    )
    made.place, made.place_region_id = whole.place, whole.place_region_id
    made.people, made.people_note = whole.people, whole.people_note


def _line(line: BudgetLine) -> dict[str, Any]:
    """Return what a budget line says."""
    return {
        "what": line.what,
        "payer": line.payer,
        "amount": line.amount,
        "currency": line.currency,
    }


def _texts(session: Session, whole: Proposal, made: Proposal, title: str, now: datetime) -> None:
    """Take the summaries over; the original is the language chosen now, with the title typed."""
    texts = {one.language: one for one in whole.texts}
    first = texts.get(made.original)
    session.add(
        ProposalText(
            proposal_id=made.id,
            language=made.original,
            title=title,
            summary=first.summary if first else "",
            status="original",
            changed_at=now,
        )
    )
    session.add_all(
        ProposalText(
            proposal_id=made.id,
            language=one.language,
            title=one.title,
            summary=one.summary,
            status="outdated",
            changed_at=now,
        )
        for one in texts.values()
        if one.language != made.original
    )
