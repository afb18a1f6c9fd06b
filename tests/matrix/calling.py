"""Calls for proposals in the world: one that is open and one that is still a draft, twice."""

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.calls.models import Area, Call, CallArea, CallCode, Criterion, PanelMember, ReviewPhase
from app.calls.type import proposal_types
from app.core import clock
from app.core.words import Words
from tests.matrix.world import World

DAY = timedelta(days=1)


def call_all(session: Session, world: World) -> None:
    """Call for proposals in both programmes; the codes, criteria and phases stand by name."""
    area = Area(code="ports", name=Words(en="Ports"))
    session.add(area)
    session.flush()
    world.own["area_id"] = world.other["area_id"] = area.id
    for told, runs in ((world.own, "programme_own"), (world.other, "programme_other")):
        told["call_id"] = _call(session, told, published=True)
        told["draft_call_id"] = _call(session, told, published=False)
        session.add(CallArea(call_id=told["call_id"], area_id=area.id))
        told["user_id"] = world.people[runs]
        _parts(session, told)


def _call(session: Session, told: dict[str, Any], *, published: bool) -> int:
    """Call for what the first type asks."""
    now = clock.now()
    call = Call(
        programme_id=told["programme_id"],
        type_slug=proposal_types()[0].slug,
        title=Words(en="Ports together"),
        text=Words(en="Propose what ports can do."),
        opens_at=now - DAY,
        closes_at=now + 30 * DAY,
        survey_closes_at=now + 40 * DAY,
        zone="Asia/Tokyo",
        year=now.year,
        published_at=now - DAY if published else None,
    )
    session.add(call)
    session.flush()
    return call.id


def _parts(session: Session, told: dict[str, Any]) -> None:
    """Give the open call a code, two criteria, two phases and a panel."""
    now, call_id = clock.now(), told["call_id"]
    code = CallCode(call_id=call_id, code=f"ACDEF{call_id:05}", made_at=now)
    one, spare = (
        Criterion(call_id=call_id, position=place, label=Words(en=name), hint=Words())
        for place, name in enumerate(("Use", "Spare"), 1)
    )
    phase, later = (
        ReviewPhase(
            call_id=call_id,
            name=Words(en=name),
            opens_at=now + begins * DAY,
            closes_at=now + (begins + 20) * DAY,
        )
        for begins, name in ((-1, "First"), (40, "Later"))
    )
    member = PanelMember(call_id=call_id, user_id=told["user_id"], added_at=now)
    session.add_all([code, one, spare, phase, later, member])
    session.flush()
    told["code_id"], told["criterion_id"], told["phase_id"] = code.id, one.id, phase.id
    told["spare_criterion_id"], told["spare_phase_id"] = spare.id, later.id
