"""Swapping, postponing and cancelling turns."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from app.core.languages import language
from app.editions import actions as editions
from app.turns import queries
from app.turns.actions.telling import claim, happen, tell_hosts
from app.turns.errors import NotPossible, ReasonMissing, YearNotLater, YearTaken
from app.turns.models import Turn
from app.turns.rules import life

Link = Callable[[Turn], str]


def swap(
    session: Session,
    actor_id: int | None,
    turn: Turn,
    other: Turn,
    *,
    version: int,
    reason: str,
    link: Link,
) -> None:
    """Let two regions exchange their years; each keeps its own turn in its history.

    Both turns end as swapped, and each region receives an accepted one in the other's year.
    """
    queries.claim(session, turn, other)
    if not life.takes(turn.state, "swap", seen=version, now=turn.version):
        return
    life.check(other.state, "swap")
    if not reason:
        raise ReasonMissing
    turn.state = other.state = "swapped"
    session.flush()
    event = happen(
        session,
        actor_id,
        turn,
        "swapped",
        reason=reason,
        other_region_id=other.region_id,
        other_turn_id=other.id,
        to_year=other.year,
    )
    for given, taker in ((turn, other), (other, turn)):
        received = _make(session, taker, given.year, "accepted")
        happen(session, actor_id, received, "received", other_turn_id=taker.id)
        tell_hosts(session, received, event, link(received))


def postpone(
    session: Session,
    actor_id: int | None,
    turn: Turn,
    *,
    version: int,
    to_year: int | None,
    reason: str,
    link: Link,
) -> Turn | None:
    """Move a turn to a later year, or to none yet; returns the turn of the later year.

    Where the programme's rule says that a postponed turn is lost, it passes on instead.
    """
    if not claim(session, turn, "postpone", version):
        return None
    if not reason:
        raise ReasonMissing
    _check_year(session, turn, to_year)
    before = turn.state
    _end_edition(session, actor_id, turn, "postponed", reason)
    turn.state = "postponed"
    event = happen(session, actor_id, turn, "postponed", reason=reason, to_year=to_year)
    tell_hosts(session, turn, event, link(turn))
    if to_year is None or _lost(session, turn):
        return None
    moved = _make(session, turn, to_year, "offered" if before == "offered" else "accepted")
    # The forecast follows what is on record, also where nobody knows the rule's policy.
    happen(
        session,
        actor_id,
        moved,
        moved.state,
        other_region_id=moved.co_region_id,
        other_turn_id=turn.id,
    )
    return moved


def cancel(
    session: Session, actor_id: int | None, turn: Turn, *, version: int, reason: str, link: Link
) -> None:
    """Cancel a turn, and its edition where there is one; the reason is needed."""
    if not claim(session, turn, "cancel", version):
        return
    if not reason:
        raise ReasonMissing
    _end_edition(session, actor_id, turn, "cancelled", reason)
    turn.state = "cancelled"
    event = happen(session, actor_id, turn, "cancelled", reason=reason)
    tell_hosts(session, turn, event, link(turn))


def _make(session: Session, source: Turn, year: int, state: str) -> Turn:
    """Make a turn of the same regions in another year."""
    made = Turn(
        programme_id=source.programme_id,
        year=year,
        region_id=source.region_id,
        co_region_id=source.co_region_id,
        state=state,
    )
    session.add(made)
    session.flush()
    return made


def _check_year(session: Session, turn: Turn, to_year: int | None) -> None:
    """Refuse a year that is not later, or in which another turn is live."""
    if to_year is None:
        return
    if to_year <= turn.year:
        raise YearNotLater
    queries.lock_programme(session, turn.programme_id)
    live = queries.live_turn(session, turn.programme_id, to_year)
    if live is not None:
        raise YearTaken(to_year, live.region.name.best(language()), "to_year")


def _end_edition(
    session: Session, actor_id: int | None, turn: Turn, status: str, reason: str
) -> None:
    """Mark the turn's edition with what became of it."""
    if turn.edition_id is None:
        return
    edition = queries.edition_of(session, turn)
    if edition.status in {"held", "online"}:
        raise NotPossible(turn.state)
    if edition.status != status:
        editions.mark(session, actor_id, edition, status, reason)


def _lost(session: Session, turn: Turn) -> bool:
    """Tell whether the rule of the turn's year says that a postponed turn is lost."""
    rule = queries.programme_facts(session, turn.programme_id).rule_at(turn.year)
    return rule is not None and rule.policies.postponed == "loses"
