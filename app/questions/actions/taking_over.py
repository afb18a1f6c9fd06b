"""Starting an edition as its programme's last one was: questions, limits and stages at once."""

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from app.editions import queries as edition_queries
from app.editions import rules as edition_rules
from app.editions.models import Edition
from app.editions.rules import Limits
from app.editions.terms import EntryTerms
from app.questions import queries
from app.questions.actions.starting import copy
from app.questions.errors import NothingToCopy
from app.registration import actions as registration
from app.stages import actions as stages
from app.stages import queries as stage_queries
from app.stages.rules.timing import shift_between


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an edition took over from an earlier one: how many questions and stages, and limits."""

    source: Edition
    questions: int = 0
    stages: int = 0
    limits: bool = False


def take_over(session: Session, actor_id: int | None, edition: Edition) -> Taken:
    """Take over what the last edition that asked something had, its dates moved.

    Limits are taken while nobody is entered, stages where there are none. Programme, roles and
    invitees must be loaded. Raises NothingToCopy where there is no such edition, and where this
    one asks something already.
    """
    last = queries.last_with_questions(session, edition)
    source = edition_queries.edition(session, last.id) if last else None
    if source is None or queries.asks(session, edition.id):
        raise NothingToCopy
    roles = {role.role for role in edition.roles}
    limits = limits_of(session, source, edition)
    if limits:
        registration.set_limits(session, actor_id, edition, limits)
        roles = {limit.role for limit in limits.roles}
    has_stages = stage_queries.stages(session, edition.id)
    return Taken(
        source=source,
        questions=copy(session, actor_id, source, edition, roles),
        stages=0 if has_stages else stages.copy(session, actor_id, source, edition),
        limits=limits is not None,
    )


def limits_of(session: Session, source: Edition, target: Edition) -> Limits | None:
    """Return an edition's limits as another takes them over; None where people are entered.

    Limits of regions that are not invited stay behind, and the day of ages moves.
    """
    if any(place.taken for place in edition_queries.places(session, target.id)):
        return None
    rows = edition_queries.limits(session, source.id)
    found = edition_rules.limits_of(source, source.roles, rows)
    known = {role.slug for role in target.programme.kind.terms(EntryTerms).roles}
    roles = tuple(one for one in found.roles if one.role in known)
    if not roles:
        return None
    invited = {invitee.region_id for invitee in target.invitees}
    shift = shift_between(source.starts_on, source.year, target.starts_on, target.year)
    return replace(
        found,
        roles=roles,
        regions={region: most for region, most in found.regions.items() if region in invited},
        extra=tuple(
            one
            for one in found.extra
            if (one.role is None or one.role in known)
            and (one.region_id is None or one.region_id in invited)
        ),
        age_on=found.age_on + shift if found.age_on else None,
    )
