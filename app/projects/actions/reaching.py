"""What a project reaches by when: milestones, reached or not."""

from datetime import date

from sqlalchemy.orm import Session

from app.core import clock
from app.core.words import Words
from app.projects import queries
from app.projects.actions.writing import record
from app.projects.errors import NotReached
from app.projects.models import Milestone, Project
from app.projects.rules import life
from app.projects.rules.due import zone_of


def add_milestone(
    session: Session, actor_id: int | None, project: Project, name: Words, due_on: date
) -> Milestone:
    """Add something that the project reaches by a day; raises ProjectEnded."""
    queries.held(session, project)
    life.check_running(project.state)
    made = Milestone(project_id=project.id, name=name, due_on=due_on)
    session.add(made)
    session.flush()
    record(session, actor_id, "milestone.added", project, due_on=due_on.isoformat())
    return made


def change_milestone(
    session: Session, actor_id: int | None, milestone: Milestone, name: Words, due_on: date
) -> None:
    """Change what is reached or by when; raises ProjectEnded."""
    _check(session, milestone)
    before = milestone.due_on
    if (milestone.name, before) == (name, due_on):
        return
    milestone.name, milestone.due_on = name, due_on
    session.flush()
    moved = [before.isoformat(), due_on.isoformat()]
    record(session, actor_id, "milestone.changed", milestone.project, due_on=moved)


def reach(session: Session, actor_id: int | None, milestone: Milestone, done_on: date) -> None:
    """Say that a milestone was reached on a day; raises NotReached, ProjectEnded."""
    _check(session, milestone)
    if done_on > clock.today(zone_of(milestone.project)):
        raise NotReached
    if milestone.done_on == done_on:
        return
    milestone.done_on, milestone.done_at = done_on, clock.now()
    session.flush()
    record(session, actor_id, "milestone.done", milestone.project, done_on=done_on.isoformat())


def undo_reach(session: Session, actor_id: int | None, milestone: Milestone) -> None:
    """Say that a milestone is not reached after all; raises ProjectEnded."""
    _check(session, milestone)
    if milestone.done_on is None:
        return
    milestone.done_on = milestone.done_at = None
    session.flush()
    record(session, actor_id, "milestone.undone", milestone.project)


def remove_milestone(session: Session, actor_id: int | None, milestone: Milestone) -> None:
    """Take a milestone away; raises ProjectEnded."""
    _check(session, milestone)
    due_on = milestone.due_on.isoformat()
    session.delete(milestone)
    session.flush()
    record(session, actor_id, "milestone.removed", milestone.project, due_on=due_on)


def _check(session: Session, milestone: Milestone) -> None:
    """Refuse to change what belongs to a project that has ended."""
    queries.held(session, milestone.project)
    life.check_running(milestone.project.state)
