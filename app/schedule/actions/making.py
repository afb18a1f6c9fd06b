"""Making many activities at one go, and taking them back at one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core import clock
from app.core.languages import LANGUAGES, language
from app.core.words import Words
from app.editions.models import Edition
from app.regions.models import Region
from app.schedule import queries
from app.schedule.actions.activities import make
from app.schedule.actions.putting import hold
from app.schedule.actions.saving import save, write
from app.schedule.errors.activities import TooFewTeams
from app.schedule.errors.forums import ForumStands
from app.schedule.models import Activity, ForumPlan, Group, Rule
from app.schedule.queries import Batch, forums
from app.schedule.rules import league as rules
from app.schedule.rules.activities import ActivityFacts, Party
from app.venues.models import Venue

Part = Activity | Group | Rule | Venue | ForumPlan


@dataclass(frozen=True, kw_only=True)
class League:
    """A full league: who plays, for how long, and where.

    Without a `role` whole delegations play; with `teams` only a team of each, and others of it may
    play in another league at the time.
    """

    name: Words
    minutes: int
    turnround: int = 0
    rest: int = 0
    twice: bool = False
    in_order: bool = False
    role: str | None = None
    teams: bool = False
    space_ids: frozenset[int] = frozenset()
    earliest_at: datetime | None = None
    latest_at: datetime | None = None


def make_league(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    regions: Sequence[Region],
    league: League,
    *,
    batch: str = "",
) -> str:
    """Make the group and all matches of a league; returns its batch; raises TooFewTeams."""
    if len(regions) < rules.FEWEST:
        raise TooFewTeams
    batch = batch or str(uuid4())
    group = Group(
        edition_id=edition.id,
        name=league.name,
        kind="league",
        rest=league.rest,
        in_order=league.in_order,
        position=queries.next_group_position(session, edition.id),
        batch=batch,
    )
    session.add(group)
    session.flush()
    matches = rules.matches(regions, twice=league.twice)
    for one in matches:
        facing = (regions[one.first], regions[one.second])
        facts = _match(league, group, facing, one.round)
        make(session, actor_id, edition, facts, batch=batch)
    session.flush()
    name = league.name.best(language())
    write(session, actor_id, "activities.made", edition, name=name, activities=len(matches))
    return batch


def made_already(session: Session, edition: Edition, batch: str) -> bool:
    """Tell whether an earlier click made a batch; one of the same moment is waited for."""
    hold(session, edition)
    return queries.batch(session, edition.id, batch) is not None


def take_back(session: Session, actor_id: int | None, batch: Batch) -> int:
    """Remove what was made at one go and still stands; returns how many activities that was.

    Groups and venues stay that anything else needs.
    """
    now = clock.now()
    gone = [one for one in queries.of_batch(session, batch) if one.removed_at is None]
    groups = queries.groups_of_batch(session, batch)
    used = queries.in_use(session, [one.id for one in groups], batch.number)
    needed = queries.venues_in_use(session, batch)
    parts: list[Part] = [
        *gone,
        *(one for one in groups if one.id not in used),
        *queries.rules_of_batch(session, batch),
        *(one for one in queries.venues_of_batch(session, batch) if one.id not in needed),
        *queries.forums_of_batch(session, batch),
    ]
    for one in parts:
        one.removed_at = one.removed_at or now
    save(session)
    write(session, actor_id, "activities.taken_back", batch.edition, activities=len(gone))
    return len(gone)


def give_back(session: Session, actor_id: int | None, batch: Batch) -> int:
    """Put back what was made at one go and removed; returns how many activities that was.

    Raises ForumStands where it had a forum, and the edition has another one by now.
    """
    found = [one for one in queries.of_batch(session, batch) if one.removed_at is not None]
    parts: list[Part] = [
        *found,
        *queries.groups_of_batch(session, batch),
        *queries.rules_of_batch(session, batch),
        *queries.venues_of_batch(session, batch),
        *_forums(session, batch),
    ]
    for one in parts:
        one.removed_at = None
    save(session)
    write(session, actor_id, "activities.given_back", batch.edition, activities=len(found))
    return len(found)


def _forums(session: Session, batch: Batch) -> Sequence[ForumPlan]:
    """Return the forums that were made at one go, which may stand again; raises ForumStands."""
    hold(session, batch.edition)
    found = queries.forums_of_batch(session, batch)
    stands = forums.standing(session, batch.edition.id) if found else None
    if stands is not None and stands not in found:
        raise ForumStands
    return found


def _match(
    league: League, group: Group, facing: tuple[Region, Region], round_: int
) -> ActivityFacts:
    """Return what is told about a match of two regions, which are named in every language."""
    one, other = facing
    title = {code: f"{one.name.best(code)} – {other.name.best(code)}" for code in LANGUAGES}
    return ActivityFacts(
        kind="match",
        title=Words(title),
        minutes=league.minutes,
        turnround=league.turnround,
        group_id=group.id,
        position=round_,
        parties=frozenset(Party(region_id=region.id, role=league.role) for region in facing),
        teams=league.teams,
        space_ids=league.space_ids,
        earliest_at=league.earliest_at,
        latest_at=league.latest_at,
    )
