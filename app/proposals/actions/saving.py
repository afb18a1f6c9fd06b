"""Saving what is written at a proposal; a draft may be saved at any time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from app.core import clock
from app.proposals import queries, rules
from app.proposals.actions.keeping import check_changeable, record, show_as
from app.proposals.errors import DaysReversed
from app.proposals.models import (
    BudgetLine,
    Proposal,
    ProposalArea,
    ProposalText,
    ProposalValue,
)
from app.proposals.rules import Text


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the budget: what for, who pays, and how much if that is known."""

    what: str
    payer: str
    amount: Decimal | None
    currency: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All that is written at a proposal; texts by language, values by field."""

    texts: Mapping[str, Text]
    values: Mapping[str, str]
    area_ids: frozenset[int]
    organisation: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    place_region_id: int | None = None
    people: int | None = None
    people_note: str = ""
    budget: Sequence[Line] = ()


_PLAIN = ("organisation", "starts_on", "ends_on", "place", "place_region_id", "people")


def save(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    draft: Draft,
    received: datetime,
    by: int | None = None,
    once_in: timedelta | None = None,
) -> Proposal:
    """Save what is written, and return the proposal with all its parts as it now stands.

    `by` is the number of the co-writer whom the record names; parts that the same person is
    recorded to have written at within `once_in` are not recorded again. What was submitted already
    can be changed until the deadline, and counts once it is submitted again. Raises NotNow,
    SubmittedAndClosed and DaysReversed.
    """
    check_changeable(session, proposal, received)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise DaysReversed
    before = rules.content_of(proposal)
    now = clock.now()
    for name in (*_PLAIN, "people_note"):
        setattr(proposal, name, getattr(draft, name))
    _texts(session, proposal, draft, now)
    _values(session, proposal, draft)
    _areas(session, proposal, draft)
    _budget(session, proposal, draft)
    session.flush()
    saved = queries.held(session, proposal.id)
    after = rules.content_of(saved)
    if changed := [name for name in after if after[name] != before[name]]:
        saved.changed_at = now
        _record(session, actor_id, saved, changed, by, now - once_in if once_in else None)
    if saved.number is None:
        show_as(saved, after)
    session.flush()
    return saved


def _record(
    session: Session,
    actor_id: int | None,
    saved: Proposal,
    changed: Sequence[str],
    by: int | None,
    since: datetime | None,
) -> None:
    """Record which parts somebody wrote at, but for those recorded since a moment."""
    known: frozenset[str] = frozenset()
    if since is not None:
        known = queries.recorded_parts(session, saved.id, actor_id, by, since)
    if set(changed) <= known:
        return
    named = {"co_writer": by} if by else {}
    record(session, actor_id, "proposal.saved", saved, {"fields": changed, **named})


def _texts(session: Session, proposal: Proposal, draft: Draft, now: datetime) -> None:
    """Bring the texts in step."""
    stored = {one.language: one for one in proposal.texts}
    before = {
        code: Text(title=one.title, summary=one.summary, status=one.status)
        for code, one in stored.items()
    }
    kept = rules.settled(before, draft.texts, proposal.original)
    for language in stored.keys() - kept.keys():
        session.delete(stored[language])
    for language, text in kept.items():
        row = stored.get(language)
        if row is None:
            row = ProposalText(proposal_id=proposal.id, language=language, changed_at=now)
            session.add(row)
        if before.get(language) != text:
            row.title, row.summary, row.status = text.title, text.summary, text.status
            row.changed_at = now


def _values(session: Session, proposal: Proposal, draft: Draft) -> None:
    """Bring the answers to the type's fields in step; blank ones are not kept."""
    stored = {one.field: one for one in proposal.values}
    for field, row in stored.items():
        if not draft.values.get(field):
            session.delete(row)
    for field, value in draft.values.items():
        if not value:
            continue
        if field in stored:
            stored[field].value = value
        else:
            session.add(ProposalValue(proposal_id=proposal.id, field=field, value=value))


def _areas(session: Session, proposal: Proposal, draft: Draft) -> None:
    """Bring the areas in step."""
    stored = {one.area_id: one for one in queries.area_rows(session, proposal.id)}
    for area_id in stored.keys() - draft.area_ids:
        session.delete(stored[area_id])
    session.add_all(
        ProposalArea(proposal_id=proposal.id, area_id=area_id)
        for area_id in sorted(draft.area_ids - stored.keys())
    )


def _budget(session: Session, proposal: Proposal, draft: Draft) -> None:
    """Bring the lines of the budget in step, by their positions."""
    stored = {one.position: one for one in proposal.budget}
    for position in stored.keys() - set(range(len(draft.budget))):
        session.delete(stored[position])
    for position, line in enumerate(draft.budget):
        row = stored.get(position)
        if row is None:
            row = BudgetLine(
                proposal_id=proposal.id, position=position, what=line.what, payer=line.payer
            )
            session.add(row)
        row.what, row.payer = line.what, line.payer
        row.amount, row.currency = line.amount, line.currency
