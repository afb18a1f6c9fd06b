"""Opening an edition and changing what was planned."""

from dataclasses import asdict
from typing import Any

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.editions import queries, rules
from app.editions.actions.limits import keep_limits, keep_places, keep_roles
from app.editions.actions.saving import as_written, check_number, save, write
from app.editions.errors import NoZone
from app.editions.models import Edition, Invitee
from app.editions.rules import Limits, Plan
from app.editions.terms import EntryTerms
from app.programmes.models import Programme


def open_edition(
    session: Session, actor_id: int | None, programme: Programme, plan: Plan, limits: Limits
) -> Edition:
    """Open an edition with its invitees, roles and places; raises what plan or limits refuse."""
    rules.check_plan(plan)
    rules.check_limits(limits, programme.kind.terms(EntryTerms))
    zone = plan.zone or queries.zone_of(session, plan.host_id)
    if not zone:
        raise NoZone
    edition = Edition(
        programme_id=programme.id,
        status="open",
        age_on=limits.age_on,
        sex_asked=rules.sex_asked(limits),
        **(_columns(plan) | {"zone": zone}),
    )
    check_number(session, edition)
    session.add(edition)
    save(session, edition)
    keep_roles(session, edition, [], limits)
    keep_limits(session, edition, limits)
    session.add_all(
        Invitee(edition_id=edition.id, region_id=region) for region in sorted(plan.invitees)
    )
    keep_places(session, edition, rules.places(limits, plan.invitees))
    write(session, actor_id, "edition.opened", edition, {"number": plan.number, "year": plan.year})
    return edition


def change_edition(session: Session, actor_id: int | None, edition: Edition, plan: Plan) -> None:
    """Change what was planned; roles, invitees and their regions must be loaded.

    Raises Stale when somebody else saved since the edition was loaded.
    """
    rules.check_plan(plan)
    changed = {}
    for name, value in _columns(plan).items():
        if name == "zone" and not value:
            continue
        if getattr(edition, name) != value:
            changed[name] = [as_written(getattr(edition, name)), as_written(value)]
            setattr(edition, name, value)
    check_number(session, edition)
    limits = rules.limits_of(edition, edition.roles, queries.limits(session, edition.id))
    invited = {invitee.region_id for invitee in edition.invitees}
    if invited != plan.invitees:
        changed["invitees"] = [sorted(invited), sorted(plan.invitees)]
        flag_modified(edition, "note")
    save(session, edition)
    keep_places(session, edition, rules.places(limits, plan.invitees))
    _keep_invitees(session, edition, plan.invitees)
    if changed:
        write(session, actor_id, "edition.changed", edition, {"changed": changed})


def _columns(plan: Plan) -> dict[str, Any]:
    """Return the plan's values that are columns of the edition."""
    values = asdict(plan)
    del values["invitees"]
    return values


def _keep_invitees(session: Session, edition: Edition, invitees: frozenset[int]) -> None:
    """Bring the invitee rows in step with the regions chosen."""
    invited = {invitee.region_id: invitee for invitee in edition.invitees}
    for region, invitee in invited.items():
        if region not in invitees:
            session.delete(invitee)
    for region in sorted(invitees - set(invited)):
        session.add(Invitee(edition_id=edition.id, region_id=region))
