"""The friendly numbers of a call's proposals."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from app.calls.models import Call


def take_number(session: Session, call_id: int) -> int:
    """Return the next number of a call, which nobody else gets: one atomic statement."""
    taken = session.execute(
        update(Call)
        .where(Call.id == call_id)
        .values(next_number=Call.next_number + 1)
        .returning(Call.next_number)
        .execution_options(synchronize_session=False)
    ).scalar_one()
    return int(taken) - 1
