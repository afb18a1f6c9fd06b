"""Who may read, write and submit which proposal; relations must be loaded as `queries` do."""

from app.accounts.models import Role
from app.accounts.policy import own_pairs, own_regions
from app.calls.models import Call
from app.core.access import Actor
from app.programmes.policy import coordinates
from app.proposals.models import CoWriter, Party, Proposal
from app.proposals.queries import WantedPaper

# In these nobody writes any more; a withdrawn proposal can be taken up again first.
CLOSED = frozenset({"withdrawn", "accepted", "rejected"})


def acts_for(user: Actor, call: Call, region_id: int | None) -> bool:
    """Tell whether the person coordinates exactly that region in the call's programme."""
    return region_id is not None and user.holds(
        Role.REGION_COORDINATOR, programme_id=call.programme_id, region_id=region_id
    )


def acts_for_some(user: Actor) -> bool:
    """Tell whether the person coordinates any region in any programme."""
    return bool(own_pairs(user))


def may_start(user: Actor, call: Call) -> bool:
    """Let whoever coordinates a region of the programme begin a proposal to a published call."""
    return call.published_at is not None and bool(own_regions(user, call.programme_id))


def may_list(user: Actor, call: Call) -> bool:
    """Let coordinators of the programme and of its regions list what of a call is theirs."""
    return may_start(user, call) or oversees_call(user, call)


def oversees_call(user: Actor, call: Call) -> bool:
    """Tell whether the person coordinates the call's programme: all that was submitted is seen."""
    return coordinates(user, call.programme_id)


def leads(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person coordinates the region that proposes."""
    return acts_for(user, proposal.call, proposal.region_id)


def co_proposes(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person coordinates a region that confirmed to propose together."""
    return any(
        party.state == "confirmed" and acts_for(user, proposal.call, party.region_id)
        for party in proposal.parties
    )


def is_asked(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person coordinates a region that is asked to propose together."""
    return any(may_answer(user, party, proposal.call) for party in proposal.parties)


def may_answer(user: Actor, party: Party, call: Call) -> bool:
    """Tell whether the person may confirm or decline for a region that is asked."""
    return party.state == "asked" and acts_for(user, call, party.region_id)


def proposes(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person writes for a region that proposes: they see what is being written."""
    return leads(user, proposal) or co_proposes(user, proposal)


def shut_out(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person declared a conflict of interest about the proposal."""
    return user.actor_id in {one.user_id for one in proposal.shut_outs}


def oversees(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person coordinates the programme to which the proposal was submitted."""
    submitted = proposal.number is not None
    return submitted and oversees_call(user, proposal.call) and not shut_out(user, proposal)


def may_read(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person may read the proposal: its parties, and coordinators once submitted.

    Reviewers read it on the pages of reviews.
    """
    return (
        proposes(user, proposal)
        or oversees(user, proposal)
        or (proposal.state not in CLOSED and is_asked(user, proposal))
    )


def reads_drafts(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person reads what is being written, not only what was submitted."""
    asked = proposal.state not in CLOSED and is_asked(user, proposal)
    return asked or proposes(user, proposal)


def may_take_paper(user: Actor, wanted: WantedPaper) -> bool:
    """Let who reads a draft take its papers, and who reads what was submitted those of it.

    An accepted proposal that anyone may read shows no papers to anyone.
    """
    proposal = wanted.paper.proposal
    return reads_drafts(user, proposal) or (wanted.submitted and may_read(user, proposal))


def may_change_paper(user: Actor, wanted: WantedPaper) -> bool:
    """Let who writes at a proposal take its papers off and put them back."""
    return may_write(user, wanted.paper.proposal)


def is_public(proposal: Proposal) -> bool:
    """Tell whether anyone may read what was accepted; a rejected proposal never is public."""
    return proposal.state == "accepted" and proposal.call.type.public


def may_see(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person may see a proposal's page at all."""
    return is_public(proposal) or may_read(user, proposal)


def may_write(user: Actor, proposal: Proposal) -> bool:
    """Tell whether the person may write at the proposal, whatever the deadline says."""
    return proposal.state not in CLOSED and proposes(user, proposal)


def may_submit(user: Actor, proposal: Proposal) -> bool:
    """Let the coordinators of the proposing region submit."""
    return proposal.state not in CLOSED and leads(user, proposal)


def may_withdraw(user: Actor, proposal: Proposal) -> bool:
    """Let the coordinators of the proposing region withdraw, until it is decided."""
    return may_submit(user, proposal)


def may_take_up(user: Actor, proposal: Proposal) -> bool:
    """Let the coordinators of the proposing region take up again what they withdrew."""
    return proposal.state == "withdrawn" and leads(user, proposal)


def may_ask(user: Actor, proposal: Proposal) -> bool:
    """Let the coordinators of the proposing region ask others to propose together."""
    return may_submit(user, proposal)


def may_invite(user: Actor, proposal: Proposal) -> bool:
    """Let the coordinators of the proposing region give others a link to write with."""
    return may_submit(user, proposal)


def may_revoke(user: Actor, co_writer: CoWriter) -> bool:
    """Let the coordinators of the proposing region end such a link, at any time."""
    return leads(user, co_writer.proposal)


def may_compare(user: Actor, proposal: Proposal) -> bool:
    """Let those who read a proposal see its versions and what changed between them."""
    return proposes(user, proposal) or oversees(user, proposal)


def may_ask_party(user: Actor, party: Party) -> bool:
    """Let the coordinators of the proposing region ask a party again, or take it off."""
    return may_ask(user, party.proposal)


def may_answer_party(user: Actor, party: Party) -> bool:
    """Tell whether the person may confirm or decline for the region that is asked."""
    return may_answer(user, party, party.proposal.call)
