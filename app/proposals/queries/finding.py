"""Finding one proposal, its versions and its parties."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, defer, joinedload, selectinload

from app.calls.models import Call
from app.proposals.models import Party, Proposal, ProposalArea, ProposalVersion

# In these a party may still answer.
ANSWERABLE = frozenset({"draft", "submitted", "revise"})
# What says who may see a proposal: its call, its parties, and whom a conflict shuts out.
SEEN = (
    joinedload(Proposal.call, innerjoin=True).options(
        joinedload(Call.programme, innerjoin=True), joinedload(Call.edition)
    ),
    joinedload(Proposal.region),
    selectinload(Proposal.parties).joinedload(Party.region),
    selectinload(Proposal.shut_outs),
)
# What its pages show besides.
PARTS = (
    joinedload(Proposal.place_region),
    joinedload(Proposal.continues),
    joinedload(Proposal.code),
    selectinload(Proposal.texts),
    selectinload(Proposal.values),
    selectinload(Proposal.areas),
    selectinload(Proposal.budget),
    selectinload(Proposal.papers),
)


def proposal(session: Session, uuid: str) -> Proposal | None:
    """Return a proposal with all that its pages show; eight statements."""
    return session.scalar(_whole().where(Proposal.uuid == uuid))


def by_uuid(session: Session, uuid: str) -> Proposal | None:
    """Return a proposal with what says who may see it; three statements."""
    return session.scalar(select(Proposal).where(Proposal.uuid == uuid).options(*SEEN))


# What actions on parties, votes and reviews need of a proposal.
with_parties = by_uuid


def held(session: Session, proposal_id: int) -> Proposal:
    """Return a proposal as it stands with all its parts; nobody else changes it meanwhile.

    Every part is read anew: what was loaded before may be older than the lock.
    """
    session.execute(select(Proposal.id).where(Proposal.id == proposal_id).with_for_update())
    found = _whole().where(Proposal.id == proposal_id)
    return session.scalars(found.execution_options(populate_existing=True)).one()


def several(session: Session, proposal_ids: Collection[int]) -> Sequence[Proposal]:
    """Return proposals with all that their pages show, read anew; eight statements."""
    found = _whole().where(Proposal.id.in_(proposal_ids)).order_by(Proposal.id)
    return session.scalars(found.execution_options(populate_existing=True)).all()


def _whole() -> Select[Proposal]:
    """Select proposals with all that their pages show."""
    return select(Proposal).options(*SEEN, *PARTS)


def versions(session: Session, proposal_id: int) -> Sequence[ProposalVersion]:
    """Return the versions submitted without their contents, the newest first."""
    return session.scalars(
        select(ProposalVersion)
        .where(ProposalVersion.proposal_id == proposal_id)
        .options(defer(ProposalVersion.content, raiseload=True))
        .order_by(ProposalVersion.number.desc())
    ).all()


def version(
    session: Session, proposal_id: int, number: int | None = None
) -> ProposalVersion | None:
    """Return a version with its content; without a number the newest."""
    found = select(ProposalVersion).where(ProposalVersion.proposal_id == proposal_id)
    if number is not None:
        found = found.where(ProposalVersion.number == number)
    return session.scalars(found.order_by(ProposalVersion.number.desc()).limit(1)).first()


def party(session: Session, uuid: str, party_id: int) -> Party | None:
    """Return a party of a proposal, with the proposal and what says who may see it."""
    return session.scalar(
        select(Party)
        .join(Party.proposal)
        .where(Party.id == party_id, Proposal.uuid == uuid)
        .options(joinedload(Party.region), contains_eager(Party.proposal).options(*SEEN))
    )


def party_by_token(session: Session, token_hash: str) -> Party | None:
    """Return the party to whom a link was mailed, with the proposal and all its parts."""
    return session.scalar(
        select(Party)
        .join(Party.proposal)
        .where(Party.token_hash == token_hash)
        .options(contains_eager(Party.proposal).options(*SEEN, *PARTS))
    )


def area_rows(session: Session, proposal_id: int) -> Sequence[ProposalArea]:
    """Return the rows that say which areas a proposal is about."""
    return session.scalars(
        select(ProposalArea).where(ProposalArea.proposal_id == proposal_id)
    ).all()


def hold_party(session: Session, party: Party) -> None:
    """Read a party as it stands; nobody else answers for it before this transaction ends."""
    columns = party.__mapper__.column_attrs.keys()
    session.refresh(party, columns, with_for_update=True)
