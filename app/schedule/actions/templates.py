"""Making what usually takes place at an edition of a kind, all at one go."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.editions.models import Edition
from app.regions.models import Region
from app.schedule import queries
from app.schedule.actions.activities import make
from app.schedule.actions.making import League, make_league
from app.schedule.actions.saving import write
from app.schedule.models import Group
from app.schedule.rules.activities import ActivityFacts, Party
from app.schedule.rules.templates import Planned, league_times
from app.schedule.terms import PartTerms, TemplateTerms
from app.schedule.words.templates import in_all, of_region, typed


def make_template(
    session: Session,
    actor_id: int | None,
    edition: Edition,
    terms: TemplateTerms,
    steps: Sequence[Planned],
    contests: Sequence[str],
    regions: Sequence[Region],
    *,
    batch: str = "",
    teams: bool = False,
) -> str:
    """Make the steps, and a full league for each contest; returns the batch they are taken back by.

    Raises TooFewTeams where contests have nobody to play.
    """
    batch = batch or str(uuid4())
    used = {one.step.part for one in steps}
    groups = _groups(session, edition, [one for one in terms.parts if one.slug in used], batch)
    made = [facts for one in steps for facts in _facts(one, groups, regions)]
    for facts in made:
        make(session, actor_id, edition, facts, source="template", batch=batch)
    for contest in contests:
        league = _league(edition, terms, contest, teams=teams)
        if league is not None:
            make_league(session, actor_id, edition, regions, league, batch=batch)
    session.flush()
    if made:
        name = str(in_all(terms.label)["en"])
        write(session, actor_id, "activities.made", edition, name=name, activities=len(made))
    return batch


def _groups(
    session: Session, edition: Edition, parts: Sequence[PartTerms], batch: str
) -> dict[str, Group]:
    """Make the groups of the template's parts, each after those that it comes after."""
    made: dict[str, Group] = {}
    for part in parts:
        before = made.get(part.after)
        made[part.slug] = group = Group(
            edition_id=edition.id,
            name=in_all(part.label),
            kind=part.kind,
            in_order=part.in_order,
            one_day=part.one_day,
            after_group_id=before.id if before else None,
            gap=part.gap,
            position=queries.next_group_position(session, edition.id),
            batch=batch,
        )
        session.add(group)
        session.flush()
    return made


def _facts(
    planned: Planned, groups: Mapping[str, Group], regions: Sequence[Region]
) -> list[ActivityFacts]:
    """Return what is told about the activities of a step: one, or one for each delegation."""
    step, title = planned.step, in_all(planned.step.title)
    group = groups.get(step.part)
    common: dict[str, Any] = {
        "kind": step.kind,
        "minutes": step.minutes,
        "turnround": step.turnround,
        "group_id": group.id if group else None,
        "position": step.position,
        "needs_space": step.needs_space,
        "earliest_at": planned.earliest_at,
        "latest_at": planned.latest_at,
    }
    if step.each:
        return [
            ActivityFacts(
                title=of_region(title, one.name),
                parties=frozenset({Party(region_id=one.id)}),
                **common,
            )
            for one in regions
        ]
    whom = Party(role=step.role) if step.role else Party(everyone=True)
    return [ActivityFacts(title=title, parties=frozenset({whom}), **common)]


def _league(edition: Edition, terms: TemplateTerms, contest: str, *, teams: bool) -> League | None:
    """Return the league of a contest, on the days of play."""
    usual = terms.league
    if usual is None:
        return None
    earliest, latest = league_times(usual, edition.starts_on, edition.ends_on, edition.zone)
    return League(
        name=typed(contest),
        minutes=usual.minutes,
        turnround=usual.turnround,
        rest=usual.rest,
        earliest_at=earliest,
        latest_at=latest,
        teams=teams,
    )
