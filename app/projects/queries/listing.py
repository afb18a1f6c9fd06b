"""Lists of projects: searched, filtered and sorted; of a programme, a region, an edition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.calls.models import Area, Call
from app.core.folding import folded
from app.projects.models import STATES, AgendaItem, Partner, Project, ProjectArea
from app.projects.queries.finding import SEEN
from app.regions.models import Region

PAGE = 50
LATEST = 20
# So many stand on the page of a programme or a region, which leads to all of them.
NEWEST = 8
# A year that is not known sorts before all others.
UNKNOWN = 0


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What somebody looks for; empty means anything."""

    search: str = ""
    state: str = ""
    area: str = ""
    programme: str = ""
    region: str = ""
    sorted_by: str = "year"
    descending: bool = True
    language: str = "en"


SORTS: dict[str, Callable[[Project, str], Any]] = {
    "year": lambda one, language: (one.year or UNKNOWN, folded(one.name.best(language))),
    "name": lambda one, language: folded(one.name.best(language)),
    "lead": lambda one, language: (
        one.lead is None,
        folded(one.lead.name.best(language)) if one.lead else "",
    ),
    "state": lambda one, _language: STATES.index(one.state),
}


def listed(session: Session, wanted: Wanted) -> list[Project]:
    """Return the projects that somebody looks for, public or not; three statements."""
    found = _with_areas()
    if wanted.state in STATES:
        found = found.where(Project.state == wanted.state)
    if wanted.programme:
        found = found.where(Project.programme.has(slug=wanted.programme))
    if wanted.area:
        found = found.where(Project.id.in_(_about(wanted.area)))
    if wanted.region:
        region = select(Region.id).where(Region.code == wanted.region)
        found = found.where(_with_regions(region))
    words = folded(wanted.search).split()
    projects = [one for one in session.scalars(found) if all(word in _text(one) for word in words)]
    key = SORTS.get(wanted.sorted_by, SORTS["year"])
    return sorted(
        projects, key=lambda one: (key(one, wanted.language), one.id), reverse=wanted.descending
    )


def of_region(session: Session, region_id: int) -> Sequence[Project]:
    """Return the public projects that a region leads or takes part in, the newest alone."""
    return session.scalars(
        _newest(_with_regions(select(Region.id).where(Region.id == region_id)))
    ).all()


def of_programme(session: Session, programme_id: int) -> Sequence[Project]:
    """Return the public projects of a programme, the newest alone."""
    return session.scalars(_newest(Project.programme_id == programme_id)).all()


def running(session: Session, limit: int = LATEST) -> Sequence[Project]:
    """Return the public projects that run, those begun last first; one statement."""
    return session.scalars(
        select(Project)
        .where(Project.public, Project.state == "running")
        .options(joinedload(Project.programme, innerjoin=True), joinedload(Project.lead))
        .order_by(Project.made_at.desc(), Project.id.desc())
        .limit(limit)
    ).all()


def of_proposal(session: Session, proposal_id: int) -> Project | None:
    """Return the project that a proposal became."""
    return session.scalar(select(Project).where(Project.proposal_id == proposal_id).options(*SEEN))


def between(
    projects: Iterable[Project],
) -> list[tuple[int | None, frozenset[int]]]:
    """Return the regions that carry each project together, and its year."""
    return [(one.year, region_ids(one)) for one in projects]


def region_ids(project: Project) -> frozenset[int]:
    """Return the ids of the regions of a project: the one that leads it, and its partners."""
    ids = {project.lead_region_id, *(one.region_id for one in project.partners)}
    return frozenset(one for one in ids if one is not None)


def items_of_edition(session: Session, edition_id: int) -> Sequence[AgendaItem]:
    """Return what waits in an edition for its timetable, in the order in which it came."""
    return session.scalars(
        select(AgendaItem)
        .where(AgendaItem.edition_id == edition_id, AgendaItem.state == "waiting")
        .options(joinedload(AgendaItem.region))
        .order_by(AgendaItem.made_at, AgendaItem.id)
    ).all()


def items_of_proposal(session: Session, proposal_id: int) -> AgendaItem | None:
    """Return the item that a proposal became."""
    return session.scalar(select(AgendaItem).where(AgendaItem.proposal_id == proposal_id))


def open_calls_like(session: Session, call: Call, now: datetime) -> Sequence[Call]:
    """Return the calls of the same type and programme that take proposals, but for itself."""
    return session.scalars(
        select(Call)
        .where(
            Call.programme_id == call.programme_id,
            Call.type_slug == call.type_slug,
            Call.id != call.id,
            Call.published_at.is_not(None),
            Call.cancelled_at.is_(None),
            Call.opens_at <= now,
            Call.closes_at > now,
        )
        .order_by(Call.closes_at)
    ).all()


def _with_areas() -> Select[Project]:
    """Select projects with what a list shows of them."""
    return select(Project).options(*SEEN, selectinload(Project.areas))


def _newest(where: Any) -> Select[Project]:
    """Select the newest public projects, those of the latest year first."""
    return (
        select(Project)
        .where(Project.public, where)
        .options(*SEEN)
        .order_by(Project.year.is_(None), Project.year.desc(), Project.id.desc())
        .limit(NEWEST)
    )


def _with_regions(region: Select[int]) -> Any:
    """Compare a project's regions with some."""
    taking_part = select(Partner.project_id).where(Partner.region_id.in_(region))
    return or_(Project.lead_region_id.in_(region), Project.id.in_(taking_part))


def _about(code: str) -> Select[int]:
    """Select the ids of the projects of an area and of those that stand under it."""
    chosen = select(Area.id).where(Area.code == code).scalar_subquery()
    return (
        select(ProjectArea.project_id)
        .join(Area, Area.id == ProjectArea.area_id)
        .where(or_(Area.id == chosen, and_(Area.parent_id == chosen)))
    )


def _text(project: Project) -> str:
    """Return what a project may be found by, in all its languages."""
    regions = [project.lead, *(one.region for one in project.partners)]
    names = [name for one in regions if one for name in one.name.values()]
    own = [*project.name.values(), *project.summary.values(), *project.programme.name.values()]
    return folded(" ".join([*own, *names, project.organisation, str(project.year or "")]))
