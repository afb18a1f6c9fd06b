"""Adding, changing, ordering and removing what reviewers score."""

from dataclasses import asdict

from sqlalchemy.orm import Session

from app.calls import queries, rules
from app.calls.actions.saving import remove, rewrite, write
from app.calls.errors import CriterionScored
from app.calls.models import Call, Criterion
from app.calls.rules import Measure
from app.core.languages import language


def add_criterion(
    session: Session, actor_id: int | None, call: Call, measure: Measure
) -> Criterion:
    """Add a criterion, the last of the call; raises ScaleReversed."""
    rules.check_measure(measure)
    queries.held(session, call.id)
    last = max((one.position for one in queries.criteria(session, call.id)), default=0)
    made = Criterion(call_id=call.id, position=last + 1, **asdict(measure))
    session.add(made)
    session.flush()
    _tell(session, actor_id, "call.criterion_added", call, made)
    return made


def change_criterion(
    session: Session, actor_id: int | None, criterion: Criterion, measure: Measure
) -> None:
    """Change a criterion; raises ScaleReversed. Totals follow when they are looked at next."""
    rules.check_measure(measure)
    queries.held(session, criterion.call_id)
    if rewrite(session, criterion, asdict(measure)):
        _tell(session, actor_id, "call.criterion_changed", criterion.call, criterion)


def move_criterion(session: Session, actor_id: int | None, criterion: Criterion, step: int) -> None:
    """Move a criterion up (-1) or down (1); at an end nothing happens."""
    call = criterion.call
    queries.held(session, call.id)
    order = list(queries.criteria(session, call.id))
    place = order.index(criterion)
    if not 0 <= place + step < len(order):
        return
    order[place], order[place + step] = order[place + step], criterion
    for position, one in enumerate(order, 1):
        one.position = position
    session.flush()
    _tell(session, actor_id, "call.criterion_moved", call, criterion)


def remove_criterion(session: Session, actor_id: int | None, criterion: Criterion) -> None:
    """Remove a criterion by which nobody scored; raises CriterionScored."""
    call = criterion.call
    remove(session, criterion, CriterionScored)
    _tell(session, actor_id, "call.criterion_removed", call, criterion)


def _tell(
    session: Session, actor_id: int | None, action: str, call: Call, criterion: Criterion
) -> None:
    """Write the record of a criterion."""
    details = {"criterion": criterion.label.best(language()), "weight": criterion.weight}
    write(session, actor_id, action, call, details)
