"""What calls ask a kind to decide."""

from dataclasses import dataclass

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class ProposalTerms(Terms):
    """Which types of proposal a programme of this kind may call for, by slug."""

    types: tuple[str, ...]
