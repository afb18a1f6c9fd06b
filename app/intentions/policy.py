"""Who answers a survey, and who sees what the regions answered."""

from app.accounts.models import Role, User
from app.calls.models import Call
from app.calls.policy import may_run, on_panel
from app.core.access import Actor
from app.intentions.queries import Asked


def may_answer(user: Actor, asked: Asked) -> bool:
    """Tell whether the person coordinates the region that is asked."""
    return user.holds(
        Role.REGION_COORDINATOR,
        programme_id=asked.call.programme_id,
        region_id=asked.region.id,
    )


def may_see(user: Actor, call: Call) -> bool:
    """Let the coordinator, the panel and the coordinators of regions see all answers."""
    return may_run(user, call) or on_panel(user, call) or bool(own_regions(user, call))


def own_regions(user: Actor, call: Call) -> list[int]:
    """Return the ids of the regions that the person coordinates in the call's programme."""
    grants = user.grants if isinstance(user, User) else ()
    return sorted(
        grant.region_id
        for grant in grants
        if grant.role == Role.REGION_COORDINATOR
        and grant.programme_id == call.programme_id
        and grant.region_id is not None
    )
