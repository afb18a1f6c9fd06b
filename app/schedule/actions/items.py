"""Making activities from accepted proposals, and telling these what became of them."""

from collections.abc import Sequence
from uuid import uuid4

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.projects import actions as projects
from app.projects.models import AgendaItem
from app.schedule.actions.activities import make
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import save, write
from app.schedule.queries import items as queries
from app.schedule.rules.activities import ActivityFacts, Party

# What nobody said the length of takes an hour.
USUAL_MINUTES = 60


def make_from_items(
    session: Session, actor_id: int | None, edition: Edition, items: Sequence[AgendaItem]
) -> str:
    """Make an activity of each item, at the side of the board; returns their batch.

    One that was made before and removed is put back.
    """
    batch = str(uuid4())
    hold(session, edition)
    known = queries.made_from(session, [one.id for one in items])
    for item in items:
        if item.id in known:
            known[item.id].removed_at = None
            known[item.id].batch = batch
        else:
            made = make(session, actor_id, edition, _facts(item), source="proposal", batch=batch)
            made.agenda_item_id = item.id
    save(session)
    if items:
        write(session, actor_id, "activities.from_proposals", edition, activities=len(items))
    return batch


def settle(session: Session, edition: Edition) -> None:
    """Let items be placed whose activities stand on the board, and the others wait.

    Done by a release: until then the draft is nobody's business but the team's.
    """
    projects.settle_items(session, edition, queries.placed(session, edition.id))


def _facts(item: AgendaItem) -> ActivityFacts:
    """Return what is told about an item; the region that proposed it presents it."""
    region = item.region_id
    return ActivityFacts(
        kind="session",
        title=item.title,
        summary=item.summary,
        minutes=item.minutes or USUAL_MINUTES,
        region_id=region,
        parties=frozenset({Party(region_id=region)} if region is not None else ()),
    )
