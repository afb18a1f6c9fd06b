"""Who may plan a timetable, and who may see its draft."""

from app.core.access import Actor
from app.editions.models import Edition
from app.editions.policy import coordinates
from app.schedule.models import Activity, Group, Interpreter, Rule, Run
from app.schedule.queries import Batch
from app.schedule.queries.items import Item


def may_plan(user: Actor, edition: Edition) -> bool:
    """Tell whether the person plans the edition's timetable."""
    return coordinates(user, edition)


def may_see_draft(user: Actor, edition: Edition) -> bool:
    """Tell whether the person sees the draft: the team that plans, and nobody else."""
    return may_plan(user, edition)


def may_plan_part(user: Actor, part: Activity | Group | Interpreter | Rule | Run) -> bool:
    """Tell whether the person plans the timetable that something is a part of."""
    return may_plan(user, part.edition)


def may_plan_batch(user: Actor, batch: Batch) -> bool:
    """Tell whether the person plans the timetable that a batch was made in."""
    return may_plan(user, batch.edition)


def may_plan_item(user: Actor, item: Item) -> bool:
    """Tell whether the person plans the timetable that an accepted proposal waits for."""
    return may_plan(user, item.edition)
