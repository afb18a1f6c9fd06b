"""What a region says about how many people it sends."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.core import clock
from app.editions import queries as edition_queries
from app.editions.actions.saving import write
from app.editions.models import Invitee
from app.stages import queries, rules
from app.stages.actions.setting import WINDOW
from app.stages.models import Announcement
from app.stages.rules import Column


def announce(
    session: Session,
    actor_id: int | None,
    invitee: Invitee,
    numbers: Mapping[Column, int],
    *,
    allowed: bool = False,
) -> None:
    """Say how many people the region sends; roles of the edition must be loaded.

    `allowed` is an accepted request: neither deadline nor limits of the region hold. Raises what
    the stage and the limits refuse.
    """
    edition = invitee.edition
    # Whoever announces for the same region at the same moment waits here.
    session.refresh(invitee, ["region_id"], with_for_update=True)
    session.refresh(edition, WINDOW, with_for_update={"read": True})
    if not allowed:
        stage = queries.fresh(session, edition.id).get("number")
        rules.check(stage, edition, clock.now())
    places = edition_queries.places(session, edition.id)
    own = [] if allowed else [one for one in places if one.region_id == invitee.region_id]
    rules.check_numbers(numbers, {role.role for role in edition.roles}, own)
    changed = _keep(session, actor_id, invitee, numbers)
    if changed:
        details = {"people": sum(numbers.values()), "numbers": changed}
        region_id = invitee.region_id
        write(session, actor_id, "numbers.announced", edition, details, region_id=region_id)


def _keep(
    session: Session, actor_id: int | None, invitee: Invitee, numbers: Mapping[Column, int]
) -> dict[str, list[int | None]]:
    """Bring the rows in step with the numbers; return what changed, by column."""
    found = queries.announced(session, invitee.edition_id, invitee.region_id)
    rows = {Column(row.role, row.sex): row for row in found}
    changed: dict[str, list[int | None]] = {}
    for column in rows.keys() - numbers.keys():
        session.delete(rows[column])
    for column, people in numbers.items():
        row = rows.get(column)
        if row is not None and row.people == people:
            continue
        changed[column.name] = [row.people if row else None, people]
        if row is None:
            row = Announcement(
                edition_id=invitee.edition_id,
                region_id=invitee.region_id,
                role=column.role or "",
                sex=column.sex,
                people=people,
                announced_at=clock.now(),
            )
            session.add(row)
        row.people, row.announced_at, row.announced_by_id = people, clock.now(), actor_id
    session.flush()
    return changed
