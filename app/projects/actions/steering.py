"""Changing a project, who takes part in it, and how it ends."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.accounts.models import User
from app.core import clock
from app.projects import mail, queries
from app.projects.actions.writing import record
from app.projects.errors import DaysReversed, PartnerLeft, PartnerTwice
from app.projects.models import Partner, Project
from app.projects.rules import life


def change(
    session: Session, actor_id: int | None, project: Project, values: Mapping[str, Any]
) -> None:
    """Change what is said of a project; raises DaysReversed."""
    first, last = values["starts_on"], values["ends_on"]
    if first and last and last < first:
        raise DaysReversed
    changed = [name for name, value in values.items() if getattr(project, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(project, name, values[name])
    if first:
        project.year = first.year
    session.flush()
    record(session, actor_id, "project.changed", project, changed=changed)


def add_partner(
    session: Session, actor_id: int | None, project: Project, region_id: int
) -> Partner:
    """Let a region take part, or again after it left; raises PartnerTwice, ProjectEnded."""
    queries.held(session, project)
    life.check_running(project.state)
    if region_id == project.lead_region_id:
        raise PartnerTwice
    found = next((one for one in project.partners if one.region_id == region_id), None)
    if found is not None and found.left_at is None:
        raise PartnerTwice
    if found is None:
        found = Partner(project_id=project.id, region_id=region_id, joined_at=clock.now())
        session.add(found)
    else:
        found.joined_at, found.left_at = clock.now(), None
    session.flush()
    record(session, actor_id, "project.partner_added", project, partner=region_id)
    return found


def leave(session: Session, actor_id: int | None, partner: Partner) -> None:
    """Keep that a region or organisation left a project; raises PartnerLeft, ProjectEnded."""
    queries.held(session, partner.project)
    life.check_running(partner.project.state)
    if partner.left_at is not None:
        raise PartnerLeft
    partner.left_at = clock.now()
    session.flush()
    record(session, actor_id, "project.partner_left", partner.project, partner=partner.region_id)


def end(
    session: Session, actor_id: int | None, project: Project, step: str, reason: str = ""
) -> None:
    """Finish a project or stop it; `step` is finish or stop, reports must be loaded.

    That it was stopped is told to everybody else whom it concerns. Raises ProjectEnded,
    ReasonMissing, ReportsMissing.
    """
    queries.held(session, project)
    then = life.after(project.state, step)
    life.check_end(step, reason, sum(one.handed_in_at is None for one in project.reports))
    project.state, project.reason, project.ended_at = then, reason, clock.now()
    session.flush()
    record(session, actor_id, f"project.{then}", project, reason=reason)
    if then == "stopped":
        mail.stopped(session, _others(session, actor_id, project), project)


def resume(session: Session, actor_id: int | None, project: Project) -> None:
    """Let a project run again that ended by mistake or too early; raises ProjectRuns."""
    queries.held(session, project)
    before, project.state = project.state, life.after(project.state, "resume")
    project.reason, project.ended_at = "", None
    session.flush()
    record(session, actor_id, "project.resumed", project)
    if before == "stopped":
        mail.resumed(session, _others(session, actor_id, project), project)


def _others(session: Session, actor_id: int | None, project: Project) -> list[User]:
    """Return whom a project concerns, but for the person who acts."""
    return [one for one in queries.concerned(session, project) if one.id != actor_id]
