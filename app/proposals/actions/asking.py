"""Asking other regions and organisations to propose together."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.queries import coordinators
from app.core import clock, sealing
from app.core.folding import folded
from app.history.models import Record
from app.programmes.queries import current_membership
from app.proposals import mail, queries
from app.proposals.actions.keeping import check_changeable, record, step
from app.proposals.errors import (
    NobodyAnswers,
    PartyAnswered,
    PartyKnown,
    PartyUnknown,
    RemindedToday,
    TooManyAsked,
)
from app.proposals.models import Party, Proposal
from app.regions.models import Region

LINK_DAYS = 30
MOST_ASKED = 20
DAY = timedelta(days=1)
Address = Callable[[str, str], str]


def ask_region(session: Session, actor_id: int | None, proposal: Proposal, region: Region) -> Party:
    """Ask a region of the programme to propose together; its coordinators answer.

    The proposal must be held. Raises NotNow, SubmittedAndClosed, PartyKnown, PartyUnknown,
    NobodyAnswers, TooManyAsked.
    """
    _check(session, proposal)
    if any(party.region_id == region.id for party in proposal.parties):
        raise PartyKnown
    programme_id = proposal.call.programme_id
    member = current_membership(session, programme_id, region.id)
    if member is None or member.left_reason == "suspended" or region.id == proposal.region_id:
        raise PartyUnknown
    readers = coordinators(session, programme_id, {region.id})
    if not readers:
        raise NobodyAnswers
    made = Party(
        proposal_id=proposal.id,
        region_id=region.id,
        asked_at=clock.now(),
        asked_by_id=actor_id,
    )
    _keep(session, actor_id, proposal, made, region)
    mail.region_asked(session, readers, proposal, region)
    return made


def ask_organisation(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    name: str,
    contact: str,
    language: str,
    address: Address,
) -> Party:
    """Ask an organisation by a mailed link; `address` makes the address of a secret in a language.

    The proposal must be held. Raises NotNow, SubmittedAndClosed, PartyKnown, TooManyAsked.
    """
    _check(session, proposal)
    if folded(name) in {folded(one.organisation) for one in proposal.parties if one.organisation}:
        raise PartyKnown
    made = Party(
        proposal_id=proposal.id,
        organisation=name,
        contact_mail=contact,
        language=language,
        asked_at=clock.now(),
        asked_by_id=actor_id,
    )
    secret = _renew(made)
    _keep(session, actor_id, proposal, made, None)
    mail.organisation_asked(session, proposal, made, address(secret, language))
    return made


def remind(session: Session, actor_id: int | None, party: Party, address: Address) -> None:
    """Ask once more who has not answered; an organisation's new link ends the one before.

    Raises PartyAnswered, RemindedToday, TooManyAsked.
    """
    proposal = party.proposal
    step("save", proposal)
    queries.hold_party(session, party)
    if party.state != "asked":
        raise PartyAnswered
    lately = _bounded(session, proposal)
    if any(
        one.action == queries.REMINDED and _named(party).items() <= one.details.items()
        for one in lately
    ):
        raise RemindedToday
    if party.region is not None:
        programme_id = proposal.call.programme_id
        readers = coordinators(session, programme_id, {party.region.id})
        mail.region_asked(session, readers, proposal, party.region)
    else:
        secret = _renew(party)
        mail.organisation_asked(session, proposal, party, address(secret, party.language))
    session.flush()
    record(session, actor_id, queries.REMINDED, proposal, _named(party))


def drop(session: Session, actor_id: int | None, party: Party) -> None:
    """Take a party off a proposal, whatever it answered; raises NotNow, SubmittedAndClosed."""
    proposal = queries.held(session, party.proposal_id)
    _check(session, proposal)
    record(session, actor_id, "party.dropped", proposal, _named(party))
    session.delete(party)
    session.flush()


def _check(session: Session, proposal: Proposal) -> None:
    """Refuse other parties once it is under review.

    They shut their reviewers out: whoever proposes would choose who judges.
    """
    check_changeable(session, proposal, clock.now())


def _bounded(session: Session, proposal: Proposal) -> Sequence[Record]:
    """Return what was asked within a day; raises TooManyAsked: the mails go to any address."""
    lately = queries.asked_lately(session, proposal.id, clock.now() - DAY)
    if len(lately) >= MOST_ASKED:
        raise TooManyAsked(MOST_ASKED)
    return lately


def _keep(
    session: Session, actor_id: int | None, proposal: Proposal, made: Party, region: Region | None
) -> None:
    """Store a party and record that it was asked."""
    _bounded(session, proposal)
    session.add(made)
    session.flush()
    set_committed_value(made, "region", region)
    record(session, actor_id, "party.asked", proposal, _named(made))


def _renew(party: Party) -> str:
    """Give a party a new link; returns its secret."""
    secret = sealing.token()
    party.token_hash = sealing.digest(secret)
    party.link_ends_at = clock.now() + timedelta(days=LINK_DAYS)
    return secret


def _named(party: Party) -> dict[str, object]:
    """Return what a record says of a party."""
    return {"party": party.region.code if party.region else party.organisation}
