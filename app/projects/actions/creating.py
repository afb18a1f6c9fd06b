"""What acceptance makes of a proposal: a project that runs, or an item that waits."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from app.calls import queries as calls
from app.editions.models import Edition
from app.history import actions as history
from app.projects import queries
from app.projects.actions.writing import record
from app.projects.models import AgendaItem, Partner, Project, ProjectArea, ProjectLine
from app.proposals import queries as proposals
from app.proposals.models import Proposal
from app.proposals.rules import Content
from app.regions import queries as regions


def create_project(
    session: Session, actor_id: int | None, proposal: Proposal, at: datetime
) -> Project:
    """Make a proposal a project with its parties, areas and budget lines; the same one again.

    Everything is copied, as it was submitted last: what was written since then was not decided on.
    What is changed of the project later leaves the proposal as it was.
    """
    if found := queries.of_proposal(session, proposal.id):
        return found
    whole = proposals.held(session, proposal.id)
    said = proposals.latest_versions(session, [whole.id])[whole.id].content
    starts_on, ends_on = _day(said["starts_on"]), _day(said["ends_on"])
    place_region = regions.region(session, said["place_region"] or "")
    made = Project(
        proposal_id=whole.id,
        programme_id=whole.call.programme_id,
        name=whole.title,
        summary=whole.summary,
        lead_region_id=whole.region_id,
        organisation=said["organisation"],
        year=starts_on.year if starts_on else whole.call.year,
        starts_on=starts_on,
        ends_on=ends_on,
        place=said["place"],
        place_region_id=place_region.id if place_region else None,
        people=said["people"],
        public=whole.call.type.public,
        made_at=at,
    )
    session.add(made)
    session.flush()
    _copy(session, whole, said, made)
    record(session, actor_id, "project.begun", made, year=made.year)
    return made


def _copy(session: Session, proposal: Proposal, said: Content, made: Project) -> None:
    """Give a project the areas and budget lines that were submitted, and the confirmed parties."""
    areas = [one for one in calls.areas(session) if one.code in said["areas"]]
    session.add_all(ProjectArea(project_id=made.id, area_id=one.id) for one in areas)
    session.add_all(
        Partner(
            project_id=made.id,
            region_id=one.region_id,
            organisation=one.organisation,
            part="partner",
            joined_at=made.made_at,
        )
        for one in proposal.parties
        if one.state == "confirmed" and one.region_id != proposal.region_id
    )
    session.add_all(
        ProjectLine(
            project_id=made.id,
            position=position,
            what=one["what"],
            payer=one["payer"],
            amount=None if one["amount"] is None else Decimal(one["amount"]),
            currency=one["currency"],
        )
        for position, one in enumerate(said["budget"])
    )
    session.flush()


def _day(written: str | None) -> date | None:
    """Read a day as a version keeps it."""
    return date.fromisoformat(written) if written else None


def put_on_agenda(
    session: Session,
    actor_id: int | None,
    proposal: Proposal,
    edition: Edition,
    *,
    kind: str,
    minutes: int | None,
    at: datetime,
) -> AgendaItem:
    """Let an accepted item or session wait in an edition for its timetable; the same one again."""
    if found := queries.items_of_proposal(session, proposal.id):
        return found
    made = AgendaItem(
        edition_id=edition.id,
        proposal_id=proposal.id,
        kind=kind,
        title=proposal.title,
        summary=proposal.summary,
        minutes=minutes,
        region_id=proposal.region_id,
        made_at=at,
    )
    session.add(made)
    session.flush()
    history.record(
        session,
        actor_id,
        "agenda_item.accepted",
        subject=f"agenda_item:{made.id}",
        programme_id=edition.programme_id,
        edition_id=edition.id,
        region_id=made.region_id,
    )
    return made
