"""Who may do what with turns."""

from app.accounts.models import Role
from app.core.access import Actor
from app.programmes.models import Programme
from app.programmes.policy import coordinates
from app.turns.models import Turn


def may_plan(user: Actor, programme: Programme) -> bool:
    """Let a programme's coordinators look at its forecast, offer turns and set the rule."""
    return coordinates(user, programme.id)


def may_steer(user: Actor, turn: Turn) -> bool:
    """Let the programme's coordinators record what becomes of a turn."""
    return coordinates(user, turn.programme_id)


def speaks_for_host(user: Actor, turn: Turn) -> bool:
    """Tell whether the person coordinates a hosting region in the turn's programme."""
    return any(
        user.holds(Role.REGION_COORDINATOR, programme_id=turn.programme_id, region_id=region_id)
        for region_id in (turn.region_id, turn.co_region_id)
        if region_id is not None
    )


def may_see(user: Actor, turn: Turn) -> bool:
    """Let the programme's coordinators and those of the hosting regions see a turn."""
    return may_steer(user, turn) or speaks_for_host(user, turn)


def may_answer(user: Actor, turn: Turn) -> bool:
    """Let the hosting region answer, and the programme's coordinators record its answer."""
    return may_see(user, turn)
