"""Making a call, alone or from an earlier one, and changing it."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.calls import queries, rules
from app.calls.actions.saving import as_written, save, write
from app.calls.models import Call, CallArea, Criterion, ReviewPhase
from app.calls.rules import Plan
from app.calls.type import ProposalType
from app.core import clock
from app.programmes.models import Programme
from app.stages.rules.timing import moved


def make(
    session: Session,
    actor_id: int | None,
    programme: Programme,
    proposal_type: ProposalType,
    plan: Plan,
    source: Call | None = None,
) -> Call:
    """Make a call that nobody sees yet; from `source` come its criteria and phases, shifted.

    Raises what the plan refuses.
    """
    rules.check_plan(plan, proposal_type)
    call = Call(
        programme_id=programme.id,
        type_slug=proposal_type.slug,
        year=_year(session, plan),
        **_columns(plan),
    )
    session.add(call)
    session.flush()
    _keep_areas(session, call, frozenset(), plan.areas)
    if source is not None:
        _take_over(session, source, call)
    details = {"proposal_type": call.type_slug, "opening": as_written(call.opens_at)}
    deadline = {"deadline": as_written(call.closes_at)}
    write(session, actor_id, "call.made", call, details | deadline)
    session.flush()
    return call


def change(session: Session, actor_id: int | None, call: Call, plan: Plan) -> None:
    """Change what a call says; its areas must be loaded.

    Raises Stale when somebody else saved since it was loaded, DeadlineOver where a published call's
    deadline would move into the past, and what the plan refuses.
    """
    now, before = clock.now(), rules.plan_of(call)
    rules.check_plan(plan, call.type)
    if call.published_at is not None and plan.closes_at != call.closes_at:
        rules.check_ahead(plan.closes_at, now)
    changed = _changed(before, plan)
    if not changed:
        return
    for name, value in _columns(plan).items():
        if getattr(call, name) != value:
            setattr(call, name, value)
    call.year = _year(session, plan)
    if call.published_at is not None:
        call.changed_at = now
    # Areas stand in other rows: whoever changes only them changes the call too.
    flag_modified(call, "year")
    save(session)
    _keep_areas(session, call, before.areas, plan.areas)
    write(session, actor_id, "call.changed", call, changed)


def _year(session: Session, plan: Plan) -> int:
    """Return the year of a call that is planned so."""
    edition_year = queries.edition_year(session, plan.edition_id) if plan.edition_id else None
    return rules.year_of(plan.closes_at, plan.zone, edition_year)


def _columns(plan: Plan) -> dict[str, Any]:
    """Return the plan's values that are columns of the call."""
    values = asdict(plan)
    del values["areas"]
    return values


_TOLD = {"opens_at": "opening", "closes_at": "deadline", "survey_closes_at": "survey_until"}


def _changed(before: Plan, after: Plan) -> dict[str, Any]:
    """Return what a change changes, as a record's details hold it: moments, or only their names."""
    one, other = vars(before), vars(after)
    names = [name for name in one if one[name] != other[name]]
    told: dict[str, Any] = {
        _TOLD[name]: [as_written(one[name]), as_written(other[name])]
        for name in names
        if name in _TOLD
    }
    rest = [name for name in names if name not in _TOLD]
    return told | ({"changed": rest} if rest else {})


def _keep_areas(
    session: Session, call: Call, before: frozenset[int], after: frozenset[int]
) -> None:
    """Bring the rows of a call's areas in step with those chosen."""
    for row in queries.call_areas(session, call.id) if before - after else ():
        if row.area_id not in after:
            session.delete(row)
    session.add_all(CallArea(call_id=call.id, area_id=area) for area in sorted(after - before))
    session.flush()
    session.expire(call, ["areas"])


def _take_over(session: Session, source: Call, call: Call) -> None:
    """Give a call the criteria and phases of another, the phases moved as its deadline is."""
    by = rules.days_between(source, call)
    session.add_all(
        Criterion(
            call_id=call.id,
            position=one.position,
            label=one.label,
            hint=one.hint,
            weight=one.weight,
            least=one.least,
            most=one.most,
        )
        for one in source.criteria
    )
    session.add_all(
        ReviewPhase(
            call_id=call.id,
            name=one.name,
            opens_at=moved(one.opens_at, by, source.zone, call.zone),
            closes_at=moved(one.closes_at, by, source.zone, call.zone),
            who=one.who,
            blind=one.blind,
            others=one.others,
            may_decide=one.may_decide,
        )
        for one in source.phases
    )
