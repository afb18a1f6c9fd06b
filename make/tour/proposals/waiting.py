"""Weeks that nobody wants to wait for: the moments of one call move into the past."""

from datetime import timedelta

from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from app.ballots.models import Poll
from app.calls.models import Call, ReviewPhase

MOVED = {
    Call: ("opens_at", "closes_at", "survey_closes_at"),
    ReviewPhase: ("opens_at", "closes_at"),
    Poll: ("opens_at", "closes_at", "opened_at"),
}


def let_pass(database: str, call_id: int, days: int) -> None:
    """Let days pass for a call, its phases of review and its votes."""
    engine = create_engine(database)
    with Session(engine) as session, session.begin():
        for model, names in MOVED.items():
            of_call = model.id if model is Call else model.call_id
            for row in session.scalars(select(model).where(of_call == call_id)):
                for name in names:
                    moment = getattr(row, name)
                    if moment is not None:
                        setattr(row, name, moment - timedelta(days=days))
    engine.dispose()
