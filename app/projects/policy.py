"""Who may see projects, carry them on and steer them."""

from app.accounts.models import Role
from app.core.access import Actor
from app.programmes.policy import coordinates
from app.projects.models import Expense, Milestone, Partner, Project, ProjectPaper, Report

Part = Milestone | Report | Partner | Expense | ProjectPaper


def steers(user: Actor, project: Project) -> bool:
    """Tell whether the person coordinates the project's programme."""
    return coordinates(user, project.programme_id)


def leads(user: Actor, project: Project) -> bool:
    """Tell whether the person coordinates the region that leads the project."""
    return project.lead_region_id is not None and _speaks(user, project, project.lead_region_id)


def takes_part(user: Actor, project: Project) -> bool:
    """Tell whether the person coordinates a region that takes part; partners must be loaded."""
    return any(
        _speaks(user, project, one.region_id)
        for one in project.partners
        if one.region_id is not None and one.left_at is None
    )


def concerned(user: Actor, project: Project) -> bool:
    """Tell whether the person may see what is not public about the project."""
    return may_run(user, project) or takes_part(user, project)


def may_see(user: Actor, project: Project) -> bool:
    """Let anyone see a public project, and those whom it concerns any."""
    return project.public or concerned(user, project)


def may_run(user: Actor, project: Project) -> bool:
    """Let the leading region and the programme's coordinators carry the project on."""
    return steers(user, project) or leads(user, project)


def may_run_part(user: Actor, part: Part) -> bool:
    """Let those who carry a project on change a part of it."""
    return may_run(user, part.project)


def may_steer_part(user: Actor, part: Report) -> bool:
    """Let the programme's coordinators say what is reported by when."""
    return steers(user, part.project)


def may_see_report(user: Actor, report: Report) -> bool:
    """Let anyone read the reports of a public project that were handed in."""
    handed_in = report.handed_in_at is not None
    return concerned(user, report.project) or (handed_in and report.project.public)


def may_take(user: Actor, paper: ProjectPaper) -> bool:
    """Let anyone take the public files of a public project, and those whom it concerns all."""
    return concerned(user, paper.project) or (paper.public and paper.project.public)


def _speaks(user: Actor, project: Project, region_id: int) -> bool:
    """Tell whether the person coordinates a region in the project's programme."""
    return user.holds(
        Role.REGION_COORDINATOR, programme_id=project.programme_id, region_id=region_id
    )
