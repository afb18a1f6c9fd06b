"""Who may make calls, see them, and decide about what is proposed."""

from app.accounts.models import User
from app.calls.models import Call, CallCode, Criterion, PanelMember, ReviewPhase
from app.core.access import Actor
from app.programmes.models import Programme
from app.programmes.policy import coordinates

Part = CallCode | Criterion | ReviewPhase | PanelMember


def may_make(user: Actor, programme: Programme) -> bool:
    """Tell whether the person may make a call in the programme."""
    return coordinates(user, programme.id)


def may_run(user: Actor, call: Call) -> bool:
    """Tell whether the person may change the call, its codes, criteria, phases and panel."""
    return coordinates(user, call.programme_id)


def may_see(user: Actor, call: Call) -> bool:
    """Let anyone see a call once it is published; before, who runs it."""
    return call.published_at is not None or may_run(user, call)


def decides(user: Actor, call: Call) -> bool:
    """Tell whether the person decides about the proposals; the panel of the call must be loaded.

    A vote's outcome is put down by the coordinator.
    """
    if call.decided_by == "panel":
        return on_panel(user, call)
    return may_run(user, call)


def on_panel(user: Actor, call: Call) -> bool:
    """Tell whether the person is a member of the call's panel, and still of the programme."""
    grants = user.grants if isinstance(user, User) else ()
    return any(grant.programme_id == call.programme_id for grant in grants) and user.actor_id in {
        one.user_id for one in call.panel
    }


def may_run_part(user: Actor, part: Part) -> bool:
    """Tell whether the person may change a code, criterion, phase or panel member of a call."""
    return may_run(user, part.call)
