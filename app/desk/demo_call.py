"""A call to try proposals with: projects that the members of the assembly carry out together."""

import json
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.calls import actions, queries
from app.calls.models import Call
from app.calls.rules import Measure, Plan, PlannedPhase
from app.calls.type import proposal_type
from app.core import clock
from app.core.words import Words
from app.programmes.models import Programme
from app.programmes.queries import programme

ASSEMBLY = "near-assembly"
ZONE = "Asia/Seoul"
FIVE = time(17, 0)
OPEN_WEEKS, SURVEY_WEEKS = 6, 3
NOTE = "An example to try proposals with; nobody has agreed to it."
_FILE = Path(__file__).parent / "facts" / "demo_call.json"


def make_demo_call(session: Session) -> Call | None:
    """Call for projects, once; None where the facts are not loaded."""
    assembly = programme(session, ASSEMBLY)
    if assembly is None:
        return None
    there = session.scalar(select(Call).where(Call.programme_id == assembly.id, Call.note == NOTE))
    return there or _make(session, assembly, json.loads(_FILE.read_text(encoding="utf-8")))


def _make(session: Session, assembly: Programme, told: dict[str, Any]) -> Call:
    """Make the call with its criteria and phases, and publish it."""
    area = queries.area(session, told["area"])
    plan = Plan(
        title=Words(told["title"]),
        text=Words(told["text"]),
        edition_id=None,
        areas=frozenset({area.id} if area else ()),
        zone=ZONE,
        opens_at=clock.now() - timedelta(hours=1),
        closes_at=_in(OPEN_WEEKS),
        survey_closes_at=_in(OPEN_WEEKS + SURVEY_WEEKS),
        decided_by="coordinator",
    )
    call = actions.make(session, None, assembly, proposal_type(told["type"]), plan)
    call.note = NOTE
    for one in told["criteria"]:
        actions.add_criterion(session, None, call, _measure(one))
    for one in told["phases"]:
        actions.add_phase(session, None, call, _phase(one))
    actions.publish(session, None, call)
    return call


def _measure(told: dict[str, Any]) -> Measure:
    """Return a criterion scored from 0 to 5."""
    words = {"label": Words(told["label"]), "hint": Words(told["hint"])}
    return Measure(**words, weight=told["weight"], least=0, most=5)


def _phase(told: dict[str, Any]) -> PlannedPhase:
    """Return a phase that begins some weeks after the deadline."""
    opens, closes = (_in(OPEN_WEEKS + weeks) for weeks in told["weeks"])
    rest = {name: told[name] for name in ("who", "blind", "others", "may_decide")}
    return PlannedPhase(name=Words(told["name"]), opens_at=opens, closes_at=closes, **rest)


def _in(weeks: int) -> datetime:
    """Return five in the afternoon on the call's clocks, some weeks from today (UTC)."""
    day = clock.today(ZONE) + timedelta(weeks=weeks)
    return datetime.combine(day, FIVE, ZoneInfo(ZONE)).astimezone(UTC)
