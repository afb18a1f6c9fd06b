"""Adding, changing and removing phases of review."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from app.calls import queries, rules
from app.calls.actions.saving import as_written, remove, rewrite, write
from app.calls.errors import PhaseReviewed
from app.calls.models import Call, ReviewPhase
from app.calls.rules import PlannedPhase
from app.core.languages import language


def add_phase(
    session: Session, actor_id: int | None, call: Call, planned: PlannedPhase
) -> ReviewPhase:
    """Add a phase of review; raises PhaseReversed and PhasesOverlap."""
    queries.held(session, call.id)
    rules.check_phase(planned, queries.phases(session, call.id), language())
    made = ReviewPhase(call_id=call.id, **asdict(planned))
    session.add(made)
    session.flush()
    _tell(session, actor_id, "call.phase_added", call, made)
    return made


def change_phase(
    session: Session, actor_id: int | None, phase: ReviewPhase, planned: PlannedPhase
) -> None:
    """Change a phase of review; raises PhaseReversed and PhasesOverlap."""
    queries.held(session, phase.call_id)
    others = [one for one in queries.phases(session, phase.call_id) if one.id != phase.id]
    rules.check_phase(planned, others, language())
    if rewrite(session, phase, asdict(planned)):
        _tell(session, actor_id, "call.phase_changed", phase.call, phase)


def remove_phase(session: Session, actor_id: int | None, phase: ReviewPhase) -> None:
    """Remove a phase in which nobody reviewed; raises PhaseReviewed."""
    call = phase.call
    remove(session, phase, PhaseReviewed)
    _tell(session, actor_id, "call.phase_removed", call, phase)


def _tell(
    session: Session, actor_id: int | None, action: str, call: Call, phase: ReviewPhase
) -> None:
    """Write the record of a phase."""
    moments = {"opening": as_written(phase.opens_at), "deadline": as_written(phase.closes_at)}
    write(session, actor_id, action, call, {"phase": phase.name.best(language()), **moments})
