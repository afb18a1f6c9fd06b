"""Which regions may propose to a call."""

from collections.abc import Collection

from app.proposals.errors import MayNotPropose, OrganisationMissing


def check_proposer(proposers: Collection[str], member_class: str | None, organisation: str) -> None:
    """Refuse a region that the type of the call leaves out.

    `proposers` are those of the type; `member_class` is None where the region is no member now.
    Raises MayNotPropose; OrganisationMissing when an organisation could propose with the region.
    """
    if member_class is None:
        raise MayNotPropose
    if "region" in proposers or ("member" in proposers and member_class == "full"):
        return
    if "organisation" not in proposers:
        raise MayNotPropose
    if not organisation:
        raise OrganisationMissing
