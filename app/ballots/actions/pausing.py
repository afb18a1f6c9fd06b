"""Writing down that a member has no vote for a time, such as while its fees are unpaid."""

from datetime import date

from sqlalchemy.orm import Session

from app.ballots import queries
from app.ballots.errors import PausedAlready, PauseInDisorder
from app.ballots.models import VotingPause
from app.history import actions as history
from app.programmes.models import Programme


def pause(
    session: Session,
    actor_id: int | None,
    programme: Programme,
    region_id: int,
    since: date,
    why: str,
    note: str = "",
) -> VotingPause:
    """Let a region's vote rest from a day on; raises PausedAlready."""
    session.refresh(programme, ["version"], with_for_update=True)
    for one in queries.pauses(session, programme.id):
        if one.region_id == region_id and (one.until is None or since < one.until):
            raise PausedAlready
    made = VotingPause(
        programme_id=programme.id, region_id=region_id, since=since, why=why, note=note
    )
    session.add(made)
    session.flush()
    _record(session, actor_id, "vote.paused", made)
    return made


def end_pause(session: Session, actor_id: int | None, found: VotingPause, until: date) -> None:
    """Let a region vote again from a day on; raises PauseInDisorder."""
    if until <= found.since:
        raise PauseInDisorder
    found.until = until
    session.flush()
    _record(session, actor_id, "vote.resumed", found)


def _record(session: Session, actor_id: int | None, action: str, found: VotingPause) -> None:
    """Record what was written down."""
    history.record(
        session,
        actor_id,
        action,
        subject=f"programme:{found.programme_id}",
        programme_id=found.programme_id,
        region_id=found.region_id,
        details={
            "since": found.since.isoformat(),
            "until": found.until and found.until.isoformat(),
        },
    )
