"""What a phase of review may be: it ends after it begins, and no other is open meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.calls.errors import PhaseReversed, PhasesOverlap
from app.calls.models import ReviewPhase
from app.core.words import Words


@dataclass(frozen=True, kw_only=True)
class PlannedPhase:
    """A phase as a coordinator writes it; moments in UTC."""

    name: Words
    opens_at: datetime
    closes_at: datetime
    who: str
    blind: bool
    others: str
    may_decide: bool


def check_phase(planned: PlannedPhase, others: Iterable[ReviewPhase], language: str) -> None:
    """Refuse a phase that ends before it begins, or is open while another is.

    A phase may begin in the very moment in which another ends. Raises PhaseReversed, or
    PhasesOverlap with the other's name in the language given, on the moment that lies inside it.
    """
    if planned.closes_at <= planned.opens_at:
        raise PhaseReversed
    for other in others:
        if planned.opens_at < other.closes_at and other.opens_at < planned.closes_at:
            begins_inside = other.opens_at <= planned.opens_at
            field = "opens_at" if begins_inside else "closes_at"
            raise PhasesOverlap(other.name.best(language), field)
