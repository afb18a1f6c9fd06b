"""Of which proposals a person reads no title on the pages that all who take part share."""

from collections.abc import Collection

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from app.accounts.models import Role, User
from app.accounts.policy import own_regions
from app.core.access import Actor
from app.proposals.models import Party, Proposal, ShutOut
from app.regions.models import Region, Tie

# A party that declined proposes nothing.
STANDING = ("asked", "confirmed")


def shut_out(
    session: Session, user: Actor, programme_id: int, proposal_ids: Collection[int]
) -> set[int]:
    """Return the ids of the proposals that a conflict of interest hides from a person.

    Those about which they declared one; and for whoever judges, of which their region is a party,
    or is tied to one. A region that is asked and votes has to know what about: its coordinators
    read titles for it, whatever else they are. One statement.
    """
    found = [select(ShutOut.proposal_id).where(ShutOut.user_id == user.actor_id)]
    if not own_regions(user, programme_id) and (judging := _judging(user, programme_id)):
        near = union(
            select(Tie.a_id).where(Tie.b_id.in_(judging)),
            select(Tie.b_id).where(Tie.a_id.in_(judging)),
            select(Region.id).where(Region.id.in_(judging)),
        )
        stands = Party.state.in_(STANDING)
        found += [
            select(Proposal.id).where(Proposal.region_id.in_(near)),
            select(Party.proposal_id).where(Party.region_id.in_(near), stands),
        ]
    every = union(*found).subquery()
    return set(session.scalars(select(every.c[0]).where(every.c[0].in_(proposal_ids))))


def _judging(user: Actor, programme_id: int) -> frozenset[int]:
    """Return the regions of a person's roles as reviewer in a programme."""
    grants = user.grants if isinstance(user, User) else ()
    return frozenset(
        grant.region_id
        for grant in grants
        if grant.role == Role.REVIEWER
        and grant.programme_id == programme_id
        and grant.region_id is not None
    )
