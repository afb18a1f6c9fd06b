"""Who decides together: adding people to a call's panel and taking them from it."""

from sqlalchemy.orm import Session

from app.calls import queries
from app.calls.actions.saving import write
from app.calls.models import Call, PanelMember
from app.core import clock


def add_to_panel(session: Session, actor_id: int | None, call: Call, user_id: int) -> PanelMember:
    """Add a person to the panel; whoever is on it already stays."""
    queries.held(session, call.id)
    known = queries.panel_member(session, call.id, user_id)
    if known is not None:
        return known
    made = PanelMember(call_id=call.id, user_id=user_id, added_at=clock.now())
    session.add(made)
    session.flush()
    write(session, actor_id, "call.panel_joined", call, {"user": user_id})
    return made


def take_from_panel(session: Session, actor_id: int | None, member: PanelMember) -> None:
    """Take a person from the panel; they can be added again."""
    call, user_id = member.call, member.user_id
    session.delete(member)
    session.flush()
    write(session, actor_id, "call.panel_left", call, {"user": user_id})
