"""What programmes ask a kind to decide."""

from dataclasses import dataclass

from app.programmes.kind import Terms


@dataclass(frozen=True, kw_only=True)
class RotationTerms(Terms):
    """How often a programme of this kind usually takes place, and how its hosts rotate."""

    cadence: str
    cadence_years: int | None = None
    rule: str
