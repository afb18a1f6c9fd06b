"""Who answers a survey, and who sees what the regions answered."""

from app.accounts.models import Role
from app.accounts.policy import own_regions
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
    takes_part = may_run(user, call) or on_panel(user, call)
    return takes_part or bool(own_regions(user, call.programme_id))
